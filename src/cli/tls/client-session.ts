/** One session of `sshow connect --protocol tls`, from its connection to its end. */
import type { Socket } from 'node:net';
import { OverrideError } from '../../crypto/random.ts';
import type { HttpFault } from '../../protocol/http/fault.ts';
import type { ResponseHead } from '../../protocol/http/messages.ts';
import { responseReader } from '../../protocol/http/reader.ts';
import { checkChain } from '../../protocol/tls/certificates/check-chain.ts';
import { Client, type ClientCommand } from '../../protocol/tls/client.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import type { Fault } from '../../protocol/tls/fault.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';
import { BadInput } from '../errors.ts';
import { say } from '../io.ts';
import { liveRecorder } from '../system-random.ts';
import { Line } from '../tcp.ts';
import { everything } from './config.ts';
import type { TlsConnectOptions } from './connect-options.ts';
import { TlsParty } from './party.ts';
import { pageRequest } from './request.ts';

export class TlsClientSession {
  readonly #options: TlsConnectOptions;
  readonly #reader = responseReader();
  readonly #party: TlsParty<ClientCommand>;
  readonly #line: Line<EndpointEvent, null, never>;

  constructor(options: TlsConnectOptions, socket: Socket) {
    this.#options = options;
    const { host, credential, timeoutMs, out, json } = options;
    const recorder = liveRecorder({ overrides: {} });
    const engine = new Client(recorder.io('client'), {
      ...everything(),
      certificates: credential ? [credential] : [],
      serverName: host,
      keyShares: ['x25519'],
      compatibilityMode: true,
      grease: false,
      session: null,
    });
    this.#party = new TlsParty(
      engine,
      (question) => this.#answer(question),
      (event) => this.#react(event),
    );
    this.#line = new Line({
      ...{ socket, recorder, party: this.#party, keep: out !== undefined || json },
      event: () => undefined,
      patience: timeoutMs,
    });
  }

  async run(): Promise<void> {
    this.#line.start();
    await this.#line.ended;
    const { error, gaveUp } = this.#line;
    if (error instanceof OverrideError) throw new BadInput(error.message);
    if (error) throw error;
    if (gaveUp) say(`sshow: no answer within ${this.#options.timeoutMs / 1000} s`);
    this.#reader.end();
  }

  /** Why the connection did not end as asked; null where it did. */
  get fault(): Fault | null {
    const { closed, engine } = this.#party;
    if (closed) return closed.fault;
    return { kind: 'stalled', client: engine.transport.at, server: 'recorded' };
  }

  /** Null where none came whole. */
  get response(): ResponseHead | null {
    return this.#reader.head;
  }

  /** What was wrong with the response. */
  get httpFault(): HttpFault | null {
    return this.#reader.fault;
  }

  #answer(question: OpenQuestion): Answered {
    if (question.name !== 'check-server-certificate') throw new Error(`asked ${question.name}`);
    const { roots, host } = this.#options;
    const { chain } = question.ask;
    const at = Date.now();
    const answer = checkChain({ chain, roots: roots ?? [], at, name: host, purpose: 'server' });
    return { name: question.name, answer };
  }

  #react(event: EndpointEvent): readonly ClientCommand[] {
    const { host, port, json } = this.#options;
    if (event.kind === 'connected') return [{ do: 'send', bytes: pageRequest(host, port) }];
    if (event.kind === 'output') {
      for (const content of this.#reader.take(event.bytes)) if (!json) this.#show(content);
      return this.#reader.done || this.#reader.fault ? [{ do: 'close' }] : [];
    }
    return event.kind === 'peer-closed' ? [{ do: 'close' }] : [];
  }

  /** While nobody takes the output, no more is read. */
  #show(bytes: Uint8Array): void {
    if (process.stdout.write(bytes) || !this.#line.hold('stdout')) return;
    process.stdout.once('drain', () => this.#line.release('stdout'));
  }
}
