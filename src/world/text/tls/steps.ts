/** What the TLS engine's own steps say to people, in English. The keys are those of `tlsSteps`. */
import type { ChainReason } from '../../../protocol/tls/certificates/chain-reasons.ts';
import type { StepKey } from '../../../protocol/tls/steps.ts';
import type { StepArgs } from '../../../protocol/trace.ts';
import { bytes } from '../more-prose.ts';
import { count, numberOf, short, textOf } from '../prose.ts';
import type { StepContext, StepWords } from '../words.ts';
import { checkWords } from './chain.ts';
import { reasonWords } from './reasons.ts';

/** The TCP connection is there. */
export const connectWords: StepWords = {
  title: 'The client opens a connection',
  text: 'TCP takes a round trip to make it. TLS puts itself between it and whatever wants to talk: a web page, mail, a database.',
  verb: 'connect',
  term: 'TCP connection',
};

const other = (side: StepContext['side']): string => (side === 'client' ? 'server' : 'client');
const host = (name: string): string => short(name, 32);
const part = (text: string): string => (text === '' ? '' : `, ${short(text, 24)}`);
const isResumed = (args: StepArgs): boolean => args['resumed'] === true;
/** Whether a HelloRetryRequest came before. */
const isRetried = (args: StepArgs): boolean => args['retried'] === true;
const suite = (args: StepArgs): string => textOf(args, 'suite');

