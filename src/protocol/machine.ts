/**
 * Typed state machines whose transitions are data. An edge names every state that it may lead to; a handler that
 * returns another does not compile. The diagram on screen and the list of what is accepted come from the same table.
 */

export interface Stateful {
  readonly at: string;
}

/** One row of a machine's table. */
export interface Edge {
  readonly from: string;
  readonly input: string;
  readonly to: readonly string[];
  readonly source: string;
}

interface Runnable<Self, State extends Stateful> extends Edge {
  run(self: Self, state: State, input: unknown): State;
}

type In<State extends Stateful, At extends State['at']> = Extract<State, { readonly at: At }>;

/** Collects edges in protocol order, and finds the one for a state and an input. */
export class Machine<Self, State extends Stateful, Inputs> {
  readonly edges: Edge[] = [];
  readonly #table = new Map<string, Map<string, Runnable<Self, State>>>();

  /** Adds an edge from one state or from several, each on the same input. */
  on<From extends State['at'], Name extends keyof Inputs & string, To extends State['at']>(
    from: From | readonly From[],
    input: Name,
    to: readonly To[],
    source: string,
    handle: (self: Self, state: In<State, From>, input: Inputs[Name]) => In<State, To>,
  ): this {
    for (const at of typeof from === 'string' ? [from] : from) {
      // The table is keyed by exactly what `handle` asks for, so what it is called with has these types.
      const run = (self: Self, state: State, given: unknown): State =>
        handle(self, state as In<State, From>, given as Inputs[Name]);
      const edge = { from: at, input, to, source, run };
      this.edges.push(edge);
      const row = this.#table.get(at) ?? new Map<string, Runnable<Self, State>>();
      row.set(input, edge);
      this.#table.set(at, row);
    }
    return this;
  }

  /** Adds edges that do something and stay where they are. */
  stay<From extends State['at'], Name extends keyof Inputs & string>(
    from: readonly From[],
    input: Name,
    source: string,
    handle: (self: Self, state: In<State, From>, input: Inputs[Name]) => void,
  ): this {
    for (const at of from) {
      this.on(at, input, [at], source, (self, state, given) => {
        handle(self, state, given);
        return state;
      });
    }
    return this;
  }

  find(at: string, input: string): Runnable<Self, State> | undefined {
    return this.#table.get(at)?.get(input);
  }

  /** The inputs that a state takes, in protocol order. */
  accepts(at: string): string[] {
    return [...(this.#table.get(at)?.keys() ?? [])];
  }
}

/** Runs an edge of a machine's table. */
export function runEdge<Self, State extends Stateful, Inputs>(
  machine: Machine<Self, State, Inputs>,
  self: Self,
  state: State,
  input: string,
  value: unknown,
): State {
  const edge = machine.find(state.at, input);
  if (!edge) throw new Error(`${state.at} takes no ${input}`); // callers ask `accepts` first
  return edge.run(self, state, value);
}
