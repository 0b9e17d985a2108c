import type { Machine, Stateful } from '../machine.ts';

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
