/**
 * What client and server have in common: the stream of bytes below the machines, and the way from a packet to an
 * edge of a machine's table. No I/O, no clock: `receive` takes an input, and gives back what is to be sent and said.
 */
import { concat, utf8, type Bytes } from '../../codec/bytes.ts';
import { decode, encode } from '../../codec/tape.ts';
import type { Stateful } from '../machine.ts';
import type { Io, StepReport } from '../trace.ts';
import { messageIn, type FrameContext, type MessageContext } from './contexts.ts';
import type { EndpointEvent, Input, Output } from './endpoint-io.ts';
import { disconnectOn, type Fault } from './fault.ts';
import { MAX_LINES_BEFORE, readLine, withoutLineEnd } from './identification.ts';
import type { Message, Role } from './messages/message.ts';
import {
  disconnectReasons,
  SSH_MSG_DISCONNECT,
  SSH_MSG_UNIMPLEMENTED,
} from './messages/transport.ts';
import {
  hasFaultOfItsOwn,
  ignorable,
  inputOf,
  isKex,
  isServiceNumber,
  notNow,
  unexpected,
} from './misplaced.ts';
import type { Agreed } from './negotiate.ts';
import { PacketReader, PacketWriter, type Packet } from './packet.ts';
import { protect, type DirectionKeys } from './protection.ts';
import {
  addressOf,
  type Answered,
  type OpenQuestion,
  type QuestionName,
  type Questions,
} from './questions.ts';
import type { StepKey } from './steps.ts';

export { runEdge } from '../machine.ts';
export type { CommonInputs, EndpointEvent, Input, Output } from './endpoint-io.ts';

export interface Closed extends Stateful {
  readonly at: 'closed';
  readonly fault: Fault | null;
}
export interface Ended extends Stateful {
  readonly at: 'ended';
}

const PADDING_DRAW = 256;

export abstract class Endpoint<T extends Stateful, S extends Stateful, Command> {
  abstract readonly role: Role;
  abstract transport: T | Closed;
  abstract service: S | Ended;
  protected abstract runTransport(input: string, value: unknown): void;
  protected abstract runService(input: string, value: unknown): void;
  protected abstract accepted(region: 'transport' | 'service'): string[];
  protected abstract command(command: Command): void;
  /** Whether service messages may come in now; not between the peer's KEXINIT and its NEWKEYS. */
  protected abstract readonly takesService: boolean;
  /** Whether service messages may go out now; not between our KEXINIT and our NEWKEYS. */
  protected abstract readonly sendsService: boolean;

  /** Whether the peer may close the connection without a word: as clients do after their last channel. */
  protected abstract readonly mayLeaveNow: boolean;

  readonly io: Io;
  readonly ownIdentification: string;
  peerIdentification = '';
  /** The same as it was sent: what is no UTF-8 in it is hashed all the same. */
  peerLine: Bytes = new Uint8Array();
  /** Both lines as bytes, without their line ends. */
  versions: Readonly<Record<Role, Bytes>> = { client: new Uint8Array(), server: new Uint8Array() };
  readonly writer: PacketWriter;
  readonly reader = new PacketReader();
  /** Methods that give messages 30–49 and 60–79 their meaning. */
  context: MessageContext = { kex: null, auth: null };
  /** Keys in force, for whoever opens frames. */
  #keys: { out: readonly Bytes[]; in: readonly Bytes[] } = { out: [], in: [] };
  /** Strict key exchange before its end: then only what the exchange needs may come. */
  strictNow = false;
  #text: Bytes | null = new Uint8Array();
  #linesBefore = 0;
  #ended = false;
  #send: Bytes[] = [];
  #events: EndpointEvent[] = [];
  readonly #queued: (() => void)[] = [];
  readonly #open = new Map<string, QuestionName>();
  readonly #asked = new Map<QuestionName, number>();
  #padding: Bytes = new Uint8Array();

