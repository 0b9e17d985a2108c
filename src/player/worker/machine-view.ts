/** One region of a machine as data for the diagram. */
import type { Edge } from '../../protocol/machine.ts';
import type { MachineView } from '../run.ts';

type Words = Readonly<Record<string, { readonly means: string; readonly waits: string }>>;

export const machineView = (
  side: MachineView['side'],
  region: MachineView['region'],
  edges: readonly Edge[],
  words: Words,
): MachineView => ({
  side,
  region,
  states: Object.entries(words).map(([name, { means, waits }]) => ({ name, means, waits })),
  edges: edges.map(({ from, input, to, source }) => ({ from, input, to, source })),
});
