/** An end of a TLS connection with everything around the engine: whoever answers its questions, and what it does. */
import type { Bytes } from '../../codec/bytes.ts';
import type { ClientCommand } from '../../protocol/tls/client.ts';
import type { EndpointEvent, Input, Output } from '../../protocol/tls/endpoint-io.ts';
import type { Fault } from '../../protocol/tls/fault.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';
import type { ServerCommand } from '../../protocol/tls/server.ts';
import type { End, Moved } from '../ends.ts';
import type { SideState } from '../transcript.ts';
import type { TlsKind } from './kind.ts';

/** Answers a question at once, or leaves it open: null. */
export type TlsAnswer = (question: OpenQuestion) => Answered | null;

interface Engine<Command> {
  readonly transport: { readonly at: string };
  readonly service: { readonly at: string };
  receive(input: Input<Command>): Output;
}

/** Runs an engine: answers what it asks, and goes on until it waits for the other end. */
export class TlsParty<Command> {
  readonly engine: Engine<Command>;
  readonly #answer: TlsAnswer;
  readonly #react: (event: EndpointEvent) => readonly Command[];
  /** The question that nobody has answered yet. */
  waiting: OpenQuestion | null = null;
  closed: { readonly fault: Fault | null } | null = null;
  /** Called whenever the engine has come to rest in a state, between two inputs. */
  settled: () => void = () => undefined;

  constructor(
    engine: Engine<Command>,
    answer: TlsAnswer,
    react: (event: EndpointEvent) => readonly Command[],
  ) {
    this.engine = engine;
    this.#answer = answer;
    this.#react = react;
  }

  get state(): SideState {
    return { transport: this.engine.transport.at, service: this.engine.service.at };
  }

  move(first: Input<Command>): Moved<TlsKind> {
    const send: Bytes[] = [];
    const events: EndpointEvent[] = [];
    const inputs = [first];
    for (let input = inputs.shift(); input; input = inputs.shift()) {
      const output = this.engine.receive(input);
      this.settled();
      for (const bytes of output.send) send.push(bytes); // a spread of very many overflows the stack
      for (const event of output.events) {
        events.push(event);
        if (event.kind === 'closed') this.closed = { fault: event.fault };
        if (event.kind === 'question') {
          const { question } = event;
          const answer = this.#answer(question);
          if (answer) inputs.push({ kind: 'answer', address: question.address, answer });
          else this.waiting = question;
        }
        for (const command of this.#react(event)) inputs.push({ kind: 'command', command });
      }
    }
    return { send, events };
  }

  /** Answers the open question. */
  answer(answer: Answered): Moved<TlsKind> {
    const question = this.waiting;
    if (!question) throw new Error('no question is open');
    this.waiting = null;
    return this.move({ kind: 'answer', address: question.address, answer });
  }
}

/** `settled` is called whenever the engine has come to rest in a state. */
export function tlsEnd(
  party: TlsParty<ClientCommand> | TlsParty<ServerCommand>,
  settled: () => void,
): End<TlsKind> {
  party.settled = settled;
  return {
    start: () => party.move({ kind: 'command', command: { do: 'start' } }),
    take: (bytes) => party.move({ kind: 'bytes', bytes }),
    lost: () => party.move({ kind: 'end' }),
    rekey: () => party.move({ kind: 'command', command: { do: 'update-keys', request: false } }),
    get state() {
      return party.state;
    },
    get closed() {
      return party.closed;
    },
    // Only a man in the middle leaves a question open, and answers it himself.
    waiting: false,
  };
}
