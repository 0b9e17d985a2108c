/** The hash of all handshake messages so far, to which keys, signatures and Finished are bound. RFC 8446 §4.4.1. */
import { concat, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { RunningHash } from '../../crypto/running-hash.ts';
import type { Io } from '../trace.ts';
import { MessageHash } from './messages/later.ts';
import type { SuiteHash } from './suites.ts';

export class TranscriptHash {
  readonly #io: Io;
  readonly #messages: Bytes[] = [];
  #running: RunningHash | null = null;
  /** Of all messages so far; null once more have come. */
  #digest: Bytes | null = null;
  #retried = false;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Whether a HelloRetryRequest is in it. */
  get retried(): boolean {
    return this.#retried;
  }

  /** Adds a message, header included. */
  add(message: Bytes): void {
    this.#messages.push(message);
    this.#running?.update(message);
    this.#digest = null;
  }

  /** The suite is agreed, and with it the hash. */
  begin(hash: SuiteHash): void {
    if (this.#running) return;
    this.#running = new RunningHash(hash.name);
    for (const message of this.#messages) this.#running.update(message);
  }

  /** Puts the hash of the first ClientHello in its place, before the HelloRetryRequest is added. RFC 8446 §4.4.1. */
  retry(hash: SuiteHash): void {
    this.#retried = true;
    const first = concat(...this.#messages.splice(0));
    const digest = this.#io.compute(
      'hash of the first ClientHello',
      hash.name,
      [first],
      { symbol: 'H(CH1)' },
      () => hash.digest(first),
    );
    this.#running = new RunningHash(hash.name);
    const stand = this.#io.compute(
      'message_hash in the place of the first ClientHello',
      'a handshake message that holds the hash',
      [digest],
      { symbol: 'MH' },
      () => encode(MessageHash, { hash: digest }),
    );
    this.add(stand);
  }

  /**
   * The hash up to here, as a recorded value.
   *
   * @param upTo - the last message in it, as in `transcript hash up to ServerHello`
   */
  value(upTo: string, symbol: string): Bytes {
    const running = this.#started();
    const label = `transcript hash up to ${upTo}`;
    this.#digest ??= running.digest();
    const digest = this.#digest;
    return this.#io.compute(label, running.name, this.#messages, { symbol }, () => digest);
  }

  /** The hash with a ClientHello without its binders behind it, which is not added. RFC 8446 §4.2.11.2. */
  valueWith(hash: SuiteHash, part: Bytes): Bytes {
    const label = 'transcript hash up to the binders';
    const symbol = 'H(CH⁻)';
    const running = new RunningHash(hash.name);
    for (const message of this.#messages) running.update(message);
    running.update(part);
    return this.#io.compute(label, hash.name, [...this.#messages, part], { symbol }, () =>
      running.digest(),
    );
  }

  #started(): RunningHash {
    if (!this.#running) throw new Error('no hash is agreed yet'); // states that ask come after the ServerHello
    return this.#running;
  }
}
