/** The engine's machines as data for the diagram: states in protocol order, edges from the tables that it runs by. */
import type { Edge } from '../../protocol/machine.ts';
import { clientService, clientTransport } from '../../protocol/ssh/client.ts';
import { serverService, serverTransport } from '../../protocol/ssh/server.ts';
import { stateWords } from '../../world/text/states-en.ts';
import type { MachineView } from '../run.ts';

type Words = Readonly<Record<string, { readonly means: string; readonly waits: string }>>;

const view = (
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

export const machines: readonly MachineView[] = [
  view('client', 'transport', clientTransport.edges, stateWords.client.transport),
  view('client', 'service', clientService.edges, stateWords.client.service),
  view('server', 'transport', serverTransport.edges, stateWords.server.transport),
  view('server', 'service', serverService.edges, stateWords.server.service),
];
