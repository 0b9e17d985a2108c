/**
 * What client and server have in common: the stream of records below the machines, and the way from a message to an
 * edge of a machine's table. No I/O, no clock: `receive` takes an input, and gives back what is to be sent and said.
 */
import { concat, type Bytes } from '../../codec/bytes.ts';
import { decode, encode, type DecodeFault, type Decoded } from '../../codec/tape.ts';
import type { Stateful } from '../machine.ts';
import type { Io, StepReport } from '../trace.ts';
import { alertByCode, alerts } from './alerts.ts';
import type { CommonConfig } from './config.ts';
import type { EndingMessage, TlsContext } from './contexts.ts';
import type { EndpointEvent, Input, Output } from './endpoint-io.ts';
import { alertOn, type Fault } from './fault.ts';
import { HandshakeReader, MAX_MESSAGE } from './handshake-reader.ts';
import { handshakeMessageIn } from './messages/handshake.ts';
import type { HandshakeMessage } from './messages/handshake-message.ts';
import { CONTENT, TLS_1_2 } from './names.ts';
import { protect, type TrafficKeys } from './protection.ts';
import {
  addressOf,
  type Answered,
  type OpenQuestion,
  type QuestionName,
  type Questions,
} from './questions.ts';
import { RecordReader, RecordWriter, type TlsRecord } from './record.ts';
import { Alert, ALERT_LEVEL, ChangeCipherSpec } from './record-layout.ts';
import { otherRole, type Role } from './role.ts';
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

/** A handshake message that came, and waits for its turn. */
interface Pending {
  readonly message: HandshakeMessage<unknown> | undefined;
  readonly name: string;
  readonly bytes: Bytes;
  readonly decoded: Decoded<unknown> | undefined;
}

/** Messages after which the keys change: nothing may follow in the same record. RFC 8446 §5.1. */
const changesKeys: readonly string[] = ['ClientHello', 'ServerHello', 'Finished', 'KeyUpdate'];

export abstract class Endpoint<T extends Stateful, S extends Stateful, Command> {
  abstract readonly role: Role;
  abstract transport: T | Closed;
  abstract service: S | Ended;
  protected abstract runTransport(input: string, value: unknown): void;
  protected abstract runService(input: string, value: unknown): void;
  protected abstract accepted(region: Region): string[];
  protected abstract command(command: Command): void;
  /** Whether the peer may close the connection below without a close_notify. */
  protected abstract readonly mayLeaveNow: boolean;

  readonly io: Io;
  readonly transcript: TranscriptHash;
  /** Bytes of the handshake message that is being handled. */
  lastMessage: Bytes = new Uint8Array();
  readonly #config: CommonConfig;
  readonly #writer = new RecordWriter();
  readonly #reader = new RecordReader();
  readonly #messagesOut = new HandshakeReader();
  readonly #messagesIn = new HandshakeReader();
  readonly #pending: Pending[] = [];
  /** Handshake messages that shall share records. */
  #together: Bytes[] = [];
  readonly #valuesOut: unknown[] = [];
  #keys: { out: readonly Bytes[]; in: readonly Bytes[] } = { out: [], in: [] };
  #ended = false;
  #send: Bytes[] = [];
  #events: EndpointEvent[] = [];
  readonly #open = new Map<string, QuestionName>();
  readonly #asked = new Map<QuestionName, number>();

  constructor(io: Io, config: CommonConfig) {
    this.io = io;
    this.#config = config;
    this.transcript = new TranscriptHash(io);
  }

