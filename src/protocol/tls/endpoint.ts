/**
 * What client and server have in common: the stream of records below the machines, and the way from a message to an
 * edge of a machine's table. No I/O, no clock: `receive` takes an input, and gives back what is to be sent and said.
 */
import type { Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import type { Stateful } from '../machine.ts';
import type { Io, StepReport } from '../trace.ts';
import { alertByCode, alerts } from './alerts.ts';
import type { CommonConfig } from './config.ts';
import type { EndpointEvent, Input, Output } from './endpoint-io.ts';
import { alertOn, type Fault } from './fault.ts';
import { Incoming, malformed, type CameMessage } from './incoming.ts';
import type { HandshakeMessage } from './messages/handshake-message.ts';
import { TLS_1_2 } from './names.ts';
import { Outgoing } from './outgoing.ts';
import { protect, type TrafficKeys } from './protection.ts';
import {
  addressOf,
  type Answered,
  type OpenQuestion,
  type QuestionName,
  type Questions,
} from './questions.ts';
import type { Role } from './role.ts';
import type { StepKey } from './steps.ts';
import type { Suite } from './suites.ts';
import { TranscriptHash } from './transcript-hash.ts';

export type { CommonInputs, EndpointEvent, Input, Output } from './endpoint-io.ts';

export interface Closed extends Stateful {
  readonly at: 'closed';
  readonly fault: Fault | null;
}
export interface Ended extends Stateful {
  readonly at: 'ended';
}
export type Region = 'transport' | 'service';

/**
 * Messages after which the keys change: nothing may follow in the same record. RFC 8446 §5.1. A ServerHello, too: but
 * one of an older version changes none, and so its handler asks.
 */
const changesKeys: readonly string[] = ['ClientHello', 'Finished', 'KeyUpdate'];

export abstract class Endpoint<
  T extends Stateful,
  S extends Stateful,
  Command extends { readonly do: string },
> {
  abstract readonly role: Role;
  abstract transport: T | Closed;
  abstract service: S | Ended;
  protected abstract runTransport(input: string, value: unknown): void;
  protected abstract runService(input: string, value: unknown): void;
  protected abstract accepted(region: Region): string[];
  /** Whether the peer may close the connection below without a close_notify. */
  protected abstract readonly mayLeaveNow: boolean;

  readonly io: Io;
  readonly transcript: TranscriptHash;
  /** Bytes of the handshake message that is being handled. */
  lastMessage: Bytes = new Uint8Array();
  /** Whether more of the handshake stands behind it in its record. */
  hasMore = false;
  readonly #out: Outgoing;
  readonly #in: Incoming;
  #ended = false;
  #events: EndpointEvent[] = [];
  readonly #open = new Map<string, QuestionName>();
  readonly #asked = new Map<QuestionName, number>();

  constructor(io: Io, config: CommonConfig) {
    this.io = io;
    this.#out = new Outgoing(io, config, () => this.role);
    this.#in = new Incoming(io, () => this.role);
    this.transcript = new TranscriptHash(io);
  }

  receive(input: Input<Command>): Output {
    if (this.transport.at !== 'closed') this.#take(input);
    const output = { send: this.#out.take(), events: this.#events };
    this.#events = [];
    return output;
  }

  get questions(): ReadonlyMap<string, QuestionName> {
    return this.#open;
  }

  // --- what handlers use -------------------------------------------------------------------------------------

  step(key: StepKey, report?: StepReport): void {
    this.io.step(key, report);
  }

  event(event: EndpointEvent): void {
    this.#events.push(event);
  }

  ask<N extends QuestionName>(name: N, ask: Questions[N]['ask']): void {
    const count = (this.#asked.get(name) ?? 0) + 1;
    this.#asked.set(name, count);
    const address = addressOf(this.role, name, count);
    this.#open.set(address, name);
    this.event({ kind: 'question', question: { name, address, ask } as OpenQuestion }); // name and ask fit by N
  }

  /**
   * Sends a handshake message, and adds it to the transcript.
   *
   * @param symbol - of the message as a recorded value; null for one after the handshake
   * @param version - legacy_record_version
   */
  sendHandshake<V>(
    message: HandshakeMessage<V>,
    value: V,
    symbol: string | null,
    version = TLS_1_2,
  ): Bytes {
    const bytes = encode(message, value);
    if (symbol !== null) this.addToTranscript(message.name, bytes, symbol, this.role);
    this.#out.handshake(bytes, value, version);
    return bytes;
  }

  addToTranscript(name: string, bytes: Bytes, symbol: string, owner: Role): void {
    this.transcript.add(this.io.hold(name, bytes, { symbol, owner }));
  }

  /** Sends application data, in as many records as it takes. */
  sendData(bytes: Bytes): void {
    this.#out.data(bytes);
  }

  /** The record that says nothing, for devices that expect TLS 1.2. RFC 8446 §D.4. */
  sendChangeCipherSpec(): void {
    this.#out.changeCipherSpec();
  }

  /** Nothing goes out behind a close_notify, not even another alert. */
  sendAlert(description: number): void {
    this.#out.alert(description);
  }

  /** Whether our close_notify has gone out. */
  get hasClosed(): boolean {
    return this.#out.closed;
  }

  protectOut(suite: Suite, keys: TrafficKeys, stage: string): void {
    const values = [keys.key, keys.iv];
    this.#out.protect(protect(suite, keys), values);
    this.step('tls-keys-out', { args: { stage, suite: suite.name }, values });
  }

  /** @param plainAlerts - whether alerts in the clear are taken until the first encrypted record */
  protectIn(suite: Suite, keys: TrafficKeys, stage: string, plainAlerts = false): void {
    const values = [keys.key, keys.iv];
    this.#in.protect(protect(suite, keys), values, plainAlerts);
    this.step('tls-keys-in', { args: { stage, suite: suite.name }, values });
  }

  /**
   * Passes over the records of early data that is not wanted. RFC 8446 §4.2.10.
   *
   * @param mayCome - whether the last ClientHello announced any
   */
  skipEarlyData(mayCome: boolean): void {
    this.#in.skipEarlyData(mayCome);
  }

  /** Ends the connection over a fault; tells the other side where the table says so. */
  fail(fault: Fault): Closed {
    const alert = alertOn[fault.kind];
    this.step('tls-fault', {
      args: { kind: fault.kind, alert: alert ?? '' },
      result: 'refused',
    });
    if (alert) this.sendAlert(alerts[alert]);
    return this.close(fault);
  }

  close(fault: Fault | null): Closed {
    const closed = { at: 'closed', fault } as const;
    this.transport = closed;
    this.service = { at: 'ended' };
    this.#open.clear();
    this.event({ kind: 'closed', fault });
    return closed;
  }

  /** The other side has closed the connection over an error. */
  alerted({ description }: { readonly description: number }): Closed {
    const alert = alertByCode(description) ?? '';
    return this.close({ kind: 'alert-received', alert, code: description });
  }

  /** The other side sends nothing more. */
  peerClosed(): void {
    this.step('tls-peer-closed');
    this.event({ kind: 'peer-closed' });
  }

  /** Both directions are closed in order. */
  goodbye(): Ended {
    this.step('tls-goodbye');
    this.close(null);
    return { at: 'ended' };
  }

  // --- the way in --------------------------------------------------------------------------------------------

  #take(input: Input<Command>): void {
    if (input.kind === 'command') this.#command(input.command);
    else if (input.kind === 'answer') this.#answer(input.address, input.answer);
    else if (input.kind === 'end') this.#ended = true;
    else this.#in.push(input.bytes);
    while (this.transport.at !== 'closed' && this.#open.size === 0 && this.#advance());
    if (this.#ended && this.transport.at !== 'closed' && this.#open.size === 0) this.#lost();
  }

  /** What no state takes now is passed over. */
  #command(command: Command): void {
    const input = `command ${command.do}`;
    if (this.accepted('transport').includes(input)) this.runTransport(input, command);
    else if (this.accepted('service').includes(input)) this.runService(input, command);
  }

  #answer(address: string, { name, answer }: Answered): void {
    if (this.#open.get(address) !== name) throw new Error(`nobody asked ${address}`);
    this.#open.delete(address);
    const input = `answer ${name}`;
    if (this.accepted('transport').includes(input)) this.runTransport(input, answer);
    else this.runService(input, answer);
  }

  /** Nothing more comes: what is there is still taken, once open questions are answered. */
  #lost(): void {
    const { unread } = this.#in;
    if (unread === 0 && this.mayLeaveNow) {
      this.step('tls-left-without-notify');
      return void this.close(null);
    }
    this.fail({ kind: 'connection-lost', state: this.transport.at, unread });
  }

  /** Takes one message, or what else a record holds; false when there is none. */
  #advance(): boolean {
    const came = this.#in.next();
    switch (came.kind) {
      case 'more':
        return false;
      case 'fault':
        this.fail(came.fault);
        return true;
      case 'skipped':
        this.step('tls-skipped-early-data', { args: { length: came.length } });
        return true;
      case 'handshake':
        this.#handshake(came.message);
        return true;
      case 'alert':
        this.#alert(came.description);
        return true;
      case 'ApplicationData':
        this.#dispatch('service', came.kind, came.content);
        return true;
      default:
        this.#dispatch('transport', came.kind, null);
        return true;
    }
  }

  #handshake({ name, bytes, decoded, hasMore }: CameMessage): void {
    if (changesKeys.includes(name) && hasMore)
      return void this.fail({ kind: 'message-across-key-change', message: name });
    const isExpected = this.accepted('transport').includes(name);
    if (isExpected && decoded && !decoded.ok) return void this.fail(malformed(name, decoded.fault));
    this.lastMessage = bytes;
    this.hasMore = hasMore;
    this.#dispatch('transport', name, decoded?.ok ? decoded.value : null);
  }

  #alert(description: number): void {
    if (description === alerts.close_notify)
      this.#dispatch(this.service.at === 'none' ? 'transport' : 'service', 'close_notify', null);
    else if (description === alerts.user_canceled)
      this.#dispatch('transport', 'user_canceled', null);
    else this.#dispatch('transport', 'error alert', { description });
  }

  #dispatch(region: Region, input: string, value: unknown): void {
    if (this.accepted(region).includes(input)) {
      if (region === 'transport') this.runTransport(input, value);
      else this.runService(input, value);
      return;
    }
    this.fail({
      kind: 'unexpected-message',
      state: this.transport.at,
      expected: this.accepted('transport').filter((one) => !/^(answer|command) /.test(one)),
      got: input,
    });
  }
}
