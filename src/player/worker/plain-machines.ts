/** The machines of a plain login as data for the diagram. */
import { clientService, clientTransport } from '../../protocol/plain/client.ts';
import { serverService, serverTransport } from '../../protocol/plain/server.ts';
import { plainStateWords } from '../../world/text/plain/states.ts';
import type { MachineView } from '../run.ts';
import { machineView } from './machine-view.ts';

export const plainMachines: readonly MachineView[] = [
  machineView('client', 'transport', clientTransport.edges, plainStateWords.client.transport),
  machineView('client', 'service', clientService.edges, plainStateWords.client.service),
  machineView('server', 'transport', serverTransport.edges, plainStateWords.server.transport),
  machineView('server', 'service', serverService.edges, plainStateWords.server.service),
];