  constructor(io: Io, identification: string) {
    this.io = io;
    this.ownIdentification = identification;
    this.writer = new PacketWriter((length) => this.#drawPadding(length));
  }

  receive(input: Input<Command>): Output {
    if (this.transport.at !== 'closed') this.#take(input);
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

  sendIdentification(before: readonly string[] = []): void {
    for (const text of before) {
      const wire = utf8(`${text}\r\n`);
      this.#send.push(wire);
      this.io.sent({
        message: LINE_BEFORE,
        sequence: -1,
        wire,
        packet: null,
        context: beforeContext,
        keys: [],
        value: text,
      });
    }
    const line = `${this.ownIdentification}\r\n`;
    const wire = utf8(line);
    this.#send.push(wire);
    this.io.sent({
      message: this.ownIdentification,
      sequence: -1,
      wire,
      packet: null,
      context: lineContext,
      keys: [],
      value: this.ownIdentification,
    });
  }

  /** Sends at once: transport messages. Returns the payload. */
  sendNow<V>(message: Message<V>, value: V, padToMultipleOf = 0): Bytes {
    const payload = encode(message, value);
    const packet = this.writer.write(payload, padToMultipleOf);
    this.#send.push(packet.wire);
    this.io.sent(this.#report(message.name, packet, value, this.#keys.out));
    return payload;
  }

  /** Sends a service message; while keys are being exchanged it waits. */
  sendService<V>(message: Message<V>, value: V, padToMultipleOf = 0): void {
    const send = (): void => void this.sendNow(message, value, padToMultipleOf);
    if (this.sendsService) send();
    else this.#queued.push(send);
  }

  /** Call after our NEWKEYS. */
  flushQueued(): void {
    for (const send of this.#queued.splice(0)) send();
  }

  protectOut(agreed: Agreed, keys: DirectionKeys): void {
    const { cipher, mac } = this.role === 'client' ? agreed.clientToServer : agreed.serverToClient;
    this.writer.protect(protect(cipher, mac, keys), agreed.strictKex);
    this.#keys.out = used(keys);
  }

  protectIn(agreed: Agreed, keys: DirectionKeys): void {
    const { cipher, mac } = this.role === 'client' ? agreed.serverToClient : agreed.clientToServer;
    this.reader.protect(protect(cipher, mac, keys), agreed.strictKex);
    this.#keys.in = used(keys);
  }

  /** Ends the connection over a fault; tells the other side where the table says so. */
  fail(fault: Fault): Closed {
    this.step('fault', { args: { kind: fault.kind }, result: 'refused' });
    const reason = disconnectOn[fault.kind];
    if (reason && this.#text === null) {
      this.sendNow(SSH_MSG_DISCONNECT, {
        reason_code: disconnectReasons[reason],
        description: fault.kind.replaceAll('-', ' '),
        language_tag: '',
      });
    }
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

  /** The first byte after the identification line belongs to a packet. */
  endOfText(): void {
    this.#text = null;
  }

  // --- the way in --------------------------------------------------------------------------------------------

  #take(input: Input<Command>): void {
    if (input.kind === 'command') this.command(input.command);
    else if (input.kind === 'answer') this.#answer(input.address, input.answer);
    else if (input.kind === 'end') this.#ended = true;
    else if (this.#text)
      this.#text = this.#text.length === 0 ? input.bytes : concat(this.#text, input.bytes);
    else this.reader.push(input.bytes);
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
    const unread = this.#text?.length ?? this.reader.unread;
    if (unread === 0 && this.mayLeaveNow) return void this.close(null);
    this.fail({ kind: 'connection-lost', state: this.transport.at, unread });
  }

  /** Takes one line or packet; false when there is none, or none can be taken now. */
  #advance(): boolean {
    return this.#text ? this.#advanceText(this.#text) : this.#advancePackets();
  }

  #advanceText(buffer: Bytes): boolean {
    if (buffer.length === 0 || !this.accepted('transport').includes('identification')) return false;
    const reading = readLine(buffer, this.role === 'client');
    if (reading.kind === 'more') return false;
    if (reading.kind === 'fault') {
      this.fail(reading.fault);
      return false;
    }
    const left = buffer.slice(reading.wire.length);
    this.#text = left;
    const report = {
      sequence: -1,
      wire: reading.wire,
      packet: null,
      keys: [],
      value: reading.text,
    };
    if (reading.kind === 'before') {
      this.io.received({ ...report, message: LINE_BEFORE, context: beforeContext });
      if (++this.#linesBefore <= MAX_LINES_BEFORE) return true;
      this.fail({ kind: 'identification-too-long', limit: MAX_LINES_BEFORE, offset: 0 });
      return false;
    }
    this.io.received({ ...report, message: reading.text, context: lineContext });
    this.peerIdentification = reading.text;
    this.peerLine = withoutLineEnd(reading.wire);
    this.#text = null;
    this.reader.push(left);
    this.runTransport('identification', reading.identification);
    return true;
  }

  #advancePackets(): boolean {
    const reading = this.reader.next();
    if (reading.kind === 'more') return false;
    if (reading.kind === 'fault') this.fail(reading.fault);
    else this.#message(reading.packet);
    return true;
  }

  #message(packet: Packet): void {
    const number = packet.payload[0];
    const guessed =
      number !== undefined &&
      isKex(number) &&
      this.accepted('transport').includes('guessed packet');
    const message = guessed ? undefined : messageIn(this.context, number);
    const decoded = message && decode(message, packet.payload);
    const name =
      message?.name ?? (guessed ? 'guessed packet' : `message ${number ?? 'without a number'}`);
    this.io.received(this.#report(name, packet, decoded?.ok ? decoded.value : null, this.#keys.in));
    if (guessed) return this.runTransport('guessed packet', null);
    if (number === undefined || message === undefined || decoded === undefined)
      return this.#unknown(name, packet);
    if (message.from !== 'both' && message.from === this.role) {
      return void this.fail({ kind: 'wrong-role-message', got: name, only: message.from });
    }
    const input = inputOf(name, this.context);
    const taken = this.accepted('transport').includes(input) && !ignorable.includes(input);
    if (this.strictNow && !taken && !hasFaultOfItsOwn.includes(input)) {
      return void this.fail({ kind: 'strict-kex-violation', got: name });
    }
    if (!decoded.ok) {
      const { kind, ...where } = decoded.fault;
      return void this.fail({ kind: 'malformed-message', message: name, problem: kind, ...where });
    }
    this.lastSequence = packet.sequence;
    this.lastPayload = packet.payload;
    if (!isServiceNumber(number)) this.#dispatch('transport', input, decoded.value, name);
    else if (this.transport.at === 'hello' || !this.takesService)
      this.fail(
        notNow(this.service.at, this.transport.at, this.accepted('transport'), name, number),
      );
    else this.#dispatch('service', input, decoded.value, name);
  }

  /** Sequence number of the packet that is being handled. */
  lastSequence = 0;
  /** Its payload: both KEXINITs go into the exchange hash as they were sent. */
  lastPayload: Bytes = new Uint8Array();

  #dispatch(region: 'transport' | 'service', input: string, value: unknown, name: string): void {
    const state = region === 'transport' ? this.transport.at : this.service.at;
    const expected = this.accepted(region);
    if (expected.includes(input)) {
      if (region === 'transport') this.runTransport(input, value);
      else this.runService(input, value);
      return;
    }
    this.fail(unexpected(state, expected, input, name));
  }

  /** RFC 4253 §11.4; with strict key exchange nothing unknown is let pass before NEWKEYS. */
  #unknown(name: string, packet: Packet): void {
    if (this.strictNow) return void this.fail({ kind: 'strict-kex-violation', got: name });
    this.step('unknown-message', { args: { name } });
    this.sendNow(SSH_MSG_UNIMPLEMENTED, { packet_sequence_number: packet.sequence });
  }

  #report(message: string, packet: Packet, value: unknown, keys: readonly Bytes[]) {
    const context: FrameContext = {
      kind: 'packet',
      protection: packet.protection,
      methods: this.context,
    };
    return {
      message,
      sequence: packet.sequence,
      wire: packet.wire,
      packet: packet.packet,
      payload: packet.payload,
      context,
      keys,
      value,
    };
  }

  #drawPadding(length: number): Bytes {
    if (this.#padding.length < length)
      this.#padding = this.io.draw(`${this.role} padding`, PADDING_DRAW);
    const padding = this.#padding.subarray(0, length);
    this.#padding = this.#padding.subarray(length);
    return padding;
  }
}

const LINE_BEFORE = 'line before the identification';
const lineContext: FrameContext = { kind: 'identification' };
const beforeContext: FrameContext = { kind: 'line-before' };
const used = (keys: DirectionKeys): Bytes[] =>
  [keys.iv, keys.encryption, keys.integrity].filter((key) => key.length > 0);
