/** The steps of challenge and response as textbooks tell it. */
import type { StepKey } from '../../protocol/ssh/steps.ts';
import { bytes, size } from './more-prose.ts';
import { count, numberOf, short, textOf } from './prose.ts';
import type { StepContext, StepWords } from './words.ts';

const user = (name: string): string => short(name, 24);

/** Why a line that has the key does not let it in. */
const forbids: Readonly<Record<string, string>> = {
  expired: 'its expiry-time is past',
  place: 'not for a client at this address',
  principals: 'its principals are for certificates',
};

function lookedUp({ args, result, user: name }: StepContext): Pick<StepWords, 'title' | 'text'> {
  const line = count(numberOf(args, 'line'));
  const title = textOf(args, 'title');
  if (title !== '')
    return {
      title: 'The server finds a key that cannot encrypt',
      text: `Line ${line} of the authorized_keys of ${user(name)} has it. But ${title} keys only sign: no number can be encrypted with one.`,
    };
  if (result !== 'refused')
    return {
      title: 'The server looks the key ID up',
      text: `Line ${line} of the authorized_keys of ${user(name)} has the key. Anybody can name it: whether they hold its private half comes next.`,
    };
  const but = forbids[textOf(args, 'because')];
  return {
    title: 'The server does not find this key ID',
    text: but
      ? `Line ${line} of the authorized_keys of ${user(name)} has the key, but ${but}.`
      : `No line in the authorized_keys of ${user(name)} has a key with this ID. There is nothing to encrypt with: the story ends here.`,
  };
}

const wrongBecause: Readonly<Record<string, string>> = {
  signature: 'It was not made with this key over this number and this extra data.',
  user: 'It is a right signature, but for another user.',
  session:
    'The signature is right, but it covers the id of another session: the answer was made for someone else.',
  'no session':
    'The signature is right, but it names no session. It may have been made for another server.',
};

export const textbookWords = {
  'named-key': ({ args }) => ({
    title: 'The client makes the ID of its key',
    text: 'It is the fingerprint of the public half: SHA-256 over the key, written in base64.',
    verb: 'name',
    term: textOf(args, 'fingerprint'),
  }),

  'looked-up-key-id': (context) => ({
    ...lookedUp(context),
    verb: 'look up',
    term: `authorized_keys, ${short(textOf(context.args, 'fingerprint'), 60)}`,
  }),

  'made-challenge': ({ args, given }) => ({
    title: given
      ? 'The server takes a number that is not random'
      : 'The server makes a random number',
    text: given
      ? 'It should be new, and known to nobody. This one is set beforehand. The client cannot tell.'
      : 'Only now is there something to prove. The number is new each time, so an old answer should be of no use.',
    verb: 'draw',
    term: `challenge, ${bytes(numberOf(args, 'size'))}${given ? '' : ' at random'}`,
  }),

  'encrypted-challenge': ({ args }) => ({
    title: 'The server encrypts the number with the public key',
    text: 'It is padded at random to the length of the key first. What comes out can only be undone with the private half.',
    verb: 'encrypt',
    term: `RSA with the padding of PKCS #1 v1.5, ${size(numberOf(args, 'size'))}`,
  }),

  'decrypted-challenge': ({ result }) => ({
    title:
      result === 'invalid'
        ? 'The client cannot decrypt the number'
        : 'The client decrypts the number with the private key',
    text:
      result === 'invalid'
        ? 'What comes out has not the form of a padded number. So it was not encrypted for this private key, or it was changed on the way.'
        : 'The form of the padding is right, so behind it stands the number. The client decrypts whatever the server chose to send.',
    verb: 'decrypt',
    term: 'RSA with the padding of PKCS #1 v1.5',
  }),

  'hashed-challenge': () => ({
    title: 'The client hashes the number with the shared secret',
    text: 'MD5 over the number and K. The number itself is not sent back, and with another K the answer would be another.',
    verb: 'hash',
    term: 'MD5, over the number as a string and K as an mpint',
  }),

  'replayed-response': () => ({
    title: 'The client sends the answer of another session',
    text: 'It has no number and no use for the private key: it repeats what once was right. That answer was made with the K of its own session.',
    verb: 'replay',
    term: 'MD5 from another session',
  }),

  'signed-challenge': ({ args }) => ({
    title: 'The client signs the number',
    text:
      args['bound'] === true
        ? 'With it the user’s name and this session’s id, so that the answer is of use in this session only.'
        : 'With it goes the user’s name, and nothing that says for which session. Whoever has the answer can use it elsewhere.',
    verb: 'sign',
    term: `${textOf(args, 'algorithm')}, over the number and the extra data`,
  }),

  'compared-response': ({ result, given, user: name }) => ({
    title:
      result === 'invalid'
        ? 'The server computes another MD5'
        : 'The server computes the same, and compares',
    text:
      result === 'invalid'
        ? 'From its own number and this session’s K the MD5 is another. The answer was made from another number or another K.'
        : given
          ? 'So the client has decrypted exactly this text. A server that only guesses what a block holds could test each guess in this way.'
          : `The same MD5: whoever answers could decrypt the number, and has this session’s K. So it is ${user(name)}, says the story.`,
    verb: 'compare',
    term: 'MD5, over the number as a string and K as an mpint',
  }),

  'checked-signed-challenge': ({ args, result }) => ({
    title: 'The server checks the signature over the number',
    text:
      result === 'invalid'
        ? (wrongBecause[textOf(args, 'because')] ?? 'It is not right.')
        : args['checks'] === true
          ? 'It fits the public key, the number and this session: whoever answers holds the private key, and meant this session.'
          : 'It fits the public key and the number. For which session the answer was made, nobody asks.',
    verb: 'verify',
    term: `${textOf(args, 'algorithm')}, over the number and the extra data`,
  }),
} satisfies Partial<Readonly<Record<StepKey, (context: StepContext) => StepWords>>>;