  receive(input: Input<Command>): Output {
    if (this.transport.at !== 'closed') this.#take(input);
    this.#flush();
    const output = { send: this.#send, events: this.#events };
    this.#send = [];
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
    this.#valuesOut.push(value);
    this.#together.push(bytes);
    // A first ClientHello stands alone: its record has another version than those after it.
    if (!this.#config.coalesce || version !== TLS_1_2) this.#flush(version);
    return bytes;
  }

  addToTranscript(name: string, bytes: Bytes, symbol: string, owner: Role): void {
    this.transcript.add(this.io.hold(name, bytes, { symbol, owner }));
  }

  /** Sends application data, in as many records as it takes. */
  sendData(bytes: Bytes): void {
    this.#flush();
    const { recordSize } = this.#config;
    for (let at = 0; at < bytes.length; at += recordSize)
      this.#write(CONTENT.application_data, bytes.slice(at, at + recordSize));
  }

  /** The record that says nothing, for devices that expect TLS 1.2. RFC 8446 §D.4. */
  sendChangeCipherSpec(): void {
    this.#flush();
    const content = encode(ChangeCipherSpec, { type: 1 });
    const record = this.#writer.writePlain(CONTENT.change_cipher_spec, content, TLS_1_2);
    this.#send.push(record.wire);
    this.io.sent(this.#report(record, this.role, 'ChangeCipherSpec', null, []));
  }

  sendAlert(description: number): void {
    this.#flush();
    const level = description === alerts.close_notify ? ALERT_LEVEL.warning : ALERT_LEVEL.fatal;
    this.#write(CONTENT.alert, encode(Alert, { level, description }));
  }

  protectOut(suite: Suite, keys: TrafficKeys, stage: string): void {
    this.#flush();
    this.#writer.protect(protect(suite, keys));
    this.#keys.out = [keys.key, keys.iv];
    this.step('tls-keys-out', { args: { stage, suite: suite.name }, values: this.#keys.out });
  }

  /** @param plainAlerts - whether alerts in the clear are taken until the first encrypted record */
  protectIn(suite: Suite, keys: TrafficKeys, stage: string, plainAlerts = false): void {
    this.#reader.protect(protect(suite, keys), plainAlerts);
    this.#keys.in = [keys.key, keys.iv];
    this.step('tls-keys-in', { args: { stage, suite: suite.name }, values: this.#keys.in });
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

  failService(fault: Fault): Ended {
    this.fail(fault);
    return { at: 'ended' };
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

  // --- the way out -------------------------------------------------------------------------------------------

  /** Sends the handshake messages that wait: each in records of its own, unless they shall share them. */
  #flush(version = TLS_1_2): void {
    const waiting = this.#together;
    if (waiting.length === 0) return;
    this.#together = [];
    const { recordSize } = this.#config;
    let room = recordSize;
    let parts: Bytes[] = [];
    const write = () => {
      if (parts.length > 0) this.#write(CONTENT.handshake, concat(...parts), version);
      parts = [];
      room = recordSize;
    };
    for (const message of waiting) {
      for (let at = 0; at < message.length;) {
        const part = message.slice(at, at + room);
        parts.push(part);
        at += part.length;
        room -= part.length;
        if (room === 0) write();
      }
    }
    write();
  }

  #write(type: number, content: Bytes, version = TLS_1_2): void {
    const record = this.#writer.write(type, content, version, this.#config.padTo);
    this.#send.push(record.wire);
    const keys = record.inner ? this.#keys.out : [];
    if (type === CONTENT.handshake) {
      const messages = this.#messagesOut.take(content, record.wire);
      const values = this.#valuesOut.splice(0, messages.length);
      const name = namesOf(messages, this.#messagesOut.begun);
      return this.io.sent(this.#report(record, this.role, name, valueOf(values), keys, messages));
    }
    const isAlert = type === CONTENT.alert;
    const value = isAlert ? { level: content[0], description: content[1] } : content;
    const name = isAlert ? 'Alert' : 'ApplicationData';
    this.io.sent(this.#report(record, this.role, name, value, keys));
  }

  // --- the way in --------------------------------------------------------------------------------------------

  #take(input: Input<Command>): void {
    if (input.kind === 'command') this.command(input.command);
    else if (input.kind === 'answer') this.#answer(input.address, input.answer);
    else if (input.kind === 'end') this.#ended = true;
    else this.#reader.push(input.bytes);
    while (this.transport.at !== 'closed' && this.#open.size === 0 && this.#advance());
    if (this.#ended && this.transport.at !== 'closed' && this.#open.size === 0) this.#lost();
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
    const { unread } = this.#reader;
    if (unread === 0 && this.mayLeaveNow) {
      this.step('tls-left-without-notify');
      return void this.close(null);
    }
    this.fail({ kind: 'connection-lost', state: this.transport.at, unread });
  }

  /** Takes one message or record; false when there is none. */
  #advance(): boolean {
    const pending = this.#pending.shift();
    if (pending) {
      this.#handshake(pending);
      return true;
    }
    const reading = this.#reader.next();
    if (reading.kind === 'more') return false;
    if (reading.kind === 'record') this.#record(reading.record);
    else {
      if (reading.unopened)
        this.io.received(
          this.#report(
            reading.unopened,
            otherRole(this.role),
            'ApplicationData',
            null,
            this.#keys.in,
          ),
        );
      this.fail(reading.fault);
    }
    return true;
  }

  #record(record: TlsRecord): void {
    if (record.type === CONTENT.handshake) return this.#handshakeRecord(record);
    const from = otherRole(this.role);
    const keys = record.inner ? this.#keys.in : [];
    const received = (name: string, value: unknown): void =>
      this.io.received(this.#report(record, from, name, value, keys));
    if (record.type === CONTENT.alert) {
      const decoded = decode(Alert, record.content);
      received('Alert', decoded.ok ? decoded.value : null);
      if (!decoded.ok) return void this.fail(malformed('Alert', decoded.fault));
      return this.#alert(decoded.value);
    }
    const isData = record.type === CONTENT.application_data;
    const name = isData ? 'ApplicationData' : 'ChangeCipherSpec';
    received(name, isData ? record.content : null);
    const { begun } = this.#messagesIn;
    if (begun !== null)
      return void this.fail({ kind: 'interrupted-message', message: begun, by: name });
    if (isData) return this.#dispatch('service', name, record.content);
    if (record.content.length !== 1 || record.content[0] !== 1)
      return void this.fail({ kind: 'bad-change-cipher-spec', length: record.content.length });
    this.#dispatch('transport', name, null);
  }

  #alert(value: { readonly level: number; readonly description: number }): void {
    const { description } = value;
    if (description === alerts.close_notify)
      this.#dispatch(this.service.at === 'none' ? 'transport' : 'service', 'close_notify', null);
    else if (description === alerts.user_canceled)
      this.#dispatch('transport', 'user_canceled', null);
    else this.#dispatch('transport', 'error alert', value);
  }

  #handshakeRecord(record: TlsRecord): void {
    const messages = this.#messagesIn.take(record.content, record.wire);
    const came = messages.map(({ name, bytes }): Pending => {
      const message = handshakeMessageIn(bytes);
      return { message, name, bytes, decoded: message && decode(message, bytes) };
    });
    this.#pending.push(...came);
    const values = came.map(({ decoded }) => (decoded?.ok ? decoded.value : null));
    const name = namesOf(messages, this.#messagesIn.begun);
    const keys = record.inner ? this.#keys.in : [];
    this.io.received(
      this.#report(record, otherRole(this.role), name, valueOf(values), keys, messages),
    );
    const { claimed, begun } = this.#messagesIn;
    if (claimed <= MAX_MESSAGE) return;
    const message = begun ?? '';
    this.fail({ kind: 'message-too-long', message, length: claimed, most: MAX_MESSAGE });
  }

  #handshake({ message, name, bytes, decoded }: Pending): void {
    const isLast = this.#pending.length === 0 && this.#messagesIn.begun === null;
    if (changesKeys.includes(name) && !isLast)
      return void this.fail({ kind: 'message-across-key-change', message: name });
    const isExpected = this.accepted('transport').includes(name);
    if (isExpected && decoded && !decoded.ok) return void this.fail(malformed(name, decoded.fault));
    this.lastMessage = bytes;
    this.#dispatch(
      'transport',
      message ? name : 'unknown',
      decoded?.ok ? decoded.value : null,
      name,
    );
  }

  #dispatch(region: Region, input: string, value: unknown, got = input): void {
    const expected = this.accepted(region);
    if (expected.includes(input)) {
      if (region === 'transport') this.runTransport(input, value);
      else this.runService(input, value);
      return;
    }
    this.fail({
      kind: 'unexpected-message',
      state: this.transport.at,
      expected: this.accepted('transport').filter((one) => !one.startsWith('answer ')),
      got,
    });
  }

  #report(
    record: TlsRecord,
    from: Role,
    message: string,
    value: unknown,
    keys: readonly Bytes[],
    messages: readonly EndingMessage[] = [],
  ) {
    const { sequence, wire, inner, suite, type } = record;
    const context: TlsContext = {
      kind: 'tls',
      from,
      contentType: type,
      suite: suite && {
        name: suite.name,
        source: suite.source,
        tagLength: suite.aead.tagLength,
      },
      messages,
    };
    const [only, more] = messages;
    const report = { message, sequence, wire, packet: inner, context, keys, value };
    return only && !more ? { ...report, payload: only.bytes } : report;
  }
}

/** Names of the messages that end in a record; of one that only begins or goes on there, that it is a part. */
function namesOf(messages: readonly EndingMessage[], begun: string | null): string {
  const names = messages.map(({ name }) => name);
  if (begun !== null) names.push(`${begun} (part)`);
  return names.join(', ');
}

const valueOf = (values: readonly unknown[]): unknown =>
  values.length === 1 ? values[0] : values.length === 0 ? null : values;

export function malformed(message: string, { kind, ...where }: DecodeFault): Fault {
  return { kind: 'malformed-message', message, problem: kind, ...where };
}
