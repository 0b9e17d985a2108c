/**
 * What sending and receiving a frame says to people, in English: one entry a message, by its name. Both are told from
 * the side that acts: `side` sends for `sendWords`, and receives for `receiveWords`.
 */
import type { ConnectionValues } from '../../protocol/ssh/messages/connection.ts';
import type { TransportValues } from '../../protocol/ssh/messages/transport.ts';
import type { UserauthValues } from '../../protocol/ssh/messages/userauth.ts';
import {
  bytes,
  count,
  fieldOf,
  lengthIn,
  listIn,
  names,
  numberIn,
  quoted,
  short,
  size,
  textIn,
} from './prose.ts';
import type { StepWords } from './words.ts';

export interface FrameWordsContext {
  readonly side: 'client' | 'server';
  /** Bytes on the wire. */
  readonly size: number;
  readonly encrypted: boolean;
  /** The decoded message; null where it could not be read. */
  readonly value: unknown;
}

/** Title and text of one act. */
type Said = readonly [title: string, text: string];

interface FrameEntry {
  /** `side` sends, `other` receives. */
  readonly send: (side: string, other: string, value: unknown) => Said;
  /** `side` receives, `other` has sent. */
  readonly receive: (side: string, other: string, value: unknown) => Said;
  /** Exact terms besides name and size. */
  readonly term?: (value: unknown) => string;
  readonly verb?: string;
}

export function sendWords(message: string, context: FrameWordsContext): StepWords {
  const entry = entryOf(message);
  const [title, text] = entry.send(context.side, otherOf(context.side), context.value);
  return { title, text, verb: entry.verb ?? 'send', term: term(message, entry, context) };
}

export function receiveWords(message: string, context: FrameWordsContext): StepWords {
  const entry = entryOf(message);
  const [title, text] = entry.receive(context.side, otherOf(context.side), context.value);
  return { title, text, verb: 'receive', term: term(message, entry, context) };
}

/** Whether a message has words of its own, rather than those for what nobody knows. */
export const hasFrameWords = (message: string): boolean => entryOf(message) !== unknown;

const otherOf = (side: FrameWordsContext['side']): string =>
  side === 'client' ? 'server' : 'client';

