/** What each state of the four machines means, and what a side in it waits for. */
import type { ClientService, ClientTransport } from '../../protocol/ssh/client.ts';
import type { ServerService, ServerTransport } from '../../protocol/ssh/server.ts';

export interface StateWords {
  /** One plain sentence. */
  readonly means: string;
  /** Completes “waits for …”; empty where the region waits for nothing by itself. */
  readonly waits: string;
}

const clientTransport: Readonly<Record<ClientTransport['at'], StateWords>> = {
  hello: {
    means: 'The client has said which SSH it speaks.',
    waits: 'the server’s identification',
  },
  negotiate: { means: 'The client has listed what it can do.', waits: 'the server’s KEXINIT' },
  'wrong-guess': {
    means: 'The server’s first packet was sent on a wrong guess.',
    waits: 'the packet that does not count',
  },
  'key-exchange': {
    means: 'The client has sent its public value.',
    waits: 'the server’s public value, host key and signature',
  },
  'look-up-host-key': {
    means: 'The server’s answer is there; its host key is being looked up.',
    waits: 'what known_hosts says',
  },
  'confirm-host-key': {
    means: 'The host key is not known; nothing has been checked yet.',
    waits: 'a person’s answer',
  },
  newkeys: {
    means: 'The signature was valid; the client already sends under the new keys.',
    waits: 'the server’s NEWKEYS',
  },
  running: { means: 'Both directions are encrypted.', waits: '' },
  rekeying: {
    means: 'The client has asked for new keys; the old ones still hold.',
    waits: 'the server’s KEXINIT',
  },
  closed: { means: 'The connection is over.', waits: '' },
};

const clientService: Readonly<Record<ClientService['at'], StateWords>> = {
  none: { means: 'No service has begun: there are no keys yet.', waits: '' },
  requested: { means: 'The client has asked to log in.', waits: 'the server’s SERVICE_ACCEPT' },
  probing: {
    means: 'The client has asked how one may log in.',
    waits: 'the methods that the server takes',
  },
  offering: {
    means: 'The client has offered a public key.',
    waits: 'whether the server would take it',
  },
  proving: { means: 'The client has sent a signature.', waits: 'whether the server lets it in' },
  'awaiting-prompts': {
    means: 'The client would answer what the server asks, or has answered.',
    waits: 'what the server asks next, or whether it lets it in',
  },
  'asking-prompt': { means: 'The server has asked something.', waits: 'a person’s answer' },
  'asking-password': { means: 'The server would take a password.', waits: 'a person’s password' },
  'password-sent': {
    means: 'The client has sent a password.',
    waits: 'whether the server lets it in',
  },
  'awaiting-challenge': {
    means: 'The client has named a key by its ID.',
    waits: 'a number that is encrypted with the public half',
  },
  'answering-challenge': {
    means: 'The challenge goes on to somebody else, who can decrypt it.',
    waits: 'somebody else’s answer',
  },
  'challenge-answered': {
    means: 'The client has answered the challenge.',
    waits: 'whether the server lets it in',
  },
  connected: {
    means: 'The user is in; channels may be opened.',
    waits: 'the next message or command',
  },
  ended: { means: 'The service is over.', waits: '' },
};

const serverTransport: Readonly<Record<ServerTransport['at'], StateWords>> = {
  hello: {
    means: 'The server has said which SSH it speaks.',
    waits: 'the client’s identification',
  },
  negotiate: { means: 'The server has listed what it can do.', waits: 'the client’s KEXINIT' },
  'wrong-guess': {
    means: 'The client’s first packet was sent on a wrong guess.',
    waits: 'the packet that does not count',
  },
  'key-exchange': {
    means: 'Both lists are there, and the methods are agreed.',
    waits: 'the client’s public value',
  },
  newkeys: {
    means: 'The server has signed, and already sends under the new keys.',
    waits: 'the client’s NEWKEYS',
  },
  running: { means: 'Both directions are encrypted.', waits: '' },
  rekeying: {
    means: 'The server has asked for new keys; the old ones still hold.',
    waits: 'the client’s KEXINIT',
  },
  closed: { means: 'The connection is over.', waits: '' },
};

const serverService: Readonly<Record<ServerService['at'], StateWords>> = {
  none: { means: 'No service has begun.', waits: 'the client’s SERVICE_REQUEST' },
  authenticating: { means: 'Nobody is in yet.', waits: 'a request to log in' },
  'checking-key': {
    means: 'A key was offered for a user.',
    waits: 'what authorized_keys says',
  },
  'choosing-prompts': {
    means: 'The server is to ask something, or to judge what was answered.',
    waits: 'what to ask next, or whether the answers are right',
  },
  prompting: { means: 'The server has asked something.', waits: 'the client’s answers' },
  'checking-password': {
    means: 'A password was sent for a user.',
    waits: 'whether the password is right',
  },
  'looking-up-key-id': {
    means: 'A key was named by its ID.',
    waits: 'what authorized_keys says',
  },
  challenging: {
    means: 'The server has sent an encrypted number.',
    waits: 'the client’s answer to it',
  },
  'judging-response': {
    means: 'The answer to somebody else’s challenge is there.',
    waits: 'whether it will do',
  },
  connected: {
    means: 'The user is in; channels may be opened.',
    waits: 'the client’s next message',
  },
  'running-command': { means: 'A command runs for the user.', waits: 'what the command prints' },
  ended: { means: 'The service is over.', waits: '' },
};

export const stateWords = {
  client: { transport: clientTransport, service: clientService },
  server: { transport: serverTransport, service: serverService },
};
