/** Words for the messages of the login, RFC 4252. */
import type { UserauthValues } from '../../../protocol/ssh/messages/userauth.ts';
import { listIn, names, quoted } from '../more-prose.ts';
import { fieldOf, short, textIn } from '../prose.ts';
import type { FrameEntry, Said } from './entry.ts';

type MethodMessage =
  | 'SSH_MSG_USERAUTH_PK_OK'
  | 'SSH_MSG_USERAUTH_PASSWD_CHANGEREQ'
  | 'SSH_MSG_USERAUTH_INFO_REQUEST'
  | 'SSH_MSG_USERAUTH_INFO_RESPONSE'
  | 'SSH_MSG_USERAUTH_CHALLENGE'
  | 'SSH_MSG_USERAUTH_CHALLENGE_RESPONSE';

export const userauthFrames: {
  readonly [M in keyof UserauthValues | MethodMessage]: FrameEntry;
} = {
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
  SSH_MSG_USERAUTH_CHALLENGE: {
    verb: 'challenge',
    send: (side) => [
      `The ${side} sends the encrypted number`,
      'Whoever can decrypt it holds the private key. Nobody else learns the number from this.',
    ],
    receive: (side, other) => [
      `The ${side} gets an encrypted number`,
      `The ${other} wants to see whether it can be decrypted here.`,
    ],
  },
  SSH_MSG_USERAUTH_CHALLENGE_RESPONSE: {
    verb: 'answer',
    send: (side, other, value) => [
      fieldOf(value, 'digest') ? `The ${side} sends the MD5` : `The ${side} sends the signature`,
      fieldOf(value, 'digest')
        ? `Neither the number nor the private key is in it. The ${other} will compute the same, and compare.`
        : `The number is not in it: the ${other} has that. The extra data and the signature are.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} has the answer to its challenge`,
      fieldOf(value, 'digest')
        ? 'An MD5. It is still to be compared with what it should be.'
        : 'Extra data and a signature. Both are still to be checked.',
    ],
  },
  SSH_MSG_USERAUTH_INFO_REQUEST: {
    verb: 'ask',
    send: (side, _other, value) => [`The ${side} asks`, asked(value)],
    receive: (side, other, value) => [`The ${side} is asked by the ${other}`, asked(value)],
  },
  SSH_MSG_USERAUTH_INFO_RESPONSE: {
    verb: 'answer',
    send: (side, other, value) => [
      `The ${side} answers`,
      countIn(value, 'responses') === 0
        ? 'There was nothing to say: an answer with nothing in it.'
        : `What was typed crosses encrypted, but as it is: the ${other} can read it, whoever that is.`,
    ],
    receive: (side, _other, value) => [
      `The ${side} has the answer`,
      countIn(value, 'responses') === 0
        ? 'It has nothing in it, as nothing was asked.'
        : 'It reads it in plain text, and has still to check it.',
    ],
  },
};

/** How many entries a list of a message has. */
function countIn(value: unknown, name: string): number {
  const found = fieldOf(value, name);
  return Array.isArray(found) ? found.length : 0;
}

function asked(value: unknown): string {
  const prompts = fieldOf(value, 'prompts');
  const [first] = Array.isArray(prompts) ? prompts : [];
  const more = countIn(value, 'prompts') - 1;
  if (more < 0) return 'It asks nothing this time: it only wants an answer, to go on.';
  const words = quoted(textIn(first, 'prompt'), 80);
  return more === 0
    ? `It wants to know: ${words}.`
    : `It wants to know: ${words}, and ${more} more.`;
}

// --- requests to log in ----------------------------------------------------------------------------------------

const CHALLENGE = 'rsa-challenge@sshow.example';
const SIGNED_CHALLENGE = 'rsa-challenge-signed@sshow.example';
const HOSTBOUND = 'publickey-hostbound-v00@openssh.com';
const userIn = (value: unknown): string => short(textIn(value, 'user_name'), 24) || 'somebody';

type RequestKind =
  | 'none'
  | 'key ID'
  | 'offer'
  | 'proof'
  | 'bound proof'
  | 'password'
  | 'new password'
  | 'prompts'
  | 'other';

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
    case 'keyboard-interactive':
      return 'prompts';
    case CHALLENGE:
    case SIGNED_CHALLENGE:
      return 'key ID';
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
  'key ID': {
    send: (side, other, user) => [
      `The ${side} sends the ID of a key pair for ${user}`,
      `Not the key, only its fingerprint: by that the ${other} should find the public half.`,
    ],
    receive: (side, _other, user) => [
      `The ${side} gets the ID of a key pair for ${user}`,
      'Anybody may name a key. By its ID the public half is looked up.',
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
  prompts: {
    send: (side, other, user) => [
      `The ${side} offers to answer for ${user}`,
      `The ${other} may ask what it wants: a password, a code, anything, as often as it takes.`,
    ],
    receive: (side, _other, user) => [
      `The ${side} may ask what it wants of ${user}`,
      'By this method the questions are its own; the client only passes them on.',
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