function term(message: string, entry: FrameEntry, context: FrameWordsContext): string {
  const parts = [
    short(message, 60),
    entry.term?.(context.value) ?? '',
    size(context.size),
    context.encrypted ? 'encrypted' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const identification: FrameEntry = {
  verb: 'say hello',
  send: (side) => [
    `The ${side} says who it is`,
    'One line of plain text: the protocol’s version, and the program’s name. Anyone on the way can read it.',
  ],
  receive: (side, other) => [
    `The ${side} reads the ${other}’s line`,
    'It says which protocol and which program. Nothing yet shows that it is true.',
  ],
};

const lineBefore: FrameEntry = {
  send: (side, _other, value) => [
    `The ${side} sends a line before its hello`,
    `A server may send lines of text first: ${said(value)}. They are not part of the protocol.`,
  ],
  receive: (side, _other, value) => [
    `The ${side} reads a line before the hello`,
    `It says ${said(value)}. Such lines are for people, and the client passes over them.`,
  ],
};

const kexInit: FrameEntry = {
  send: (side, other) => [
    `The ${side} sends its public value`,
    `It is made for this exchange only. The ${other} needs it to compute the same secret; who only listens learns no secret from it.`,
  ],
  receive: (side, other) => [
    `The ${side} has the ${other}’s public value`,
    `Together with a private value of its own, the ${side} can compute the secret from it.`,
  ],
};

const kexReply: FrameEntry = {
  verb: 'answer',
  send: (side) => [
    `The ${side} answers, and signs`,
    'Three things in one message: its host key, its public value, and its signature over the hash of what both have said.',
  ],
  receive: (side, other) => [
    `The ${side} has the ${other}’s answer`,
    'It holds a host key, a public value and a signature. None of them has been checked yet.',
  ],
};

const guessed: FrameEntry = {
  send: (side) => [
    `The ${side} sends a packet on a guess`,
    'It does not wait to learn which method is agreed. If the guess is right, this saves a round trip.',
  ],
  receive: (side) => [
    `The ${side} passes over the guessed packet`,
    'It belongs to a method that was not agreed on, so it does not count.',
  ],
};

const unknown: FrameEntry = {
  send: (side) => [
    `The ${side} sends a message unknown here`,
    'No part of the protocol that is in use here gives this number a meaning.',
  ],
  receive: (side) => [
    `The ${side} gets a message that it does not know`,
    'No part of the protocol that is in use here gives this number a meaning.',
  ],
};

type MethodMessage = 'SSH_MSG_USERAUTH_PK_OK' | 'SSH_MSG_USERAUTH_PASSWD_CHANGEREQ';
type KnownMessage =
  keyof TransportValues | keyof UserauthValues | keyof ConnectionValues | MethodMessage;

const frames: { readonly [M in KnownMessage]: FrameEntry } = {
  SSH_MSG_DISCONNECT: {
    verb: 'hang up',
    term: (value) => `reason ${numberIn(value, 'reason_code')}`,
    send: (side, _other, value) => [
      `The ${side} says that it hangs up`,
      `It gives a reason: ${described(value)}. This is its last message.`,
    ],
    receive: (side, other, value) => [
      `The ${other} hangs up`,
      `It gives a reason: ${described(value)}. Nothing more will come.`,
    ],
  },
  SSH_MSG_IGNORE: {
    send: (side) => [
      `The ${side} sends something to throw away`,
      'It means nothing. To who listens, it hides how much is really said.',
    ],
    receive: (side) => [`The ${side} throws a message away`, 'It was sent to be ignored.'],
  },
  SSH_MSG_UNIMPLEMENTED: {
    verb: 'answer',
    term: (value) => `packet ${numberIn(value, 'packet_sequence_number')}`,
    send: (side, other) => [
      `The ${side} says that it did not understand`,
      `It names the packet of the ${other} by its number, and goes on.`,
    ],
    receive: (side, other) => [
      `The ${side} was not understood`,
      `The ${other} does not know one of its messages, and names it by its number.`,
    ],
  },
  SSH_MSG_DEBUG: {
    send: (side, _other, value) => [
      `The ${side} sends a note`,
      `It may help to find faults, and changes nothing: ${quoted(textIn(value, 'message_text'), 90)}.`,
    ],
    receive: (side, other, value) => [
      `The ${side} gets a note from the ${other}`,
      `It may help to find faults, and changes nothing: ${quoted(textIn(value, 'message_text'), 90)}.`,
    ],
  },
  SSH_MSG_SERVICE_REQUEST: {
    verb: 'request',
    term: (value) => short(textIn(value, 'service_name'), 40),
    send: (side) => [
      `The ${side} wants to log in`,
      'It asks for the service that does this, now that what it says is encrypted.',
    ],
    receive: (side, other) => [
      `The ${other} wants to log in`,
      `It asks for a service. Whether the ${side} has it, the answer will say.`,
    ],
  },
  SSH_MSG_SERVICE_ACCEPT: {
    verb: 'accept',
    term: (value) => short(textIn(value, 'service_name'), 40),
    send: (side, other) => [
      `The ${side} is ready for the login`,
      `The service may begin. Nobody has said yet who the ${other}’s user is.`,
    ],
    receive: (side, other) => [
      `The ${other} is ready for the login`,
      `The ${side} may now say who wants in.`,
    ],
  },
  SSH_MSG_EXT_INFO: {
    send: (side) => [
      `The ${side} says what else it can do`,
      'Extensions by name, such as the kinds of signature that it takes from users.',
    ],
    receive: (side, other) => [
      `The ${side} learns what else the ${other} can do`,
      'It keeps what it knows, and passes over the rest.',
    ],
  },
  SSH_MSG_KEXINIT: {
    send: (side) => [
      `The ${side} lists what it can do`,
      'Methods for the secret, kinds of host key, ciphers and more, best first; and 16 random bytes that make this exchange unlike any other.',
    ],
    receive: (side, other) => [
      `The ${side} has the ${other}’s list`,
      'It keeps every byte of it: both lists go into the hash that is signed.',
    ],
  },
  SSH_MSG_NEWKEYS: {
    verb: 'announce',
    send: (side) => [
      `The ${side} announces its new keys`,
      'It is the last message under the old rules: all that this side sends after it uses the new keys.',
    ],
    receive: (side, other) => [
      `The ${other} has gone over to the new keys`,
      `From the next packet on, the ${side} must open what comes with them.`,
    ],
  },
  SSH_MSG_USERAUTH_REQUEST: {
    term: (value) => requestTerm(value),
    verb: 'request',
    send: (side, other, value) => requests[kindOfRequest(value)].send(side, other, userIn(value)),
    receive: (side, other, value) =>
      requests[kindOfRequest(value)].receive(side, other, userIn(value)),
  },
  SSH_MSG_USERAUTH_FAILURE: {
    verb: 'refuse',
    term: (value) => names(listIn(value, 'authentications_that_can_continue')),
    send: (side, _other, value) => [
      fieldOf(value, 'partial_success') === true
        ? `The ${side} asks for one proof more`
        : `The ${side} says: not like this`,
      `It names what may be tried: ${names(listIn(value, 'authentications_that_can_continue'))}.`,
    ],
    receive: (side, other, value) => [
      fieldOf(value, 'partial_success') === true
        ? `The ${other} asks for one proof more`
        : `The ${side} is not let in like this`,
      `What the ${other} says may be tried: ${names(listIn(value, 'authentications_that_can_continue'))}.`,
    ],
  },
  SSH_MSG_USERAUTH_SUCCESS: {
    verb: 'let in',
    send: (side) => [`The ${side} says: you are in`, 'A message of one byte. The login is over.'],
    receive: (side) => [
      `The ${side} hears that it is in`,
      'The login is over, and channels may be opened.',
    ],
  },
  SSH_MSG_USERAUTH_BANNER: {
    send: (side, _other, value) => [
      `The ${side} shows a notice before the login`,
      `It is for people to read: ${quoted(textIn(value, 'message'), 110)}.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} gets a notice to show`,
      `It is for people to read: ${quoted(textIn(value, 'message'), 110)}.`,
    ],
  },
  SSH_MSG_USERAUTH_PK_OK: {
    verb: 'accept',
    term: (value) => short(textIn(value, 'public_key_algorithm_name'), 60),
    send: (side) => [
      `The ${side} says that it would take this key`,
      'Nobody is in yet: the client must still prove that it holds the private half.',
    ],
    receive: (side, other) => [
      `The ${other} would take this key`,
      `Now it is worth making a signature: the ${side} must prove that it holds the private half.`,
    ],
  },
  SSH_MSG_USERAUTH_PASSWD_CHANGEREQ: {
    verb: 'ask',
    send: (side, _other, value) => [
      `The ${side} wants a new password`,
      `The old one will not do any more: ${quoted(textIn(value, 'prompt'), 110)}.`,
    ],
    receive: (side, other, value) => [
      `The ${other} wants a new password`,
      `It tells the person at the ${side}: ${quoted(textIn(value, 'prompt'), 110)}.`,
    ],
  },
  SSH_MSG_GLOBAL_REQUEST: {
    term: (value) => short(textIn(value, 'request_name'), 60),
    send: (side, _other, value) => globalRequests(textIn(value, 'request_name')).send(side),
    receive: (side, other, value) =>
      globalRequests(textIn(value, 'request_name')).receive(side, other),
  },
  SSH_MSG_REQUEST_SUCCESS: {
    verb: 'answer',
    send: (side) => [
      `The ${side} does what it was asked`,
      'The answer to a request about the whole connection: yes.',
    ],
    receive: (side, other) => [
      `The ${other} did what it was asked`,
      `The answer to the ${side}’s request about the whole connection: yes.`,
    ],
  },
  SSH_MSG_REQUEST_FAILURE: {
    verb: 'answer',
    send: (side) => [
      `The ${side} does not do what it was asked`,
      'The answer to a request about the whole connection: no.',
    ],
    receive: (side, other) => [
      `The ${other} does not do what it was asked`,
      `The answer to the ${side}’s request about the whole connection: no.`,
    ],
  },
  SSH_MSG_CHANNEL_OPEN: {
    verb: 'open',
    term: (value) =>
      `${short(textIn(value, 'channel_type'), 40)}, initial_window_size ${count(numberIn(value, 'initial_window_size'))}`,
    send: (side, other) => [
      `The ${side} asks for a channel`,
      `It gives it a number, and says how much the ${other} may send before it must wait.`,
    ],
    receive: (side, other) => [
      `The ${other} asks for a channel`,
      `The ${side} can open it, or say no with a reason.`,
    ],
  },
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION: {
    verb: 'open',
    term: (value) => `initial_window_size ${count(numberIn(value, 'initial_window_size'))}`,
    send: (side) => [
      `The ${side} opens the channel`,
      'It adds its own number for the channel, and how much it takes at first.',
    ],
    receive: (side, other) => [
      `The ${side} has its channel`,
      `The ${other} has opened it, and says how much it takes at first.`,
    ],
  },
  SSH_MSG_CHANNEL_OPEN_FAILURE: {
    verb: 'refuse',
    term: (value) => `reason ${numberIn(value, 'reason_code')}`,
    send: (side, _other, value) => [
      `The ${side} opens no channel`,
      `It gives a reason: ${described(value)}.`,
    ],
    receive: (side, other, value) => [
      `The ${side} gets no channel`,
      `The ${other} gives a reason: ${described(value)}.`,
    ],
  },
  SSH_MSG_CHANNEL_WINDOW_ADJUST: {
    verb: 'make room',
    term: (value) => `bytes_to_add ${count(numberIn(value, 'bytes_to_add'))}`,
    send: (side, other, value) => [
      `The ${side} makes room`,
      `The ${other} may send ${bytes(numberIn(value, 'bytes_to_add'))} more on this channel.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} may send more`,
      `There is room for ${bytes(numberIn(value, 'bytes_to_add'))} more on this channel.`,
    ],
  },
  SSH_MSG_CHANNEL_DATA: {
    send: (side, _other, value) => [
      side === 'server'
        ? 'The server sends what the command prints'
        : 'The client sends input for the command',
      `${bytes(lengthIn(value, 'data'))} of it, encrypted. This is what all the rest is for.`,
    ],
    receive: (side, _other, value) => [
      side === 'client'
        ? 'The client gets what the command prints'
        : 'The server gets input for the command',
      `${bytes(lengthIn(value, 'data'))}, just as they were on the other side.`,
    ],
  },
  SSH_MSG_CHANNEL_EXTENDED_DATA: {
    term: (value) => `data_type_code ${numberIn(value, 'data_type_code')}`,
    send: (side, _other, value) => [
      `The ${side} sends what went to standard error`,
      `${bytes(lengthIn(value, 'data'))}, kept apart from the command’s ordinary output.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} gets what went to standard error`,
      `${bytes(lengthIn(value, 'data'))}, kept apart from the command’s ordinary output.`,
    ],
  },
  SSH_MSG_CHANNEL_EOF: {
    verb: 'finish',
    send: (side, other) => [
      `The ${side} has no more data`,
      `It will send no more on this channel. The ${other} still may.`,
    ],
    receive: (side, other) => [
      `The ${other} has no more data`,
      `Nothing more will come on this channel. The ${side} may still send.`,
    ],
  },
  SSH_MSG_CHANNEL_CLOSE: {
    verb: 'close',
    send: (side) => [
      `The ${side} closes the channel`,
      'Once both have said so, it is gone. The connection stays.',
    ],
    receive: (side, other) => [
      `The ${other} closes the channel`,
      `Once the ${side} has said so too, it is gone. The connection stays.`,
    ],
  },
  SSH_MSG_CHANNEL_REQUEST: {
    verb: 'request',
    term: (value) => short(textIn(value, 'request_type'), 60),
    send: (side, other, value) => channelRequest(value).send(side, other, value),
    receive: (side, other, value) => channelRequest(value).receive(side, other, value),
  },
  SSH_MSG_CHANNEL_SUCCESS: {
    verb: 'answer',
    send: (side) => [
      `The ${side} does what the channel was asked`,
      'The answer to the last request on this channel: yes.',
    ],
    receive: (side, other) => [
      `The ${other} does what was asked`,
      `The answer to the ${side}’s request on this channel: yes.`,
    ],
  },
  SSH_MSG_CHANNEL_FAILURE: {
    verb: 'refuse',
    send: (side) => [
      `The ${side} does not do what it was asked`,
      'The answer to the last request on this channel: no.',
    ],
    receive: (side, other) => [
      `The ${other} does not do what was asked`,
      `The answer to the ${side}’s request on this channel: no.`,
    ],
  },
};

/** Messages of the key exchange are named by their method, so they are known by their place in it. */
function entryOf(message: string): FrameEntry {
  if (isKnown(message)) return frames[message];
  if (message.startsWith('SSH-')) return identification;
  if (message === 'line before the identification') return lineBefore;
  if (message === 'guessed packet') return guessed;
  if (/^SSH_MSG_KEX\w*_INIT$/.test(message)) return kexInit;
  if (/^SSH_MSG_KEX\w*_REPLY$/.test(message)) return kexReply;
  return unknown;
}

const isKnown = (message: string): message is KnownMessage => Object.hasOwn(frames, message);

const said = (value: unknown): string =>
  typeof value === 'string' ? quoted(value, 70) : 'anything they like';
const described = (value: unknown): string => {
  const description = textIn(value, 'description');
  return description === '' ? `number ${numberIn(value, 'reason_code')}` : quoted(description, 90);
};

// --- requests to log in ----------------------------------------------------------------------------------------

const HOSTBOUND = 'publickey-hostbound-v00@openssh.com';
const userIn = (value: unknown): string => short(textIn(value, 'user_name'), 24) || 'somebody';

type RequestKind =
  'none' | 'offer' | 'proof' | 'bound proof' | 'password' | 'new password' | 'other';

function kindOfRequest(value: unknown): RequestKind {
  const signed = fieldOf(value, 'has_signature') === true;
  switch (textIn(value, 'method_name')) {
    case 'none':
      return 'none';
    case 'publickey':
      return signed ? 'proof' : 'offer';
    case HOSTBOUND:
      return signed ? 'bound proof' : 'offer';
    case 'password':
      return fieldOf(value, 'change') === true ? 'new password' : 'password';
    default:
      return 'other';
  }
}

function requestTerm(value: unknown): string {
  const parts = [textIn(value, 'method_name'), textIn(value, 'public_key_algorithm_name')];
  return parts
    .filter((part) => part !== '')
    .map((part) => short(part, 50))
    .join(', ');
}

interface RequestWords {
  readonly send: (side: string, other: string, user: string) => Said;
  readonly receive: (side: string, other: string, user: string) => Said;
}

const requests: Readonly<Record<RequestKind, RequestWords>> = {
  none: {
    send: (side, other, user) => [
      `The ${side} asks how ${user} may log in`,
      `It tries without any proof. The ${other} will say no, and name the methods that it takes.`,
    ],
    receive: (side, _other, user) => [
      `The ${side} hears that ${user} wants in`,
      'The request has no proof. Its use is to learn which methods there are.',
    ],
  },
  offer: {
    send: (side, other, user) => [
      `The ${side} offers a key for ${user}`,
      `It sends only the public half, and asks whether the ${other} would take it. Nothing is signed yet.`,
    ],
    receive: (side, other, user) => [
      `The ${side} is offered a key for ${user}`,
      `Anyone may have a public key. Whether the ${other} holds the private half is not asked yet.`,
    ],
  },
  proof: {
    send: (side, _other, user) => [
      `The ${side} sends the proof for ${user}`,
      'The same request once more, now with a signature over it and over this session’s id.',
    ],
    receive: (side, _other, user) => [
      `The ${side} has a proof for ${user}`,
      'A public key and a signature. Both are still to be checked.',
    ],
  },
  'bound proof': {
    send: (side, _other, user) => [
      `The ${side} sends the proof for ${user}`,
      'The same request, now signed. The signature also covers the host key that the client was shown.',
    ],
    receive: (side, _other, user) => [
      `The ${side} has a proof for ${user}`,
      'A public key, the host key that the client saw, and a signature. All are still to be checked.',
    ],
  },
  password: {
    send: (side, other, user) => [
      `The ${side} sends the password of ${user}`,
      `It crosses encrypted, but as it is: the ${other} can read it, whoever that is.`,
    ],
    receive: (side, _other, user) => [
      `The ${side} has a password for ${user}`,
      'It reads it in plain text, and has still to check it.',
    ],
  },
  'new password': {
    send: (side, _other, user) => [
      `The ${side} sends a new password for ${user}`,
      'The old one goes with it, both encrypted on the way.',
    ],
    receive: (side, _other, user) => [
      `The ${side} gets a new password for ${user}`,
      'The old one comes with it.',
    ],
  },
  other: {
    send: (side, other, user) => [
      `The ${side} asks to let ${user} in`,
      `It uses a method that not every server has. The ${other} will say whether it takes it.`,
    ],
    receive: (side, _other, user) => [
      `The ${side} is asked to let ${user} in`,
      'The method is not known here, so the answer will be no.',
    ],
  },
};

// --- requests about the connection and about channels ------------------------------------------------------------

function globalRequests(name: string): {
  readonly send: (side: string) => Said;
  readonly receive: (side: string, other: string) => Said;
} {
  if (name === 'hostkeys-00@openssh.com') {
    return {
      send: (side) => [
        `The ${side} names all its host keys`,
        'So that the client can learn them for later. This message does not prove that the server holds them all.',
      ],
      receive: (side, other) => [
        `The ${side} hears of all the ${other}’s host keys`,
        'It could ask for proof of each, and then add them to known_hosts.',
      ],
    };
  }
  if (name === 'no-more-sessions@openssh.com') {
    return {
      send: (side) => [
        `The ${side} will open no more sessions`,
        'Should somebody take over the client later, a server that knows this request opens no other.',
      ],
      receive: (side, other) => [
        `The ${other} will open no more sessions`,
        `The ${side} may hang up if it is asked for another one.`,
      ],
    };
  }
  return {
    send: (side) => [
      `The ${side} asks something of the connection`,
      `It is about no channel in particular: ${quoted(name, 60)}.`,
    ],
    receive: (side) => [
      `The ${side} is asked something`,
      `It is about no channel in particular: ${quoted(name, 60)}.`,
    ],
  };
}

const channelRequests: Readonly<Record<string, Pick<FrameEntry, 'send' | 'receive'>>> = {
  exec: {
    send: (side, _other, value) => [
      `The ${side} asks to run a command`,
      `It is ${quoted(textIn(value, 'command'), 70)}, and crosses encrypted like all the rest.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} is asked to run a command`,
      `It is ${quoted(textIn(value, 'command'), 70)}, for the user who has logged in.`,
    ],
  },
  shell: {
    send: (side) => [
      `The ${side} asks for a shell`,
      'The user’s own, to type one command after another.',
    ],
    receive: (side) => [
      `The ${side} is asked for a shell`,
      'The user’s own, to take one command after another.',
    ],
  },
  'pty-req': {
    send: (side, _other, value) => [
      `The ${side} asks for a terminal`,
      `Its size is ${numberIn(value, 'width_characters')} columns and ${numberIn(value, 'height_rows')} rows, its kind ${quoted(textIn(value, 'terminal'), 30)}.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} is asked for a terminal`,
      `Of ${numberIn(value, 'width_characters')} columns and ${numberIn(value, 'height_rows')} rows, kind ${quoted(textIn(value, 'terminal'), 30)}.`,
    ],
  },
  env: {
    send: (side, _other, value) => [
      `The ${side} hands over a variable`,
      `${quoted(textIn(value, 'variable_name'), 40)} should have the value ${quoted(textIn(value, 'variable_value'), 60)}.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} is handed a variable`,
      `${quoted(textIn(value, 'variable_name'), 40)} should have the value ${quoted(textIn(value, 'variable_value'), 60)}.`,
    ],
  },
  'exit-status': {
    send: (side, _other, value) => [
      `The ${side} says how the command ended`,
      `With status ${numberIn(value, 'exit_status')}. By custom, 0 is success.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} learns how the command ended`,
      `With status ${numberIn(value, 'exit_status')}. By custom, 0 is success.`,
    ],
  },
  'exit-signal': {
    send: (side, _other, value) => [
      `The ${side} says that a signal ended the command`,
      `It was ${quoted(textIn(value, 'signal_name'), 30)}.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} learns that a signal ended the command`,
      `It was ${quoted(textIn(value, 'signal_name'), 30)}.`,
    ],
  },
};

function channelRequest(value: unknown): Pick<FrameEntry, 'send' | 'receive'> {
  const type = textIn(value, 'request_type');
  const known = Object.hasOwn(channelRequests, type) ? channelRequests[type] : undefined;
  return (
    known ?? {
      send: (side) => [
        `The ${side} asks something of the channel`,
        `Not every program knows this request: ${quoted(type, 60)}.`,
      ],
      receive: (side) => [
        `The ${side} is asked something of the channel`,
        `Not every program knows this request: ${quoted(type, 60)}.`,
      ],
    }
  );
}
