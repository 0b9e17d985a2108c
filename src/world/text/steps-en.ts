/** What the engine's own steps say to people, in English. The keys are those of `steps`. */
import type { StepKey } from '../../protocol/ssh/steps.ts';
import type { OverviewKey } from './overview-en.ts';
import type { StepArgs } from '../../protocol/trace.ts';
import { attackersWords } from './attack-en.ts';
import { searchWords } from './exponent-search-en.ts';
import { certificateWords } from './certificates-en.ts';
import { bitFlippedWords } from './link-en.ts';
import { bytes, listOf, names, quoted, size } from './more-prose.ts';
import { count, numberOf, short, textOf } from './prose.ts';
import { textbookWords } from './textbook-en.ts';
import type { StepContext, StepWords } from './words.ts';

/** The TCP connection is there; the link's own step, before any of the engine's. */
export const connectWords: StepWords = {
  title: 'The client opens a connection',
  text: 'TCP takes a round trip to make it. Then bytes can go both ways, and anyone on the way can read and change them.',
  verb: 'connect',
  term: 'TCP connection',
};

const user = (name: string): string => short(name, 24);
const host = (name: string): string => short(name, 32);
const algorithm = (args: StepContext['args']): string => textOf(args, 'algorithm');

export const stepWords: {
  readonly [K in Exclude<StepKey, OverviewKey>]: (context: StepContext) => StepWords;
} = {
  'wrong-guess': ({ side }) => ({
    title: `The ${side} will pass over a wrong guess`,
    text: `The ${other(side)} guessed the method, and sent its first packet for it at once. Another one was agreed, so that packet does not count.`,
    verb: 'pass over',
    term: 'first_kex_packet_follows',
  }),

  'made-ephemeral': ({ side, args }) => ({
    title: `The ${side} makes a key pair for one use`,
    text: 'It draws a random private value, and computes the public value that belongs to it. Only the public one will be sent.',
    verb: 'make keys',
    term: `ephemeral key pair, ${textOf(args, 'kex')}`,
  }),

  'computed-hash': ({ side, args }) => ({
    title: `The ${side} hashes what both have said`,
    text: 'Both hellos, both lists, the host key, both public values and the secret go into one hash. Change one bit of them, and it is another.',
    verb: 'hash',
    term: `exchange hash H, ${textOf(args, 'hash')}`,
  }),

  'signed-hash': ({ args }) => ({
    title: 'The server signs the hash',
    text: 'It signs with the private half of its host key. The signature fits this exchange and no other.',
    verb: 'sign',
    term: `signature over H, ${algorithm(args)}`,
  }),

  'looked-up-host-key': ({ args, host: name }) => ({
    ...lookedUpHostKey(
      textOf(args, 'found'),
      host(name),
      numberOf(args, 'line'),
      textOf(args, 'keyType'),
      args['tolerated'] === true,
      { by: textOf(args, 'by'), certified: args['certified'] === true },
    ),
    verb: 'look up',
    term: `known_hosts, ${textOf(args, 'fingerprint')}`,
  }),

  'asked-host-key': ({ args, host: name }) => ({
    title: 'Is this key really the server’s? You decide.',
    text: `Whoever answered sent this key. Whether they hold its private half is checked next. Whether they are ${host(name)}, only you can find out.`,
    verb: 'ask',
    term: textOf(args, 'fingerprint'),
  }),

  'host-key-accepted': ({ args, result, host: name }) => ({
    ...hostKeyAnswer(textOf(args, 'answer').trim(), result === 'refused', host(name)),
    verb: 'decide',
    term: textOf(args, 'fingerprint'),
  }),

  'derived-keys': ({ side }) => ({
    title: `The ${side} makes the keys`,
    text: 'From the secret, the hash and the session’s id come keys for each direction: to encrypt, and to notice any change.',
    verb: 'make keys',
    term: 'HASH(K, H, a letter from A to F, session_id)',
  }),

  'keys-out': ({ side, args }) => ({
    title: `The ${side} now sends under the new keys`,
    text: args['strict']
      ? 'Its NEWKEYS is out. All that it sends from here on uses the new keys, and its packets are counted from 0 again.'
      : 'Its NEWKEYS is out. All that it sends from here on uses the new keys.',
    verb: 'switch keys',
    term: args['strict'] ? 'after SSH_MSG_NEWKEYS, strict key exchange' : 'after SSH_MSG_NEWKEYS',
  }),

  'methods-left': ({ args }) => ({
    ...(args['first']
      ? {
          title: 'The client learns how one may log in',
          text: `The server would take: ${names(listOf(args, 'methods'))}.`,
        }
      : {
          title: 'The client reads what it may still try',
          text: `${args['partial'] ? 'The last request was right, but is not enough.' : 'The last request did not let the user in.'} The server would still take: ${names(listOf(args, 'methods'))}.`,
        }),
    verb: 'read',
    term: 'authentications_that_can_continue',
  }),

  'chose-method': ({ args }) => ({
    ...(textOf(args, 'method') === 'keyboard-interactive'
      ? {
          title: 'The client lets the server ask',
          text: 'By this method the server asks whatever it wants to know, and the client hands it to the person.',
        }
      : textOf(args, 'method') === 'password'
        ? {
            title: 'The client turns to the password',
            text: 'The server would take one, and no key is left to try.',
          }
        : {
            title: 'The client chooses a key to try',
            text: 'It only asks at first whether the server would take this key. It signs nothing before it knows.',
          }),
    verb: 'choose',
    term: `${textOf(args, 'method')} ${textOf(args, 'fingerprint')}`.trim(),
  }),

  'skipped-key': ({ args }) => ({
    title: 'The client passes over a key',
    text: args['says']
      ? `This kind of key signs with ${names(listOf(args, 'own'))}. The server has said which kinds of signature it checks, and none of these is among them.`
      : `This kind of key signs with ${names(listOf(args, 'own'))}. The server has not said that it checks such signatures, and the client does not try.`,
    verb: 'pass over',
    term: `${textOf(args, 'title')} ${textOf(args, 'fingerprint')}`,
  }),

  'asked-password': ({ args, user: name }) => ({
    title: 'The client asks for the password',
    text:
      numberOf(args, 'prompt') > 1
        ? `The server did not let ${user(name)} in. The client asks again, for the ${ordinal(numberOf(args, 'prompt'))} time.`
        : `The password of ${user(name)} will be sent as it is, inside the encrypted connection: whoever is at the other end can read it.`,
    verb: 'ask',
    term: 'password',
  }),

  'refused-algorithm': ({ args }) => ({
    title: 'The server does not take such a signature',
    text:
      algorithm(args) === 'ssh-rsa'
        ? 'Under this name an RSA key signs a SHA-1 hash, and SHA-1 is broken. The same key may sign as rsa-sha2-256 or rsa-sha2-512.'
        : 'It does not know this kind, or has no use for it. Another key or another method may do.',
    verb: 'refuse',
    term: short(algorithm(args), 60),
  }),

  'partial-success': ({ side, args }) => ({
    title:
      side === 'client' ? 'That was right, and not enough' : 'The server asks for one proof more',
    text: `One method alone lets nobody in here. Still wanted: ${names(listOf(args, 'methods'))}.`,
    verb: 'go on',
    term: 'partial_success',
  }),

  'asked-prompt': ({ args }) => ({
    title: 'The client asks what the server wants to know',
    text: `The server’s words: ${quoted(textOf(args, 'prompt'), 80)}. ${
      args['echo'] === true
        ? 'The answer may be seen while it is typed.'
        : 'The answer is a secret, and does not show while it is typed.'
    }`,
    verb: 'ask',
    term: `prompt ${numberOf(args, 'at')} of ${numberOf(args, 'of')}`,
  }),

  'checked-responses': ({ args, result, user: name }) => ({
    title: 'The server judges the answers',
    text:
      result === 'refused'
        ? `They are not right for ${user(name)}. Which of them was wrong, it does not say.`
        : `They are right for ${user(name)}.`,
    verb: 'check',
    term: `answers of ${count(numberOf(args, 'rounds'))} rounds`,
  }),

  'looked-up-user-key': ({ args, result, user: name }) => ({
    ...lookedUpUserKey(args, result === 'refused', user(name)),
    verb: 'look up',
    term: `authorized_keys, ${textOf(args, 'fingerprint')}`,
  }),

  'signed-request': ({ args }) => ({
    title: 'The client signs with the user’s key',
    text: 'The signature covers this session’s id and all of the request before it, so it is of no use in any other connection. The private key stays here.',
    verb: 'sign',
    term: `${algorithm(args)}, ${textOf(args, 'method')}`,
  }),

  'checked-user-signature': ({ args, result, user: name }) => ({
    title: 'The server checks the user’s signature',
    text:
      result === 'invalid'
        ? 'It does not fit this key, this request and this session. So it proves nothing.'
        : `It fits this key, this request and this session: whoever asks holds a key that may log in as ${user(name)}.`,
    verb: 'verify',
    term: `signature over session_id and the request, ${algorithm(args)}`,
  }),

  'checked-password': ({ args, result, user: name }) => ({
    title: args['none'] ? 'The server tries the empty password' : 'The server checks the password',
    text: args['none']
      ? `No proof was sent. ${result === 'refused' ? `${user(name)} has a password, so that is not enough.` : `The password of ${user(name)} is empty, and this server permits that: anybody may come in.`}`
      : result === 'refused'
        ? `It is not right for ${user(name)}.`
        : `It is right: whoever asks knows the password of ${user(name)}.`,
    verb: 'check',
    term: 'password',
  }),

  ...textbookWords,

  ...attackersWords,
  ...searchWords,
  ...certificateWords,

  'channel-open': ({ side, args }) => ({
    title: 'A channel is open',
    text:
      side === 'client'
        ? 'One connection can carry many channels. This one will carry a command, what it reads and what it prints.'
        : 'The server gives the channel a number of its own. Each side says how much it is ready to take.',
    verb: 'open',
    term: `channel ${numberOf(args, 'channel')}, window ${size(numberOf(args, 'window'))}, packets up to ${size(numberOf(args, 'packet'))}`,
  }),

  'ran-command': ({ args }) => ({
    title: 'forced' in args ? 'The server runs what the key says' : 'The server runs the command',
    text: `${forced(args)}It prints ${printed(numberOf(args, 'stdout'), numberOf(args, 'stderr'))}, and ends with status ${numberOf(args, 'status')}.`,
    verb: 'run',
    term: `stdout ${size(numberOf(args, 'stdout'))}, stderr ${size(numberOf(args, 'stderr'))}`,
  }),

  'window-full': ({ side, args }) => ({
    title: `The ${side} must wait`,
    text: `It has sent as much as the ${other(side)} was ready to take. It goes on when the ${other(side)} makes room.`,
    verb: 'wait',
    term: `channel ${numberOf(args, 'channel')}, window 0`,
  }),

  'rekey-begins': ({ side, args }) => ({
    title: 'The keys are to be changed',
    text:
      textOf(args, 'by') === side
        ? `The ${side} starts a new key exchange inside the encrypted connection. The session and its channels live on.`
        : `The ${other(side)} has started a new key exchange, and the ${side} takes part. The session and its channels live on.`,
    verb: 'rekey',
    term: `started by the ${textOf(args, 'by')}`,
  }),

  'unknown-message': ({ side, args }) => ({
    title: `The ${side} does not know this message`,
    text: 'It cannot read it, says so, and goes on. That is how newer programs can talk to older ones.',
    verb: 'pass over',
    term: short(textOf(args, 'name'), 60),
  }),

  'bit-flipped': bitFlippedWords,

  fault: ({ side, args }) => ({
    title: `The ${side} stops`,
    text: `The ${side} cannot go on, and ends the connection.`,
    verb: 'stop',
    term: textOf(args, 'kind').replaceAll('-', ' '),
  }),
};