export const stepWords: {
  readonly [K in StepKey]: (context: StepContext) => StepWords;
} = {
  'tls-made-key-share': ({ side, args, given }) => ({
    title: `The ${side} makes a key pair for one use`,
    text: given
      ? 'The private value is set by the scenario, and the public one computed from it. Only the public one will be sent.'
      : args['asked'] === true
        ? 'The server has named this group, so it is no guess any more. The private value stays here; only the public one will be sent.'
        : side === 'client'
          ? 'It does not yet know which group the server takes. It guesses, and sends the public value at once: if the guess is right, that saves a round trip.'
          : 'It draws a random private value in the group of the client’s share, and computes the public one. Only that will be sent.',
    verb: 'make keys',
    term: `ephemeral key pair, ${textOf(args, 'group')}`,
  }),

  'tls-offered-session': ({ args, host: name }) => ({
    title: 'The client has a ticket from before',
    text: `${host(textOf(args, 'serverName') || name)} gave it in an earlier connection. Both know the key that goes with it, so no certificate need be shown again.`,
    verb: 'offer',
    term: `pre_shared_key, psk_dhe_ke, ticket ${count(Math.round(numberOf(args, 'age') / 100) / 10)} s old`,
  }),

  'tls-computed-binder': () => ({
    title: 'The client proves that it has the ticket’s key',
    text: 'A ticket can be seen on the wire, the key that goes with it cannot. The binder is an HMAC with that key over the hello so far.',
    verb: 'bind',
    term: 'PskBinderEntry',
  }),

  'tls-verified-binder': ({ args, result }) => ({
    title: 'The server checks the binder',
    text:
      result === 'invalid'
        ? 'It does not fit. Whoever sent this ticket does not have its key, or the hello was changed.'
        : 'It fits: whoever sent the ticket has its key, and the hello is as it was sent.',
    verb: 'verify',
    term: `binder ${numberOf(args, 'identity') + 1}`,
  }),

  'tls-looked-up-session': ({ args }) => ({
    title: 'The server looks at the ticket',
    text:
      numberOf(args, 'identity') < 0
        ? 'It can use none of those that were offered, and goes on as with somebody new.'
        : 'It is one of its own, and still good. The key that goes with it will go into all keys of this connection.',
    verb: 'look up',
    term: `${count(numberOf(args, 'offered'))} offered`,
  }),

  'tls-negotiated': ({ args, host: name }) => ({
    title: 'The server chooses from the client’s lists',
    text: `${isRetried(args) ? 'It took a second hello.' : 'One message was enough.'} ${
      isResumed(args)
        ? 'Version, ciphers and groups stood in it, and a ticket instead of a proof.'
        : 'Version, ciphers, groups and signatures stood in it.'
    } ${
      textOf(args, 'serverName') === ''
        ? 'It named no server.'
        : `The name ${host(textOf(args, 'serverName') || name)} stood there too, for anyone to read.`
    }`,
    verb: 'choose',
    term: `${textOf(args, 'version')}, ${suite(args)}, ${textOf(args, 'group')}${part(textOf(args, 'alpn'))}`,
  }),

  'tls-asked-again': ({ args }) => ({
    title:
      textOf(args, 'group') === ''
        ? 'The server asks for the hello again'
        : 'The server asks for another public value',
    text:
      textOf(args, 'group') === ''
        ? 'Nothing is wrong with the first one. It gives a cookie, and whoever brings that back can be reached at the address that the hello came from.'
        : args['cookie'] === true
          ? 'The client’s guess was in no group that the server takes. It names one, and gives a cookie that the client has to bring back.'
          : 'The client’s guess was in no group that the server takes, though it can do another one. The server names that: a round trip more.',
    verb: 'ask again',
    term: `HelloRetryRequest, ${textOf(args, 'group') || 'cookie'}`,
  }),

  'tls-hello-again': ({ args }) => ({
    title: 'The client does what it was asked',
    text: `Its second hello will be as the first, ${
      textOf(args, 'group') === '' ? '' : `but with a public value in ${textOf(args, 'group')}`
    }${textOf(args, 'group') !== '' && args['cookie'] === true ? ' and ' : ''}${
      args['cookie'] === true ? 'with the cookie that the server gave' : ''
    }. Nothing else of what it offers may change.`,
    verb: 'repeat',
    term: `ClientHello, ${textOf(args, 'group') || 'cookie'}`,
  }),

  'tls-session-resumed': ({ result }) => ({
    title:
      result === 'refused' ? 'The server did not take the ticket' : 'The server takes the ticket',
    text:
      result === 'refused'
        ? 'It goes on as with somebody new: it has to show its certificate and to sign.'
        : 'Nobody needs to show a certificate now: who has the ticket’s key is who was there before.',
    verb: 'read',
    term: 'pre_shared_key, selected_identity',
  }),

  'tls-computed-secret': ({ side, args }) => ({
    ...(side === 'server'
      ? {
          title: 'A secret agreed in the open',
          text: 'From its private value and the client’s public one, the server computes a secret; the client will get the same. Who only listens sees both public values, and cannot compute it.',
        }
      : {
          title: 'The client computes the secret',
          text: 'From its own private value and the server’s public one. With whom it shares that secret, it does not know yet.',
        }),
    verb: 'compute',
    term: `shared secret K, ${textOf(args, 'group')}`,
  }),

  'tls-extracted-secrets': ({ side, args }) => ({
    title: `The ${side} stirs the secret in`,
    text: isResumed(args)
      ? 'HKDF takes the ticket’s key first, then K: whoever lacks either gets none of the keys.'
      : 'HKDF makes of K a secret with its randomness spread evenly. Where a ticket’s key would go, there are zeros.',
    verb: 'extract',
    term: 'HKDF-Extract: Early Secret, Handshake Secret',
  }),

  'tls-derived-handshake-keys': ({ side, args }) => ({
    ...(side === 'client'
      ? {
          title: isResumed(args)
            ? 'Encryption starts, with the ticket’s key in it'
            : 'Encryption starts, before anyone is known',
          text: isResumed(args)
            ? 'With the hellos said, both have keys. The key of the ticket went into them, so only who was there before can make them.'
            : 'With the hellos said, both have keys. Every message from here on is encrypted, the server’s certificate too; only a ChangeCipherSpec, which says nothing, is not. With whom, is shown later.',
        }
      : {
          title: 'The server makes the keys of the handshake',
          text: 'One key and one IV for each direction, from K and the hash of all hellos. All that the server says from now on is encrypted.',
        }),
    verb: 'make keys',
    term: `c hs traffic, s hs traffic, ${suite(args)}`,
  }),

  'tls-keys-out': ({ side, args }) => ({
    title: `The ${side} sends under ${keysOf(args)}`,
    text: 'Its records are counted from 0 again; the number goes into the nonce, so no two records are encrypted alike.',
    verb: 'switch keys',
    term: `${textOf(args, 'stage')} keys, ${suite(args)}`,
  }),

  'tls-keys-in': ({ side, args }) => ({
    title: `The ${side} reads with ${keysOf(args)}`,
    text: `All that comes from the ${other(side)} now must fit them. A record that does not ends the connection.`,
    verb: 'switch keys',
    term: `${textOf(args, 'stage')} keys, ${suite(args)}`,
  }),

  'tls-ignored-change-cipher-spec': ({ side }) => ({
    title: `The ${side} passes over a ChangeCipherSpec`,
    text: 'It means nothing in TLS 1.3. It is sent so that devices on the way take the connection for an older TLS and let it pass.',
    verb: 'pass over',
    term: 'middlebox compatibility mode',
  }),

  'tls-skipped-early-data': ({ args }) => ({
    title: 'The server passes over early data',
    text: 'The client sent data before the handshake, under a key from before that the server does not take. It will send it again.',
    verb: 'pass over',
    term: `early data, ${bytes(numberOf(args, 'length'))}`,
  }),

  'tls-took-extensions': ({ args }) => ({
    title: 'The client reads what else was agreed',
    text:
      textOf(args, 'alpn') === ''
        ? 'The server has chosen no application protocol. This part is encrypted: it is not needed for making keys.'
        : `What both will speak inside is ${short(textOf(args, 'alpn'), 24)}. This part is encrypted: it is not needed for making keys.`,
    verb: 'read',
    term: `EncryptedExtensions${part(textOf(args, 'alpn'))}`,
  }),

  'tls-chose-certificate': ({ side, args }) => ({
    title: `The ${side} takes a certificate that will do`,
    text: `Its key can make a signature that the ${other(side)} has said it checks.${
      numberOf(args, 'certificates') > 1
        ? ' With it go the certificates of those who vouch for it.'
        : ' It goes alone.'
    }`,
    verb: 'choose',
    term: `${textOf(args, 'keyType')}, ${textOf(args, 'scheme')}, ${counted(numberOf(args, 'certificates'), 'certificate')}`,
  }),

  'tls-no-client-certificate': ({ args }) => ({
    title: 'The client has no certificate that would do',
    text: `${
      numberOf(args, 'certificates') > 0
        ? 'No key of its certificates makes a signature that the server checks.'
        : 'It has none at all.'
    } It answers with an empty list. Whether that is enough, the server decides.`,
    verb: 'decline',
    term: 'Certificate, empty certificate_list',
  }),

  'tls-signed-transcript': ({ side, args }) => ({
    title: `The ${side} signs all that was said so far`,
    text: 'It signs a hash of every message up to here, with the private half of its certificate’s key. The signature fits this handshake and no other.',
    verb: 'sign',
    term: `CertificateVerify, ${textOf(args, 'scheme')}`,
  }),

  'tls-checked-certificate': checkWords,

  'tls-checked-chain': ({ side, args, result }) => ({
    title:
      result === 'refused'
        ? `The ${side} does not trust the certificate`
        : isTolerated(args)
          ? `The ${side} takes a certificate that it does not trust`
          : `The ${side} trusts what the certificate says`,
    text:
      result === 'refused'
        ? `${whyNot(args)} So it does not rely on the key in it.`
        : isTolerated(args)
          ? `${whyNot(args)} It was told to go on all the same, so this key may be anybody’s.`
          : args['itself'] === true
            ? `This very certificate is one of those that the ${side} was given to trust: no authority vouches for it. Whether the other end has the private half is checked next.`
            : side === 'client' && textOf(args, 'name') !== ''
              ? `An authority that it trusts says: this key belongs to ${host(textOf(args, 'name'))}. Whether the other end has the private half is checked next.`
              : 'An authority that it trusts vouches for this key. Whether the other end has the private half is checked next.',
    verb: 'judge',
    term: `chain of ${counted(numberOf(args, 'certificates'), 'certificate')}`,
  }),

  'tls-verified-server': ({ args, result }) => ({
    title: 'The client checks the server’s signature',
    text:
      result === 'invalid'
        ? 'The certificate’s key did not make this signature over what the client has heard. Nothing is proven, and the client stops.'
        : 'The signature fits all that was said so far. So whoever answered holds the certificate’s private key, and both have heard the same.',
    verb: 'verify',
    term: `CertificateVerify, ${textOf(args, 'scheme')}`,
  }),

  'tls-verified-client': ({ args, result }) => ({
    title: 'The server checks the client’s signature',
    text:
      result === 'invalid'
        ? 'The certificate’s key did not make this signature over what the server has heard. The server stops.'
        : 'The signature fits all that was said so far. So the client holds its certificate’s private key, which never left it.',
    verb: 'verify',
    term: `CertificateVerify, ${textOf(args, 'scheme')}`,
  }),

  'tls-client-without-certificate': () => ({
    title: 'The server lets the client in without a certificate',
    text: 'It would have liked to see one, and does without. To TLS, the client stays nobody in particular.',
    verb: 'let in',
    term: 'empty certificate_list',
  }),

  'tls-computed-finished': ({ side }) => ({
    title: `The ${side} sums up the handshake`,
    text: 'An HMAC over the hash of all messages, with a key that only the two ends can make. Change one bit of what was said, and it is another.',
    verb: 'sum up',
    term: 'verify_data, HMAC(finished_key, transcript hash)',
  }),

  'tls-verified-finished': ({ side, result }) => ({
    title: `The ${side} checks the ${other(side)}’s Finished`,
    text:
      result === 'invalid'
        ? 'It does not fit what this side has sent and heard. Somebody changed something on the way, or one side made a mistake.'
        : 'It fits: both have sent and heard the same messages, and both have the same keys.',
    verb: 'verify',
    term: 'Finished, verify_data',
  }),

  'tls-derived-application-keys': ({ side, args }) => ({
    title: `The ${side} makes the keys for what travels`,
    text: 'New keys for each direction, from the Master Secret and the hash of the whole handshake up to the server’s Finished.',
    verb: 'make keys',
    term: `c ap traffic, s ap traffic, ${suite(args)}`,
  }),

  'tls-derived-resumption-secret': ({ side }) => ({
    title: `The ${side} keeps a secret for later`,
    text: 'From the hash of the whole handshake comes one secret more. The keys of tickets are made of it.',
    verb: 'derive',
    term: 'res master',
  }),

  'tls-connected': ({ side, args }) => ({
    ...(side === 'client'
      ? {
          title: isResumed(args) ? 'Connected, without a certificate' : 'Connected',
          text: isResumed(args)
            ? 'The ticket’s key took the place of certificate and signature. From here on, bytes of any protocol can travel.'
            : `${isRetried(args) ? 'Two round trips' : 'One round trip'} after the first message, the client may send. From here on, bytes of any protocol can travel.`,
        }
      : {
          title: 'The server knows that the client has the keys',
          text: 'The client’s Finished was the last message of the handshake. From here on, what comes is for the application.',
        }),
    verb: 'connect',
    term: `${suite(args)}, ${textOf(args, 'group')}${part(textOf(args, 'alpn'))}`,
  }),

  'tls-made-ticket': ({ args }) => ({
    title: 'The server makes a ticket for next time',
    text: 'It computes a key from what both know, and gives it a name. Who comes back with that name need not check certificates again.',
    verb: 'make',
    term: `NewSessionTicket, good for ${count(numberOf(args, 'lifetime'))} s`,
  }),

  'tls-kept-ticket': ({ args }) => ({
    title: 'The client keeps the ticket',
    text: 'It computes the same key as the server did. The ticket itself crossed the wire; the key never does.',
    verb: 'keep',
    term: `NewSessionTicket, good for ${count(numberOf(args, 'lifetime'))} s`,
  }),

  'tls-answered': ({ args }) => ({
    title: 'The server’s program answers',
    text: 'TLS hands over the bytes that came, and carries those that go back. What they mean is not its business.',
    verb: 'answer',
    term: `${bytes(numberOf(args, 'request'))} in, ${bytes(numberOf(args, 'response'))} out`,
  }),

  'tls-updated-keys': ({ side, args }) => ({
    title:
      args['way'] === 'in'
        ? `The ${side} follows to new keys`
        : `The ${side} makes new keys for what it sends`,
    text: 'The next traffic secret is made of the one before, which is thrown away: whoever gets the new one cannot go back.',
    verb: 'renew keys',
    term: `traffic upd, ${count(numberOf(args, 'count'))}`,
  }),

  'tls-peer-closed': ({ side }) => ({
    title: `The ${other(side)} says that it has no more to say`,
    text: 'The end is said under the keys too, so nobody between the two ends can cut the conversation short without being noticed.',
    verb: 'hear',
    term: 'close_notify',
  }),

  'tls-goodbye': ({ side }) => ({
    title: `The ${side} ends the connection`,
    text: 'Both directions were closed in order. The keys are forgotten: what was recorded on the way stays closed.',
    verb: 'hang up',
    term: 'close_notify',
  }),

  'tls-left-without-notify': ({ side }) => ({
    title: `The ${other(side)} is gone without a word`,
    text: 'The connection below was closed, and no close_notify came. Whether something was cut off, TLS cannot say.',
    verb: 'end',
    term: 'no close_notify',
  }),

  'tls-fault': ({ side, args }) => ({
    title: `The ${side} stops`,
    text:
      textOf(args, 'alert') === ''
        ? 'It cannot go on, and says nothing more.'
        : 'It tells the other side with one last message, an alert, and closes the connection.',
    verb: 'stop',
    term: textOf(args, 'alert') === '' ? 'no alert' : `alert ${textOf(args, 'alert')}`,
  }),
};

const keysOf = (args: StepArgs): string =>
  textOf(args, 'stage') === 'handshake' ? 'the handshake’s keys' : 'the keys for what travels';

/** Which check failed, as a sentence. */
export function whyNot(args: StepArgs): string {
  const reason = textOf(args, 'because');
  return isReason(reason)
    ? `One check failed: ${reasonWords[reason].because}.`
    : 'One of the checks failed.';
}
const isReason = (name: string): name is ChainReason => Object.hasOwn(reasonWords, name);

/** Whether it was taken although the checks did not say so. */
export const isTolerated = (args: StepArgs): boolean => args['tolerated'] === true;

const counted = (n: number, what: string): string => `${count(n)} ${what}${n === 1 ? '' : 's'}`;
