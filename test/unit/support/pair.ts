/** A client and a server in memory, with a wire between them that a test can cut, chop and change. */
import { concat, type Bytes } from '../../../src/codec/bytes.ts';
import type { ClientConfig } from '../../../src/protocol/ssh/client.ts';
import type { ClientCommand } from '../../../src/protocol/ssh/client-connection.ts';
import type { EndpointEvent, Input, Output } from '../../../src/protocol/ssh/endpoint.ts';
import type { Fault } from '../../../src/protocol/ssh/fault.ts';
import type { Role } from '../../../src/protocol/ssh/messages/message.ts';
import type { Answered } from '../../../src/protocol/ssh/questions.ts';
import type { ServerCommand, ServerConfig } from '../../../src/protocol/ssh/server.ts';
import {
  clientDefaults,
  friendly,
  PuppetClient,
  PuppetServer,
  serverDefaults,
  Watch,
  type Reply,
} from './ends.ts';

export interface PairOptions {
  readonly client?: Partial<ClientConfig>;
  readonly server?: Partial<ServerConfig>;
  /** Answers that come before the friendly ones. */
  readonly reply?: Reply;
  /** The address of a question that stays open until `answer`. */
  readonly leaveOpen?: string;
  /** Changes one frame on its way; none to swallow it. */
  readonly onWire?: (from: Role, wire: Bytes, number: number) => readonly Bytes[];
  /** How many bytes arrive at once; whole frames without it. */
  readonly chunk?: () => number;
  /** What the client does as soon as a command runs. */
  readonly onStarted?: ClientCommand;
  /** Asked after each piece of output that reaches the client: who wants new keys now? */
  readonly rekeyAt?: () => Role | 'both' | null;
  /** Looks at the ends after each delivery, and stops the wire. */
  readonly until?: (pair: Pair) => boolean;
}

const opposite = (side: Role): Role => (side === 'client' ? 'server' : 'client');

export class Pair {
  readonly watch = { client: new Watch('client'), server: new Watch('server') };
  readonly client: PuppetClient;
  readonly server: PuppetServer;
  readonly events: Record<Role, EndpointEvent[]> = { client: [], server: [] };
  readonly #options: PairOptions;
  readonly #wire: Record<Role, Bytes[]> = { client: [], server: [] };
  readonly #frames: Record<Role, number> = { client: 0, server: 0 };
  /** What each side put on the wire, before anybody changed it. */
  readonly sent: Record<Role, Bytes[]> = { client: [], server: [] };

  constructor(options: PairOptions = {}) {
    this.#options = options;
    this.client = new PuppetClient(this.watch.client, { ...clientDefaults, ...options.client });
    this.server = new PuppetServer(this.watch.server, { ...serverDefaults, ...options.server });
  }

  /** Both ends start, and the wire runs until nothing is on it. */
  start(): this {
    this.#settle('client', this.client.receive({ kind: 'command', command: { do: 'start' } }));
    this.#settle('server', this.server.receive({ kind: 'command', command: { do: 'start' } }));
    return this.run();
  }

  run(): this {
    while (!this.#stopped && (this.#deliver('client') || this.#deliver('server')));
    return this;
  }

  get #stopped(): boolean {
    return this.#options.until?.(this) === true;
  }

  command(command: ClientCommand): this {
    return this.commands(command);
  }

  /** Several commands before anything moves. */
  commands(...commands: readonly ClientCommand[]): this {
    for (const command of commands) this.#do(command);
    return this.run();
  }

  serverCommand(command: ServerCommand): this {
    this.#settle('server', this.server.receive({ kind: 'command', command }));
    return this.run();
  }

  /** A side says a payload made by hand, under the keys that it has. */
  say(from: Role, ...payloads: readonly Bytes[]): this {
    for (const payload of payloads) this[from].say(payload);
    this.#settle(from, this.#receive(from, { kind: 'bytes', bytes: new Uint8Array() }));
    return this.run();
  }

  /** Bytes that reach a side, whoever sent them. */
  inject(to: Role, bytes: Bytes): this {
    this.#settle(to, this.#receive(to, { kind: 'bytes', bytes }));
    return this.run();
  }

  answer(side: Role, address: string, answer: Answered): this {
    this.#settle(side, this.#receive(side, { kind: 'answer', address, answer }));
    return this.run();
  }

  end(to: Role): this {
    this.#settle(to, this.#receive(to, { kind: 'end' }));
    return this.run();
  }

