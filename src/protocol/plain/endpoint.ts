/**
 * What both ends of a plain connection have in common: pieces of a stream, and the way from one to an edge of a
 * machine's table. No I/O, no clock.
 */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { decode, encode } from '../../codec/tape.ts';
import type { Stateful } from '../machine.ts';
import type { Io, StepReport } from '../trace.ts';
import type { Fault } from './fault.ts';
import { LINE_END, LineLayout, OptionLayout, TextLayout } from './layouts.ts';
import { MAX_LINE, PieceReader, type Piece } from './pieces.ts';
import type { Answered, OpenQuestion, QuestionName, Questions } from './questions.ts';
import type { PlainStepKey } from './steps.ts';
import './steps.ts';
import { commandName, ECHO, IAC, verbs, type Verb } from './telnet.ts';

export type Role = 'client' | 'server';

export type Input<Command> =
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  | { readonly kind: 'end' }
  | { readonly kind: 'answer'; readonly address: string; readonly answer: Answered }
  | { readonly kind: 'command'; readonly command: Command };

export type EndpointEvent =
  | { readonly kind: 'question'; readonly question: OpenQuestion }
  /** Stands on the user's screen now. */
  | { readonly kind: 'shown'; readonly text: string }
  | { readonly kind: 'closed'; readonly fault: Fault | null };

export interface Output {
  /** What to send, one entry a piece. */
  readonly send: readonly Bytes[];
  readonly events: readonly EndpointEvent[];
}

export interface Closed extends Stateful {
  readonly at: 'closed';
  readonly fault: Fault | null;
}
export interface Ended extends Stateful {
  readonly at: 'ended';
}

/** What a line or a text is for: told to whoever looks, and not on the wire. */
export type Purpose =
  | 'greeting'
  | 'login prompt'
  | 'user name'
  | 'password prompt'
  | 'password'
  | 'refusal'
  | 'shell prompt'
  | 'command'
  | 'output'
  | 'last line'
  | 'logout'
  | 'text';

/** What comes in, by name: a line, a text, an option of Telnet, a command without one. */
export interface CommonInputs {
  Line: { readonly text: string };
  Text: { readonly text: string };
  'WILL ECHO': null;
  'WONT ECHO': null;
  'DO ECHO': null;
  'DONT ECHO': null;
  'another option': { readonly verb: Verb; readonly option: number };
  'another command': null;
}

export abstract class Endpoint<
  T extends Stateful,
  S extends Stateful,
  Command extends { readonly do: string },
