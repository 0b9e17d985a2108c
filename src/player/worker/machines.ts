/** The engine's machines as data for the diagram: states in protocol order, edges from the tables that it runs by. */
import { clientService, clientTransport } from '../../protocol/ssh/client.ts';
import { serverService, serverTransport } from '../../protocol/ssh/server.ts';
import { isIntercepted } from '../../world/intercepted.ts';
import { tellsTextbookStory } from '../../world/late-textbook.ts';
import type { Scenario } from '../../world/scenario.ts';
import { stateWords } from '../../world/text/states-en.ts';
import type { MachineView } from '../run.ts';
import { machineView } from './machine-view.ts';

const machines = (): readonly MachineView[] => [
  machineView('client', 'transport', clientTransport.edges, stateWords.client.transport),
  machineView('client', 'service', clientService.edges, stateWords.client.service),
  machineView('server', 'transport', serverTransport.edges, stateWords.server.transport),
  machineView('server', 'service', serverService.edges, stateWords.server.service),
];

/** States that only the textbooks' story has, and those of them that only a man in the middle is in. */
const textbook: readonly string[] = [
  'awaiting-challenge',
  'challenge-answered',
  'looking-up-key-id',
  'challenging',
];
const passingOn: readonly string[] = ['answering-challenge', 'judging-response'];

/** Without the states that no run of the scenario's kind can be in. */
export function machinesOf(scenario: Scenario): readonly MachineView[] {
  const isTold = tellsTextbookStory(scenario);
  const hidden = [
    ...(isTold ? [] : textbook),
    ...(isTold && isIntercepted(scenario) ? [] : passingOn),
  ];
  const isShown = (state: string): boolean => !hidden.includes(state);
  return machines().map(({ states, edges, ...machine }) => ({
    ...machine,
    states: states.filter(({ name }) => isShown(name)),
    edges: edges
      .filter(({ from }) => isShown(from))
      .map((edge) => ({ ...edge, to: edge.to.filter(isShown) })),
  }));
}
