/** What sending and receiving a TLS record says to people, in English: one entry a message, by its name. */
import { alertIn, firstLineOf, httpIn } from '../../tls/record-values.ts';
import type { FrameWordsContext } from '../frames-en.ts';
import type { FrameEntry } from '../frames/entry.ts';
import { size } from '../more-prose.ts';
import { count, fieldOf, short } from '../prose.ts';
import type { StepWords } from '../words.ts';

const entries: Readonly<Record<string, FrameEntry>> = {
  ClientHello: {
    verb: 'say hello',
    send: (_side, _other, value) => [
      'The client says hello, and all it has to say',
      hasTicket(value)
        ? 'Versions, ciphers, groups, the server’s name, a public value and a ticket from before: all in one message, in plain text that anyone on the way can read.'
        : 'Versions, ciphers, groups, the server’s name and, on a guess, its public value: all in one message, in plain text that anyone on the way can read.',
    ],
    receive: (side, _other, value) => [
      `The ${side} has the client’s hello`,
      hasTicket(value)
        ? 'It holds everything to choose from, a public value, and a ticket. The binder in it shows whether who sent it has the ticket’s key.'
        : 'It holds everything to choose from, and a public value: if its group will do, keys can be made at once. Nothing yet shows who sent it.',
    ],
  },
  ServerHello: {
    verb: 'answer',
    send: (_side, _other, value) => [
      'The server answers with its choice and its public value',
      `It is the last handshake message in plain text; only a ChangeCipherSpec, which says nothing, may follow so. ${
        hasTicket(value)
          ? 'The keys come from both public values and the ticket’s key.'
          : 'Both make keys now, before anyone has proven who they are.'
      }`,
    ],
    receive: (side, _other, value) => [
      `The ${side} has the server’s choice and public value`,
      hasTicket(value)
        ? 'It can compute the secret now. The ticket’s key goes into all keys, so only who has that can read on.'
        : 'It can compute the secret now. Whose public value this is will be shown later, under encryption.',
    ],
  },
  HelloRetryRequest: {
    verb: 'ask again',
    send: () => [
      'The server asks the client to try again',
      'It has the form of a ServerHello, told apart by a fixed value in the place of the random one.',
    ],
    receive: (side, _other, value) => [
      `The ${side} is asked to try again`,
      hasExtension(value, 'key_share')
        ? 'The group that it guessed will not do. It learns which will.'
        : 'Its public value will do. The server only wants its cookie brought back.',
    ],
  },
  EncryptedExtensions: {
    send: () => [
      'The server says what else it agrees to',
      'The first encrypted message. What stands in it is not needed for the keys, so it need not be seen.',
    ],
    receive: (side) => [
      `The ${side} has the server’s other answers`,
      'That it could be decrypted shows that both have the same keys.',
    ],
  },
  CertificateRequest: {
    verb: 'ask',
    send: () => [
      'The server asks for the client’s certificate',
      'It says which signatures it checks, and it may name the authorities that it trusts.',
    ],
    receive: (side) => [
      `The ${side} is asked for a certificate`,
      'On the web that is rare: most sites ask for a password later, inside the connection.',
    ],
  },
  Certificate: {
    verb: 'show',
    send: (side, other) => [
      `The ${side} shows its certificate`,
      side === 'server'
        ? 'The names, the public key, and who vouches for them. It is public, and yet encrypted: who only listens does not see it.'
        : `It says who the client is, and who vouches for that. Only the ${other} can read it.`,
    ],
    receive: (side, other) => [
      `The ${side} has the ${other}’s certificate`,
      'Anybody could send it: it is no secret. It has to be checked, and so has who sends it.',
    ],
  },
  CertificateVerify: {
    verb: 'prove',
    send: (side) => [
      `The ${side} sends its signature`,
      'Only who has the private half of the certificate’s key can make it. The key itself stays where it is.',
    ],
    receive: (side, other) => [
      `The ${side} has the ${other}’s signature`,
      'It covers a hash of all messages so far, so it is of no use in any other connection.',
    ],
  },
  Finished: {
    verb: 'finish',
    send: (side) => [
      `The ${side} sends its Finished`,
      'A sum over the whole handshake, by which the other end sees that both have sent and heard the same.',
    ],
    receive: (side, other) => [
      `The ${side} has the ${other}’s Finished`,
      'It computes the same sum from what it has sent and heard itself, and compares.',
    ],
  },
  NewSessionTicket: {
    verb: 'give',
    send: () => [
      'The server gives a ticket for next time',
      'With it a later connection can begin without certificates. The key that goes with it is not in it.',
    ],
    receive: (side) => [
      `The ${side} gets a ticket for next time`,
      'It may come at any time after the handshake, and nobody has to use it.',
    ],
  },
  EndOfEarlyData: {
    send: (side) => [
      `The ${side} ends its early data`,
      'What follows is under the handshake’s keys.',
    ],
    receive: (side, other) => [
      `The ${other} has sent all of its early data`,
      `The ${side} goes over to the handshake’s keys.`,
    ],
  },
  KeyUpdate: {
    verb: 'renew keys',
    send: (side) => [
      `The ${side} goes over to new keys`,
      'This record is the last under the old ones. A secret that is used less can be broken less.',
    ],
    receive: (side, other) => [
      `The ${other} has gone over to new keys`,
      `The ${side} makes the same step, for what comes after this record.`,
    ],
  },
  ChangeCipherSpec: {
    verb: 'pretend',
    send: (side) => [
      `The ${side} sends a record that means nothing`,
      'In older versions it announced encryption. Some devices on the way still wait for it, so it is sent for show.',
    ],
    receive: (side) => [
      `The ${side} gets a record that means nothing`,
      'It is thrown away, and goes into no hash.',
    ],
  },
  Alert: {
    verb: 'alert',
    term: (value) => alertIn(value) ?? '',
    send: (side, _other, value) =>
      isClosing(value)
        ? [
            `The ${side} says that it is done`,
            'close_notify: nothing more will come from this side. It is encrypted, so nobody else can end the conversation unnoticed.',
          ]
        : [
            `The ${side} says why it stops`,
            `An alert, ${alertName(value)}: one number, and no explanation. After it the connection is over.`,
          ],
    receive: (side, other, value) =>
      isClosing(value)
        ? [`The ${side} hears that the ${other} is done`, 'Nothing was cut off: the end was said.']
        : [
            `The ${side} is told that the ${other} stops`,
            `An alert, ${alertName(value)}. More than this number the ${side} does not learn.`,
          ],
  },
  ApplicationData: {
    verb: 'send',
    term: (value) => firstLine(value),
    send: (side, other, value) => [
      `The ${side} sends what this is all for`,
      `${firstLine(value) === '' ? 'Bytes of whatever protocol is spoken inside.' : 'Here it is HTTP, as in every web page.'} Who listens sees when and how much, and only the ${other} can read what.`,
    ],
    receive: (side, other) => [
      `The ${side} reads what the ${other} sent`,
      'The record was not changed on the way, and stands in its place in the order. Now the program gets it.',
    ],
  },
};

