/** Runs a TLS engine: answers what it asks, and goes on until it waits for the other end. */
import type { Bytes } from '../../codec/bytes.ts';
import type { EndpointEvent, Input, Output } from '../../protocol/tls/endpoint-io.ts';
import type { Fault } from '../../protocol/tls/fault.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';

interface Engine<Command> {
  readonly transport: { readonly at: string };
  receive(input: Input<Command>): Output;
}

export class TlsParty<Command> {
  closed: { readonly fault: Fault | null } | null = null;
  readonly waiting = null;
  readonly engine: Engine<Command>;
  readonly #answer: (question: OpenQuestion) => Answered;
  readonly #react: (event: EndpointEvent) => readonly Command[];

  constructor(
    engine: Engine<Command>,
    answer: (question: OpenQuestion) => Answered,
    react: (event: EndpointEvent) => readonly Command[],
  ) {
    this.engine = engine;
    this.#answer = answer;
    this.#react = react;
  }

  move(first: Input<Command>): { readonly send: Bytes[]; readonly events: EndpointEvent[] } {
    const send: Bytes[] = [];
    const events: EndpointEvent[] = [];
    const inputs = [first];
    for (let input = inputs.shift(); input; input = inputs.shift()) {
      const output = this.engine.receive(input);
      for (const bytes of output.send) send.push(bytes); // a spread of very many overflows the stack
      for (const event of output.events) {
        events.push(event);
        if (event.kind === 'closed') this.closed = { fault: event.fault };
        if (event.kind === 'question') {
          const { question } = event;
          const answer = this.#answer(question);
          inputs.push({ kind: 'answer', address: question.address, answer });
        }
        for (const command of this.#react(event)) inputs.push({ kind: 'command', command });
      }
    }
    return { send, events };
  }

  /** Nobody is ever asked anything here. */
  answer(): never {
    throw new Error('no question is open');
  }
}