  /** Why a side closed; null where it closed in order, undefined where it is open. */
  fault(side: Role): Fault | null | undefined {
    const { transport } = this[side];
    return transport.at === 'closed' ? transport.fault : undefined;
  }

  /** What came out of a channel at the client. */
  output(channel: number, stream: 'stdout' | 'stderr' = 'stdout', side: Role = 'client'): Bytes {
    return concat(
      ...this.events[side].flatMap((event) =>
        event.kind === 'output' && event.channel === channel && event.stream === stream
          ? [event.bytes]
          : [],
      ),
    );
  }

  has(side: Role, kind: EndpointEvent['kind']): boolean {
    return this.events[side].some((event) => event.kind === kind);
  }

  /** The value of the last message of that name that a side received. */
  lastReceived(side: Role, message: string): unknown {
    return this.watch[side].frames.findLast((one) => one.way === 'in' && one.message === message)
      ?.value;
  }

  #receive(side: Role, input: Extract<Input<never>, { kind: 'bytes' | 'end' | 'answer' }>): Output {
    return side === 'client' ? this.client.receive(input) : this.server.receive(input);
  }

  #settle(side: Role, output: Output): void {
    for (const wire of output.send) {
      this.sent[side].push(wire);
      const number = this.#frames[side]++;
      this.#wire[side].push(...(this.#options.onWire?.(side, wire, number) ?? [wire]));
    }
    this.events[side].push(...output.events);
    for (const event of output.events) {
      if (event.kind === 'question') {
        const { question } = event;
        const isOpen = question.address === this.#options.leaveOpen;
        const answer = isOpen ? null : (this.#options.reply?.(question) ?? friendly(question));
        if (answer)
          this.#settle(
            side,
            this.#receive(side, { kind: 'answer', address: question.address, answer }),
          );
      }
      if (side === 'client') this.#react(event);
    }
  }

  #react({ kind }: EndpointEvent): void {
    const { onStarted, rekeyAt } = this.#options;
    if (kind === 'command-started' && onStarted) this.#do(onStarted);
    const by = kind === 'output' ? (rekeyAt?.() ?? null) : null;
    const rekey = { kind: 'command', command: { do: 'rekey' } } as const;
    if (by === 'client' || by === 'both') this.#settle('client', this.client.receive(rekey));
    if (by === 'server' || by === 'both') this.#settle('server', this.server.receive(rekey));
  }

  #do(command: ClientCommand): void {
    this.#settle('client', this.client.receive({ kind: 'command', command }));
  }

  /** Brings what a side sent to the other one: a frame, or as many bytes as arrive at once. */
  #deliver(from: Role): boolean {
    const { chunk } = this.#options;
    const [first] = this.#wire[from];
    if (!first) return false;
    if (!chunk) this.#wire[from].shift();
    const bytes = chunk ? this.#chop(from, chunk()) : first;
    this.#settle(opposite(from), this.#receive(opposite(from), { kind: 'bytes', bytes }));
    return true;
  }

  #chop(from: Role, size: number): Bytes {
    const parts: Bytes[] = [];
    let left = size;
    for (let next = this.#wire[from].shift(); next; next = this.#wire[from].shift()) {
      parts.push(next.subarray(0, left));
      if (next.length > left) {
        this.#wire[from].unshift(next.subarray(left));
        break;
      }
      left -= next.length;
      if (left === 0) break;
    }
    return concat(...parts);
  }
}

/** Both ends logged in, with nothing open. */
export function loggedInPair(options: PairOptions = {}): Pair {
  const pair = new Pair(options).start();
  if (!pair.has('client', 'logged-in') || !pair.has('server', 'logged-in')) {
    throw new Error(`no login: ${JSON.stringify([pair.fault('client'), pair.fault('server')])}`);
  }
  return pair;
}

/** A packet in the clear, as before NEWKEYS. */
export function pack(payload: Bytes): Bytes {
  const padding = 8 - ((5 + payload.length) % 8) + 8;
  const packet = new Uint8Array(5 + payload.length + padding);
  new DataView(packet.buffer).setUint32(0, packet.length - 4);
  packet[4] = padding;
  packet.set(payload, 5);
  return packet;
}

/** The payload of a packet in the clear. */
export const unpack = (packet: Bytes): Bytes => packet.slice(5, packet.length - (packet[4] ?? 0));
