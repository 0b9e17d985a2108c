/** TLS’s machines as data for the diagram. */
import { clientService, clientTransport } from '../../protocol/tls/client.ts';
import { serverService, serverTransport } from '../../protocol/tls/server.ts';
import { tlsStateWords } from '../../world/text/tls/states.ts';
import type { MachineView } from '../run.ts';
import { machineView } from './machine-view.ts';

export const tlsMachines: readonly MachineView[] = [
  machineView('client', 'transport', clientTransport.edges, tlsStateWords.client.transport),
  machineView('client', 'service', clientService.edges, tlsStateWords.client.service),
  machineView('server', 'transport', serverTransport.edges, tlsStateWords.server.transport),
  machineView('server', 'service', serverService.edges, tlsStateWords.server.service),
];