const other = (side: StepContext['side']): StepContext['side'] =>
  side === 'client' ? 'server' : 'client';

type Said = Pick<StepWords, 'title' | 'text'>;

const GOES_ON = 'Set to check nothing, the client goes on, but tells nobody a password.';

function lookedUpHostKey(
  found: string,
  name: string,
  line: number,
  keyType: string,
  tolerated: boolean,
  { by, certified }: { readonly by: string; readonly certified: boolean },
): Said {
  if (certified)
    return {
      title: 'The client knows who vouches for this host',
      text: `Line ${count(line)} of known_hosts has the authority that signed the certificate of ${name}. Whether whoever answered holds its private half is checked next.`,
    };
  switch (found) {
    case 'known':
      return {
        title: 'The client knows this host key',
        text: `Line ${count(line)} of known_hosts${lineBy(by, name)} has it for ${name}. Whether whoever answered holds its private half is checked next.`,
      };
    case 'changed':
      return {
        title: tolerated
          ? 'The client goes on with a host key that has changed'
          : 'This is not the host key that the client knows',
        text: `For ${name}, line ${count(line)} of known_hosts has another ${keyType} key. ${tolerated ? GOES_ON : 'Why, the client cannot tell: it stops.'}`,
      };
    case 'revoked':
      return {
        title: 'This host key is revoked',
        text: `Line ${count(line)} of known_hosts says that nobody may use this ${keyType} key any more. ${tolerated ? GOES_ON : 'It may be stolen: the client stops.'}`,
      };
    case 'accepted-new':
      return {
        title: 'The client takes an unknown host key unseen',
        text: `known_hosts has no such key for ${name}. With StrictHostKeyChecking=accept-new or no, the client writes it down and asks nobody: no one has compared it.`,
      };
    case 'refused':
      return {
        title: 'The client refuses a host key that it does not know',
        text: `known_hosts has no such key for ${name}. With StrictHostKeyChecking=yes the client goes on only with keys that are there, and asks nobody.`,
      };
    default:
      return {
        title: 'The client does not know this host key',
        text: `known_hosts has no such key for ${name}. Nothing here can tell whose key it is.`,
      };
  }
}

