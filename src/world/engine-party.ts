/** Runs the engine of an end: of any protocol. */
import type { Bytes } from '../codec/bytes.ts';
import type { Moved } from './ends.ts';
import type { Kind, SshKind } from './kind.ts';
import type { SideState } from './transcript.ts';

/** Answers a question at once, or leaves it open: null. */
export type Answer<K extends EngineKind = SshKind> = (
  question: K['question'],
) => K['answered'] | null;

/** What engines of one protocol ask and tell. */
interface EngineKind extends Kind {
  readonly question: { readonly address: string };
  readonly answered: unknown;
}

type Input<Command, K extends EngineKind> =
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  | { readonly kind: 'end' }
  | { readonly kind: 'answer'; readonly address: string; readonly answer: K['answered'] }
  | { readonly kind: 'command'; readonly command: Command };

/** Of all that happens, a question and the end concern whoever runs the engine. */
interface Told<K extends EngineKind> {
  readonly question?: K['question'];
  readonly fault?: K['fault'] | null;
}

interface Engine<Command, K extends EngineKind> {
  readonly transport: { readonly at: string };
  readonly service: { readonly at: string };
  receive(input: Input<Command, K>): {
    readonly send: readonly Bytes[];
    readonly events: readonly (K['event'] & Told<K>)[];
  };
}

/** Runs an engine: answers what it asks, and goes on until it waits for the other end or for a person. */
export class Party<Command, K extends EngineKind = SshKind> {
  readonly engine: Engine<Command, K>;
  readonly #answer: Answer<K>;
  readonly #react: (event: K['event']) => readonly Command[];
  /** The question that nobody has answered yet. */
  waiting: K['question'] | null = null;
  closed: { readonly fault: K['fault'] | null } | null = null;
  /** Called whenever the engine has come to rest in a state, between two inputs. */
  settled: () => void = () => undefined;

  constructor(
    engine: Engine<Command, K>,
    answer: Answer<K>,
    react: (event: K['event']) => readonly Command[],
  ) {
    this.engine = engine;
    this.#answer = answer;
    this.#react = react;
  }

  get state(): SideState {
    return { transport: this.engine.transport.at, service: this.engine.service.at };
  }

  move(first: Input<Command, K>): Moved<K> {
    const send: Bytes[] = [];
    const events: K['event'][] = [];
    const inputs = [first];
    for (let input = inputs.shift(); input; input = inputs.shift()) {
      const output = this.engine.receive(input);
      this.settled();
      for (const bytes of output.send) send.push(bytes); // a spread of very many overflows the stack
      for (const event of output.events) {
        events.push(event);
        if (event.kind === 'closed') this.closed = { fault: event.fault ?? null };
        const { question } = event;
        if (question) {
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
  answer(answer: K['answered']): Moved<K> {
    const question = this.waiting;
    if (!question) throw new Error('no question is open');
    this.waiting = null;
    return this.move({ kind: 'answer', address: question.address, answer });
  }
}
