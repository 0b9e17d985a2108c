/** A TLS client and server in memory, with a wire between them that a test can cut, chop and change. */
import { concat, type Bytes } from '../../../../src/codec/bytes.ts';
import type { ClientCommand, ClientConfig } from '../../../../src/protocol/tls/client.ts';
import type { EndpointEvent, Input, Output } from '../../../../src/protocol/tls/endpoint.ts';
import { alertOn, type Fault } from '../../../../src/protocol/tls/fault.ts';
import type { Answered } from '../../../../src/protocol/tls/questions.ts';
import { otherRole, type Role } from '../../../../src/protocol/tls/role.ts';
import type { ServerCommand, ServerConfig } from '../../../../src/protocol/tls/server.ts';
import { Watch } from '../../support/ends.ts';
import {
  clientDefaults,
  friendly,
  PuppetClient,
  PuppetServer,
  serverDefaults,
  type Alter,
  type Reply,
} from './ends.ts';

export interface PairOptions {
  readonly client?: Partial<ClientConfig>;
  readonly server?: Partial<ServerConfig>;
  /** Answers that come before the friendly ones. */
  readonly reply?: Reply;
  /** The address of a question that stays open until `answer`. */
  readonly leaveOpen?: string;
  /** Changes one record on its way; none to swallow it. */
  readonly onWire?: (from: Role, wire: Bytes, number: number) => readonly Bytes[];
  /** Changes messages before they are encrypted. */
  readonly alter?: Partial<Record<Role, Alter>>;
  /** How many bytes arrive at once; whole records without it. */
  readonly chunk?: number;
}

export class Pair {
  readonly watch = { client: new Watch('client'), server: new Watch('server') };
  readonly client: PuppetClient;
  readonly server: PuppetServer;
  readonly events: Record<Role, EndpointEvent[]> = { client: [], server: [] };
  readonly sent: Record<Role, Bytes[]> = { client: [], server: [] };
  readonly #options: PairOptions;
  readonly #wire: Record<Role, Bytes[]> = { client: [], server: [] };

  constructor(options: PairOptions = {}) {
    this.#options = options;
    this.client = new PuppetClient(this.watch.client, { ...clientDefaults, ...options.client });
    this.server = new PuppetServer(this.watch.server, { ...serverDefaults, ...options.server });
    if (options.alter?.client) this.client.alter = options.alter.client;
    if (options.alter?.server) this.server.alter = options.alter.server;
  }

  start(): this {
    return this.command('client', { do: 'start' });
  }

  run(): this {
    while (this.#deliver('client') || this.#deliver('server'));
    return this;
  }

  command(side: Role, command: ClientCommand & ServerCommand): this {
    return this.input(side, { kind: 'command', command });
  }

  /** A side says a handshake message made by hand, under the keys that it has. */
  say(from: Role, ...messages: readonly Bytes[]): this {
    for (const message of messages) this[from].say(message);
    return this.input(from, { kind: 'bytes', bytes: new Uint8Array() });
  }

  answer(side: Role, address: string, answer: Answered): this {
    return this.input(side, { kind: 'answer', address, answer });
  }

  input(side: Role, input: Input<ClientCommand & ServerCommand>): this {
    this.#settle(side, this.#receive(side, input));
    return this.run();
  }

  /** Why a side closed; null where it closed in order, undefined where it is open. */
  fault(side: Role): Fault | null | undefined {
    const { transport } = this[side];
    return transport.at === 'closed' ? transport.fault : undefined;
  }

  /** The kind of a side's fault, the alert for it, and what the other side makes of that. */
  failure(side: Role): { kind: string; alert: string | null; heard: string | null } {
    const fault = this.fault(side);
    if (!fault) throw new Error(`no fault at the ${side}: ${JSON.stringify(this.states)}`);
    const heard = this.fault(otherRole(side));
    return {
      kind: fault.kind,
      alert: alertOn[fault.kind],
      heard: heard?.kind === 'alert-received' ? heard.alert : null,
    };
  }

  get states(): readonly string[] {
    const { client, server } = this;
    return [client.transport.at, client.service.at, server.transport.at, server.service.at];
  }

  output(side: Role): Bytes {
    const events = this.events[side];
    return concat(...events.flatMap((event) => (event.kind === 'output' ? [event.bytes] : [])));
  }

  #receive(side: Role, input: Input<ClientCommand & ServerCommand>): Output {
    return side === 'client' ? this.client.receive(input) : this.server.receive(input);
  }

  #settle(side: Role, output: Output): void {
    for (const wire of output.send) {
      const number = this.sent[side].length;
      this.sent[side].push(wire);
      this.#wire[side].push(...(this.#options.onWire?.(side, wire, number) ?? [wire]));
    }
    this.events[side].push(...output.events);
    for (const event of output.events) {
      if (event.kind !== 'question') continue;
      const { question } = event;
      if (question.address === this.#options.leaveOpen) continue;
      const answer = this.#options.reply?.(question) ?? friendly(question);
      if (!answer) continue;
      const input = { kind: 'answer', address: question.address, answer } as const;
      this.#settle(side, this.#receive(side, input));
    }
  }

  /** Brings what a side sent to the other one: a record, or as many bytes as arrive at once. */
  #deliver(from: Role): boolean {
    const queue = this.#wire[from];
    const first = queue.shift();
    if (!first) return false;
    const { chunk = first.length } = this.#options;
    if (first.length > chunk) queue.unshift(first.subarray(chunk));
    const to = otherRole(from);
    this.#settle(to, this.#receive(to, { kind: 'bytes', bytes: first.slice(0, chunk) }));
    return true;
  }
}

/** Both ends connected. */
export function connectedPair(options: PairOptions = {}): Pair {
  const pair = new Pair(options).start();
  if (pair.states.join() !== 'connected,open,connected,open')
    throw new Error(
      `not connected: ${JSON.stringify([pair.states, pair.fault('client'), pair.fault('server')])}`,
    );
  return pair;
}
