/** The bytes between a party and a socket, with everything that a real network does to them. */
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { concat, type Bytes } from '../codec/bytes.ts';
import type { EndpointEvent } from '../protocol/ssh/endpoint.ts';
import type { Answered as SshAnswered, OpenQuestion } from '../protocol/ssh/questions.ts';
import type { Recorder } from '../world/recorder.ts';
import type { Chunk } from '../world/recording.ts';

interface Moved<Event> {
  readonly send: readonly Bytes[];
  readonly events: readonly Event[];
}

/** An end of a connection, of whichever protocol. */
export interface LineParty<Event, Question, Answered> {
  /** Null while it goes on. */
  readonly closed: object | null;
  /** What somebody is asked, and has not answered. */
  readonly waiting: Question | null;
  move(
    input:
      | { readonly kind: 'command'; readonly command: { readonly do: 'start' } }
      | { readonly kind: 'bytes'; readonly bytes: Bytes }
      | { readonly kind: 'end' },
  ): Moved<Event>;
  answer(answered: Answered): Moved<Event>;
}

/** Bytes that may wait for a slow peer before no more of its own are read. */
const MOST_WAITING = 1 << 20;
/** How long the last bytes have to get through before the connection is cut. */
const LINGER_MS = 2000;

export interface LineOptions<Event, Question, Answered> {
  readonly socket: Socket;
  readonly party: LineParty<Event, Question, Answered>;
  readonly recorder: Recorder;
  /** Whether to keep what comes for a recording. */
  readonly keep: boolean;
  readonly event: (event: Event) => void;
  /** After each move. */
  readonly moved?: () => void;
  /** Somebody who can take their time to answer. */
  readonly person?: (question: Question) => Promise<Answered>;
  /** Milliseconds without progress after which the line is given up. */
  readonly patience?: number;
}

/** Runs one party over one socket, one of SSH unless told. `ended` is fulfilled once the party and the socket are closed. */
export class Line<Event = EndpointEvent, Question = OpenQuestion, Answered = SshAnswered> {
  readonly chunks: Chunk[] = [];
  readonly ended: Promise<void>;
  /** Nothing came for too long. */
  gaveUp = false;
  /** What the engine threw: an override of the wrong length, or a defect. */
  error: unknown = null;
  readonly #options: LineOptions<Event, Question, Answered>;
  readonly #began = performance.now();
  readonly #holds = new Set<string>();
  #patience: NodeJS.Timeout | undefined;
  #linger: NodeJS.Timeout | undefined;
  #asking = false;
  #gone = false;
  #settle: () => void = () => undefined;

  constructor(options: LineOptions<Event, Question, Answered>) {
    this.#options = options;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Sends the party's first line, and goes on with whatever comes. */
  start(): void {
    const { socket, party } = this.#options;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
    socket.on('data', (bytes: Buffer) => this.#take(new Uint8Array(bytes)));
    socket.on('end', () => this.#lost());
    socket.on('drain', () => this.release('peer'));
    socket.on('error', () => undefined); // 'close' follows
    socket.on('close', () => {
      this.#gone = true;
      this.#lost();
      this.#finish();
    });
    this.#move(() => party.move({ kind: 'command', command: { do: 'start' } }));
  }

  /** Reads nothing more until every hold is released. False where it holds already for this reason. */
  hold(why: string): boolean {
    if (this.#holds.has(why)) return false;
    this.#holds.add(why);
    this.#options.socket.pause();
    clearTimeout(this.#patience);
    return true;
  }

  release(why: string): void {
    if (!this.#holds.delete(why) || this.#holds.size > 0) return;
    this.#options.socket.resume();
    this.#wait();
  }

  /** Ends it here and now. */
  giveUp(): void {
    this.gaveUp = true;
    this.#options.socket.destroy();
    this.#gone = true;
    this.#finish();
  }

  #now(): number {
    return Math.round((performance.now() - this.#began) * 1000) / 1000;
  }

  #take(bytes: Uint8Array): void {
    const { party, keep } = this.#options;
    if (party.closed || this.gaveUp) return;
    if (keep) this.chunks.push({ timeMs: this.#now(), bytes, end: false });
    this.#move(() => party.move({ kind: 'bytes', bytes }));
  }

  #lost(): void {
    const { party, keep } = this.#options;
    if (party.closed || this.gaveUp || this.error || this.chunks.at(-1)?.end) return;
    if (keep) this.chunks.push({ timeMs: this.#now(), bytes: new Uint8Array(), end: true });
    this.#move(() => party.move({ kind: 'end' }));
  }

  #move(run: () => Moved<Event>): void {
    const { socket, party, recorder, keep, event, moved } = this.#options;
    recorder.now = this.#now();
    try {
      const { send, events } = run();
      if (send.length > 0 && socket.writable) {
        socket.write(concat(...send));
        if (socket.writableLength > MOST_WAITING) this.hold('peer');
      }
      for (const one of events) event(one);
      moved?.();
    } catch (error) {
      this.error = error;
      socket.destroy();
    }
    if (!keep) recorder.forget();
    if (party.closed || this.error) this.#leave();
    else if (party.waiting) void this.#ask(party.waiting);
    else this.#wait();
  }

  async #ask(question: Question): Promise<void> {
    const { party, person } = this.#options;
    if (this.#asking || !person) return;
    this.#asking = true;
    this.hold('person'); // who has not proven its key yet shall not fill our memory meanwhile
    const answered = await person(question);
    this.#asking = false;
    this.release('person');
    this.#move(() => party.answer(answered));
    if (this.#gone) this.#finish();
  }

  #wait(): void {
    const { patience } = this.#options;
    clearTimeout(this.#patience);
    if (patience === undefined || this.#asking || this.#holds.size > 0) return;
    this.#patience = setTimeout(() => this.giveUp(), patience);
  }

  /** Lets the last bytes through, and takes no more. What still comes is read, so that nothing is reset. */
  #leave(): void {
    const { socket } = this.#options;
    clearTimeout(this.#patience);
    if (this.#linger) return;
    this.#holds.clear();
    socket.resume();
    socket.end();
    this.#linger = setTimeout(() => socket.destroy(), LINGER_MS);
  }

  #finish(): void {
    const { party } = this.#options;
    if (party.waiting && !this.gaveUp && !this.error) return; // somebody is still typing
    clearTimeout(this.#patience);
    clearTimeout(this.#linger);
    this.#settle();
  }
}
