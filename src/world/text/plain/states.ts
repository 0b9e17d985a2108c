/** What each state of the four machines of a plain login means, and what a side in it waits for. */
import type { ClientService, ClientTransport } from '../../../protocol/plain/client.ts';
import type { ServerService, ServerTransport } from '../../../protocol/plain/server.ts';
import type { StateWords } from '../states-en.ts';

const transport: Readonly<Record<ClientTransport['at'] & ServerTransport['at'], StateWords>> = {
  start: { means: 'There is no connection yet.', waits: 'the TCP connection' },
  open: { means: 'Bytes go both ways, as they are.', waits: '' },
  closed: { means: 'The connection is over.', waits: '' },
};

const clientService: Readonly<Record<ClientService['at'], StateWords>> = {
  none: { means: 'Nothing is on the screen.', waits: 'the TCP connection' },
  showing: { means: 'What is typed shows on the screen.', waits: 'text to show, and the user' },
  hiding: {
    means: 'What is typed does not show on the screen.',
    waits: 'text to show, and the user',
  },
  ended: { means: 'Nothing more is sent or taken.', waits: '' },
};

const serverService: Readonly<Record<ServerService['at'], StateWords>> = {
  none: { means: 'Nobody has called.', waits: 'a connection' },
  'awaiting-name': { means: 'The server has asked who it is.', waits: 'a user’s name' },
  'awaiting-password': { means: 'The server has asked for the password.', waits: 'a password' },
  'checking-password': { means: 'The password is being compared.', waits: 'what comes of it' },
  shell: { means: 'The user is in.', waits: 'a command' },
  running: { means: 'A command runs.', waits: 'its end' },
  ended: { means: 'Nothing more is sent or taken.', waits: '' },
};

export const plainStateWords = {
  client: { transport, service: clientService },
  server: { transport, service: serverService },
} as const;