> {
  abstract readonly role: Role;
  abstract transport: T | Closed;
  abstract service: S | Ended;
  /** Runs an edge of either machine. */
  protected abstract run(input: string, value: unknown): void;
  /** What a line that comes in is for. */
  protected abstract readonly purpose: Purpose;
  protected abstract readonly mayLeaveNow: boolean;

  readonly io: Io;
  readonly #reader: PieceReader;
  #isEnded = false;
  #send: Bytes[] = [];
  #events: EndpointEvent[] = [];
  readonly #sequence = { in: 0, out: 0 };
  readonly #open = new Map<string, QuestionName>();
  readonly #asked = new Map<QuestionName, number>();

  constructor(io: Io, byLine: boolean) {
    this.io = io;
    this.#reader = new PieceReader(byLine);
  }

  receive(input: Input<Command>): Output {
    if (this.transport.at !== 'closed') this.#take(input);
    const output = { send: this.#send, events: this.#events };
    this.#send = [];
    this.#events = [];
    return output;
  }

  // --- what handlers use ---

  step(key: PlainStepKey, report?: StepReport): void {
    this.io.step(key, report);
  }

  event(event: EndpointEvent): void {
    this.#events.push(event);
  }

  ask<N extends QuestionName>(name: N, ask: Questions[N]['ask']): void {
    const count = (this.#asked.get(name) ?? 0) + 1;
    this.#asked.set(name, count);
    const address = `${this.role}/${name}#${count}`;
    this.#open.set(address, name);
    this.event({ kind: 'question', question: { name, address, ask } as OpenQuestion }); // name and ask fit by N
  }

  sendLine(text: string, purpose: Purpose): void {
    const wire = encode(LineLayout, { text, end: LINE_END });
    this.#put({ kind: 'line', wire }, 'Line', { text, purpose });
  }

  sendText(text: string, purpose: Purpose): void {
    this.#put({ kind: 'text', wire: encode(TextLayout, { text }) }, 'Text', { text, purpose });
  }

  sendOption(verb: Verb, option = ECHO): void {
    const wire = encode(OptionLayout, { IAC, command: verbs[verb], option });
    this.#put({ kind: 'command', wire }, verb, { command: verbs[verb], option });
  }

  fail(fault: Fault): Closed {
    this.step('plain-fault', { args: { kind: fault.kind }, result: 'refused' });
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

  // --- the way in ---

  #take(input: Input<Command>): void {
    if (input.kind === 'command') this.run(`command ${input.command.do}`, input.command);
    else if (input.kind === 'answer') {
      if (!this.#open.delete(input.address)) throw new Error(`nobody asked ${input.address}`);
      this.run(`answer ${input.answer.name}`, input.answer.answer);
    } else if (input.kind === 'end') this.#isEnded = true;
    else this.#reader.push(input.bytes);
    while (this.transport.at !== 'closed' && this.#open.size === 0 && this.#advance());
    if (this.#isEnded && this.transport.at !== 'closed' && this.#open.size === 0) this.#lost();
  }

  #lost(): void {
    const { unread } = this.#reader;
    if (unread === 0 && this.mayLeaveNow) {
      this.step('plain-goodbye');
      this.close(null);
    } else this.fail({ kind: 'connection-lost', state: this.service.at, unread });
  }

  /** Takes one piece; false where there is none, or none can be taken now. */
  #advance(): boolean {
    if (this.transport.at === 'start') return false;
    const piece = this.#reader.next();
    if (piece === 'more') return false;
    if (piece === 'too-long') {
      this.fail({ kind: 'line-too-long', limit: MAX_LINE });
      return false;
    }
    if (piece.kind === 'command') this.#takeCommand(piece);
    else this.#takeText(piece);
    return true;
  }

  #takeText(piece: Piece): void {
    const decoded = decode(piece.kind === 'line' ? LineLayout : TextLayout, piece.wire);
    const text = decoded.ok ? decoded.value.text : '';
    const message = piece.kind === 'line' ? 'Line' : 'Text';
    this.#received(piece, message, { text, purpose: this.purpose });
    this.run(message, { text });
  }

  #takeCommand(piece: Piece): void {
    const [, code = 0, option] = piece.wire;
    const verb = commandName(code);
    if (!isVerb(verb) || option === undefined) {
      this.#received(piece, verb, { command: code });
      this.run('another command', null);
      return;
    }
    this.#received(piece, verb, { command: code, option });
    if (option === ECHO) this.run(`${verb} ECHO`, null);
    else this.run('another option', { verb, option });
  }

  #put(piece: Piece, message: string, value: unknown): void {
    this.#send.push(piece.wire);
    this.io.sent(this.#report(piece, message, value, this.#sequence.out++));
  }

  #received(piece: Piece, message: string, value: unknown): void {
    this.io.received(this.#report(piece, message, value, this.#sequence.in++));
  }

  #report({ kind, wire }: Piece, message: string, value: unknown, sequence: number) {
    const context = { kind: 'plain', piece: kind } as const;
    return { message, sequence, wire, packet: null, context, keys: none, value };
  }
}

const none: readonly Bytes[] = [];

const isVerb = (name: string): name is Verb => Object.hasOwn(verbs, name);

/** Text from a person or a program, recorded where it is long enough to be told from chance. */
export const saidText = (
  io: Io,
  label: string,
  text: string,
  symbol: string,
  secret = false,
): Bytes => io.hold(label, utf8(text), { symbol, secret, content: true });