/** A ClientHello behind another one. */
const helloAgain: FrameEntry = {
  verb: 'repeat',
  send: () => [
    'The client says hello once more',
    'The same as before, but for what the server asked for: another public value, the cookie that it gave, or both.',
  ],
  receive: (side) => [
    `The ${side} has the client’s second hello`,
    'It compares it with the first: only what was asked for may differ.',
  ],
};

const part: FrameEntry = {
  send: (side) => [
    `The ${side} sends a part of a message`,
    'The message is longer than a record may be, or is allowed to be here. The rest follows.',
  ],
  receive: (side) => [
    `The ${side} gets a part of a message`,
    'It keeps it until the rest has come: only a whole message means something.',
  ],
};

const unknown: FrameEntry = {
  send: (side) => [
    `The ${side} sends what is not known here`,
    'Nothing in TLS 1.3 gives it a meaning.',
  ],
  receive: (side) => [
    `The ${side} gets what it does not know`,
    'Nothing in TLS 1.3 gives it a meaning.',
  ],
};

/** Whether all messages of a record have words of their own. */
export const hasFrameWords = (message: string): boolean =>
  message.split(', ').every((name) => entryOf(name) !== unknown);

export const sendWords = (message: string, context: FrameWordsContext): StepWords =>
  words('send', message, context);

export const receiveWords = (message: string, context: FrameWordsContext): StepWords =>
  words('receive', message, context);

/** Of several messages in a record the first is told of; the term names all. */
function words(act: 'send' | 'receive', message: string, context: FrameWordsContext): StepWords {
  const { side, value, encrypted, sequence = 0 } = context;
  const names = message.split(', ');
  const isAgain = message === 'ClientHello' && sequence > 0;
  const entry = isAgain ? helloAgain : entryOf(names[0] ?? '');
  const said = Array.isArray(value) && names.length > 1 ? value[0] : value;
  const [title, text] = entry[act](side, side === 'client' ? 'server' : 'client', said);
  const more = names.length > 1 ? ` The record holds ${count(names.length)} messages at once.` : '';
  const term = [
    short(message, 90),
    entry.term?.(said) ?? '',
    size(context.size),
    encrypted ? 'encrypted' : '',
  ];
  return {
    title,
    text: `${text}${more}`,
    verb: act === 'send' ? (entry.verb ?? 'send') : 'receive',
    term: term.filter((one) => one !== '').join(', '),
  };
}

const entryOf = (name: string): FrameEntry =>
  name.endsWith(' (part)') ? part : (entries[name] ?? unknown);

const hasExtension = (value: unknown, name: string): boolean => {
  const extensions = fieldOf(value, 'extensions');
  return Array.isArray(extensions) && extensions.some((one) => fieldOf(one, 'name') === name);
};
/** Whether a hello offers, or takes, the key of a ticket. */
const hasTicket = (value: unknown): boolean => hasExtension(value, 'pre_shared_key');

const isClosing = (value: unknown): boolean => alertIn(value) === 'close_notify';
const alertName = (value: unknown): string => alertIn(value) ?? 'one that cannot be read';

/** The first line of what travels, where it is HTTP. */
function firstLine(value: unknown): string {
  const message = httpIn(value);
  return message ? short(firstLineOf(message), 40) : '';
}