/** How the host stands in the line, where that is not by its plain name. */
const lineBy = (by: string, name: string): string =>
  by === '' || by === name
    ? ''
    : by.startsWith('|')
      ? `, under HMAC-SHA1(salt, ${name}),`
      : `, by ${quoted(by, 40)},`;

function hostKeyAnswer(answer: string, refused: boolean, name: string): Said {
  if (refused) {
    return {
      title: 'The client refuses the host key',
      text: 'The answer was no. The client hangs up, and known_hosts stays as it is.',
    };
  }
  if (answer.toLowerCase() === 'yes') {
    return {
      title: 'The client takes the host key on a yes',
      text: `The client goes on, and expects this key from ${name} from now on. Whose key it is, a yes does not prove.`,
    };
  }
  return {
    title: 'The host key has the expected fingerprint',
    text: `What was typed is the fingerprint of the key that came. If it was read at ${name} itself, this key is the server’s.`,
  };
}

/** Why a line that has the key does not let it in. */
const forbids: Readonly<Record<string, string>> = {
  expired: 'but its expiry-time is past',
  place: 'but not for a client at this address: so its from= says',
  principals: 'but its principals are for certificates, and this is a plain key',
};

function lookedUpUserKey(args: StepArgs, refused: boolean, name: string): Said {
  const authority = textOf(args, 'authority');
  const line = numberOf(args, 'line');
  const has = args['certified'] === true ? 'has the authority that signed it' : 'has it';
  if (refused && args['certified'] === true)
    return {
      title: 'The server does not take this certificate',
      text: `No line of the authorized_keys of ${name} lets it in.`,
    };
  if (refused) {
    const but = forbids[textOf(args, 'because')];
    return {
      title: 'The server does not take this key',
      text: but
        ? `Line ${count(line)} of the authorized_keys of ${name} has it, ${but}.`
        : `The authorized_keys of ${name} have no line with it.`,
    };
  }
  if (authority === 'proof') {
    return {
      title: 'The server looks the key up again',
      text: `Line ${count(line)} of the authorized_keys of ${name} ${has}. Now the signature decides.`,
    };
  }
  return {
    title: 'The server would take this key',
    text: `Line ${count(line)} of the authorized_keys of ${name} ${has}. That whoever asks holds its private half is not proven yet.`,
  };
}

function printed(stdout: number, stderr: number): string {
  if (stdout === 0 && stderr === 0) return 'nothing';
  if (stderr === 0) return bytes(stdout);
  if (stdout === 0) return `${bytes(stderr)} on standard error`;
  return `${bytes(stdout)}, and ${count(stderr)} more on standard error`;
}

/** What the key has run, in place of what the client asked for. */
const forced = (args: StepArgs): string =>
  'forced' in args
    ? `Not what was asked for: with this key, only ${quoted(textOf(args, 'forced'), 60)} is run. `
    : '';

function ordinal(n: number): string {
  if (n === 2) return 'second';
  if (n === 3) return 'third';
  return `${n}th`;
}
