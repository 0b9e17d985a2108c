/** What each state of TLS’s four machines means, and what a side in it waits for. */
import type { ClientTransport } from '../../../protocol/tls/client.ts';
import type { ClientService } from '../../../protocol/tls/client-application.ts';
import type { ServerTransport } from '../../../protocol/tls/server.ts';
import type { ServerService } from '../../../protocol/tls/server-application.ts';
import type { StateWords } from '../states-en.ts';

const clientTransport: Readonly<Record<ClientTransport['at'], StateWords>> = {
  start: { means: 'The client has said nothing yet.', waits: '' },
  'wait-server-hello': {
    means: 'The client has said hello, and made a key pair on a guess.',
    waits: 'the server’s choice and public value',
  },
  'wait-server-hello-again': {
    means: 'The client has said hello once more, as it was asked to.',
    waits: 'the server’s choice and public value',
  },
  'wait-encrypted-extensions': {
    means: 'Both have the handshake’s keys; with whom, is not known.',
    waits: 'the server’s first encrypted message',
  },
  'wait-certificate-or-request': {
    means: 'The server can be read; it has not shown who it is.',
    waits: 'the server’s certificate, or its wish for one',
  },
  'wait-certificate': {
    means: 'The server wants a certificate too; it has not shown its own.',
    waits: 'the server’s certificate',
  },
  'check-certificate': {
    means: 'The server’s certificate is there, and is being checked.',
    waits: 'what the checks say',
  },
  'wait-certificate-verify': {
    means: 'The certificate is good; whether its key is there, is not known.',
    waits: 'the server’s signature',
  },
  'wait-finished': {
    means: 'The server has proven who it is, or is known from before.',
    waits: 'the server’s Finished',
  },
  connected: { means: 'The handshake is over: data may go both ways.', waits: '' },
  closed: { means: 'The connection is over.', waits: '' },
};

const serverTransport: Readonly<Record<ServerTransport['at'], StateWords>> = {
  start: { means: 'The server has heard nothing yet.', waits: 'whoever connects and says hello' },
  'wait-client-hello-again': {
    means: 'The server has asked for another public value.',
    waits: 'the client’s hello once more',
  },
  'wait-certificate': {
    means: 'The server has said all, and wants to know who the client is.',
    waits: 'the client’s certificate',
  },
  'check-certificate': {
    means: 'The client’s certificate is there, and is being checked.',
    waits: 'what the checks say',
  },
  'wait-certificate-verify': {
    means: 'The certificate is good; whether its key is there, is not known.',
    waits: 'the client’s signature',
  },
  'wait-finished': {
    means: 'The server has said all that it has to say in the handshake.',
    waits: 'the client’s Finished',
  },
  connected: { means: 'The handshake is over: data may go both ways.', waits: '' },
  closed: { means: 'The connection is over.', waits: '' },
};

const clientService: Readonly<Record<ClientService['at'], StateWords>> = {
  none: { means: 'Nothing travels yet but the handshake.', waits: '' },
  open: { means: 'The program may send and receive.', waits: 'data' },
  closing: {
    means: 'The client has said that it sends nothing more.',
    waits: 'the server’s close_notify',
  },
  ended: { means: 'Nothing more is sent or taken.', waits: '' },
};

const serverService: Readonly<Record<ServerService['at'], StateWords>> = {
  none: { means: 'Nothing travels yet but the handshake.', waits: '' },
  open: { means: 'The program may send and receive.', waits: 'data' },
  answering: { means: 'The program thinks about what came.', waits: 'its answer' },
  closing: {
    means: 'The server has said that it sends nothing more.',
    waits: 'the client’s close_notify',
  },
  ended: { means: 'Nothing more is sent or taken.', waits: '' },
};

export const tlsStateWords = {
  client: { transport: clientTransport, service: clientService },
  server: { transport: serverTransport, service: serverService },
} as const;
