/**
 * Faults in words, in English: which side found what, where, what belonged there and what came, and the section that
 * says so. Why it came is not known to who finds it, so no sentence guesses it.
 */
import {
  MAX_REQUESTS,
  type Category,
  type Fault,
  type FaultKind,
} from '../../protocol/ssh/fault.ts';
import { MAX_LINES_BEFORE } from '../../protocol/ssh/identification.ts';
import { refusalText } from './certificates-en.ts';
import { bytes, names, quoted } from './more-prose.ts';
import { count, short } from './prose.ts';

export interface FaultWords {
  /** One clear sentence. */
  readonly message: string;
  /** The section that demands it, such as `RFC 4253 §6.1`; empty where none does. */
  readonly source: string;
}

type Side = 'client' | 'server';
/** Each kind’s own fault. */
type Faults = { readonly [K in FaultKind]: Extract<Fault, { readonly kind: K }> };

/** The sentence and source of any fault that `side` found. */
export const faultMessage = (fault: Fault, side: Side): FaultWords => say(fault.kind, fault, side);

function say<K extends FaultKind>(kind: K, fault: Faults[K], side: Side): FaultWords {
  return faultWords[kind](fault, side);
}

/** The headline of the step that ends a run, by the kind of fault; undefined for what is none. */
export const faultTitle = (kind: string): string | undefined =>
  isFaultKind(kind) ? faultTitles[kind] : undefined;

const isFaultKind = (kind: string): kind is FaultKind => Object.hasOwn(faultTitles, kind);

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

export const faultWords: {
  readonly [K in FaultKind]: (fault: Faults[K], side: Side) => FaultWords;
} = {
  'identification-too-long': ({ limit, offset }, side) => ({
    message:
      limit === MAX_LINES_BEFORE && offset === 0
        ? `The ${side} read more than ${count(limit)} lines and still found no identification.`
        : `The ${side} read ${bytes(offset)} of a line without finding its end; at most ${count(limit)} are allowed.`,
    source: 'RFC 4253 §4.2',
  }),
  'bad-identification': ({ line, offset, expected }, side) => ({
    message: `The ${side} expected “${expected}” in the identification line and got ${quoted(line, 60)}, wrong from offset ${offset}.`,
    source: 'RFC 4253 §4.2',
  }),
  'unsupported-version': ({ version }, side) => ({
    message: `The ${side} speaks SSH 2.0; the protoversion of the ${other(side)} is ${quoted(version, 30)}.`,
    source: 'RFC 4253 §5',
  }),
  'connection-lost': ({ state, unread }, side) => ({
    message:
      unread === 0
        ? `The connection ended while the ${side} was in the state ${state}.`
        : `The connection ended while the ${side} was in the state ${state}; ${bytes(unread)} of something unfinished had come.`,
    source: 'RFC 4253 §11.1',
  }),
  'packet-length-out-of-range': ({ length, least, most }, side) => ({
    message: `The ${side} read a packet_length of ${count(length)} at offset 0 of a packet; it takes ${count(least)} to ${count(most)}.`,
    source: 'RFC 4253 §6.1',
  }),
  'packet-length-not-multiple': ({ length, block }, side) => ({
    message: `The ${side} read a packet_length of ${count(length)} at offset 0 of a packet, which does not fill whole blocks of ${bytes(block)}.`,
    source: 'RFC 4253 §6',
  }),
  'padding-too-short': ({ padding }, side) => ({
    message: `The ${side} read a padding_length of ${padding} at offset 4 of a packet; at least 4 bytes are demanded.`,
    source: 'RFC 4253 §6',
  }),
  'padding-too-long': ({ padding, room }, side) => ({
    message: `The ${side} read a padding_length of ${padding} at offset 4 of a packet that has room for ${count(room)}.`,
    source: 'RFC 4253 §6',
  }),
  'bad-mac': ({ algorithm, sequence }, side) => ({
    message: `Packet ${count(sequence)} did not pass the ${side}’s integrity check by ${algorithm}: it is not what was sealed under this key and number.`,
    source: 'RFC 4253 §6.4',
  }),
  'malformed-message': ({ message, field, offset, expected, found }, side) => ({
    message: `The ${side} cannot read ${message}: ${field === '' ? 'at' : `${short(field, 50)}, at`} offset ${count(offset)}, should be ${short(expected, 60)}, but is ${short(found, 60)}.`,
    source: 'RFC 4251 §5',
  }),
  'unexpected-message': ({ state, expected, got }, side) => ({
    message: `In the state ${state} the ${side} expected ${names(telling(expected))}, and got ${short(got, 50)}.`,
    source: sourceOf(got),
  }),
  'early-newkeys': ({ state }, side) => ({
    message: `The ${side} got SSH_MSG_NEWKEYS in the state ${state}, where no new keys have been agreed.`,
    source: 'RFC 4253 §7.3',
  }),
  'kexinit-during-kex': ({ state }, side) => ({
    message: `The ${side} got SSH_MSG_KEXINIT in the state ${state}, where a key exchange is already under way.`,
    source: 'RFC 4253 §9',
  }),
  'strict-kex-first-packet': ({ got }, side) => ({
    message: `With strict key exchange, SSH_MSG_KEXINIT must be packet 0; the ${side} got ${short(got, 60)}.`,
    source: STRICT,
  }),
  'strict-kex-violation': ({ got }, side) => ({
    message: `With strict key exchange, nothing else may come during it; the ${side} got ${short(got, 60)}.`,
    source: STRICT,
  }),
  'wrong-role-message': ({ got, only }, side) => ({
    message: `Only a ${only} may send ${short(got, 50)}; it came to the ${side}.`,
    source: sourceOf(got),
  }),
  'connection-message-before-login': ({ got }, side) => ({
    message: `The ${side} got ${short(got, 50)} before anybody was logged in.`,
    source: 'RFC 4252 §6',
  }),
  'userauth-before-service': ({ got }, side) => ({
    message: `The ${side} got ${short(got, 50)} before the service ssh-userauth was accepted.`,
    source: 'RFC 4253 §10',
  }),
  'service-not-available': ({ service }, side) => ({
    message: `The ${side} does not have the service ${quoted(service, 40)} here.`,
    source: 'RFC 4253 §10',
  }),
  'no-common-algorithm': ({ category, client, server }, side) => ({
    message: `The ${side} found no ${categories[category]} in both lists: the client has ${names(client, 2)}; the server has ${names(server, 2)}.`,
    source: 'RFC 4253 §7.1',
  }),
  'algorithm-not-implemented': ({ category, name }, side) => ({
    message: `Both lists name ${short(name, 60)} as ${categories[category]}, but the ${side} cannot do it.`,
    source: 'RFC 4253 §7.1',
  }),
  'bad-public-value': ({ field, why }, side) => ({
    message: `The ${side} cannot use the public value ${field}: ${short(why, 90)}.`,
    source: 'RFC 8731 §3',
  }),
  'dh-value-out-of-range': ({ field }, side) => ({
    message: `The ${side} cannot use the public value ${field}: it must lie between 1 and p − 1, and be neither of them.`,
    source: 'RFC 4253 §8',
  }),
  'malformed-host-key': ({ problem }, side) => ({
    message: `The ${side} cannot use the host key K_S: ${short(problem, 90)}.`,
    source: 'RFC 4253 §6.6',
  }),
  'host-key-type': ({ agreed, got }, side) => ({
    message: `The ${side} expected a host key K_S of the agreed kind ${short(agreed, 40)}, and got ${short(got, 40)}.`,
    source: 'RFC 4253 §7.1',
  }),
  'host-signature-type': ({ agreed, got }, side) => ({
    message: `The ${side} expected a signature of the agreed kind ${short(agreed, 40)}, and got ${short(got, 40)}.`,
    source: 'RFC 4253 §6.6',
  }),
  'bad-host-signature': ({ algorithm }, side) => ({
    message: `The ${algorithm} signature in the server’s reply is not one by this host key over the hash that the ${side} computed.`,
    source: 'RFC 4253 §8',
  }),
  'host-key-not-accepted': ({ host, answer }, side) => ({
    message:
      answer === 'StrictHostKeyChecking=yes'
        ? `The ${side} does not go on: known_hosts has no such key for ${short(host, 40)}, and with StrictHostKeyChecking=yes nobody is asked.`
        : `The ${side} does not go on: asked whether this is the host key of ${short(host, 40)}, the answer was ${answer === '' ? 'empty' : quoted(answer, 30)}.`,
    source: 'RFC 4251 §4.1',
  }),
  'host-key-changed': ({ host, fingerprint, keyType, line }, side) => ({
    message: `The ${side} expected, from line ${count(line)} of known_hosts, another ${keyType} key for ${short(host, 40)}; it got ${fingerprint}.`,
    source: 'RFC 4251 §4.1',
  }),
  'host-key-revoked': ({ host, fingerprint, keyType, line }, side) => ({
    message: `The ${side} refuses ${keyType} ${fingerprint} for ${short(host, 40)}: line ${count(line)} of known_hosts says that this key is revoked.`,
    source: 'RFC 4251 §4.1',
  }),
  'malformed-certificate': ({ field, offset, expected, found }, side) => ({
    message: `The ${side} cannot read the certificate: ${field ? `in the field ${field}` : 'in it'}, at offset ${count(offset)}, it expected ${short(expected, 60)} and found ${short(found, 60)}.`,
    source: CERTKEYS,
  }),
  'bad-certificate-authority': ({ problem }, side) => ({
    message: `The ${side} cannot use the key of the authority that the certificate names: ${short(problem, 90)}.`,
    source: CERTKEYS,
  }),
  'bad-certificate-signature': ({ algorithm }, side) => ({
    message: `The ${side} finds that the ${short(algorithm, 40)} signature in the certificate is not one by its authority’s key over what stands before it.`,
    source: CERTKEYS,
  }),
  'host-certificate-refused': ({ host, because, answer }, side) => ({
    message:
      answer === 'StrictHostKeyChecking=yes'
        ? `The ${side} refuses the certificate of ${short(host, 40)}, because ${refusalText(because)}; and known_hosts does not have the key in it.`
        : `The ${side} refuses the certificate of ${short(host, 40)}, because ${refusalText(because)}; asked about the key in it, the answer was ${answer === '' ? 'empty' : quoted(answer, 30)}.`,
    source: CERTKEYS,
  }),
  'malformed-user-key': ({ problem }, side) => ({
    message: `The ${side} cannot go on with the user’s key: ${short(problem, 90)}.`,
    source: 'RFC 4252 §7',
  }),
  'user-signature-type': ({ named, got }, side) => ({
    message: `The ${side} expected a signature of the kind that the request names, ${short(named, 40)}, and got ${short(got, 40)}.`,
    source: 'RFC 4252 §7',
  }),
  'bad-user-signature': ({ algorithm }, side) => ({
    message: `The ${short(algorithm, 40)} signature in the request did not pass the ${side}’s check with this key and session_id.`,
    source: 'RFC 4252 §7',
  }),
  'login-refused': ({ user, methods }, side) => ({
    message: `The ${side} has nothing left to try for ${short(user, 40)}; the server would still take: ${names(methods)}.`,
    source: 'RFC 4252 §5.1',
  }),
  'unknown-key-id': ({ user, fingerprint, line }, side) => ({
    message:
      line === 0
        ? `The ${side} has no key with the ID ${short(fingerprint, 50)} in the authorized_keys of ${short(user, 24)}.`
        : `The ${side} has the key ${short(fingerprint, 50)} in line ${count(line)} of the authorized_keys of ${short(user, 24)}, which forbids it here and now.`,
    source: TEXTBOOK,
  }),
  'key-cannot-encrypt': ({ keyType, title }, side) => ({
    message: `The ${side} cannot go on with ${short(keyType, 40)}: ${short(title, 20)} keys can only sign, and this method must encrypt. Of SSH’s kinds of keys only RSA can.`,
    source: TEXTBOOK,
  }),
  'challenge-not-for-key': ({ field, offset, expected, found }, side) => ({
    message: `The ${side} cannot undo the challenge with its private key: ${field === '' ? 'the block' : short(field, 30)}, at offset ${count(offset)}, should be ${short(expected, 50)}, but is ${short(found, 30)}.`,
    source: 'RFC 8017 §7.2.2',
  }),
  'wrong-challenge-response': ({ user, because }, side) => ({
    message: `The ${side} does not let ${short(user, 24)} in: ${wrongResponse[because]}.`,
    source: TEXTBOOK,
  }),
  'user-or-service-changed': ({ user, service }, side) => ({
    message: `The ${side} got a request for user ${quoted(user, 30)} and service ${quoted(service, 30)}, which are not both those of the first request.`,
    source: 'RFC 4252 §5',
  }),
  'too-many-attempts': ({ limit }, side) => ({
    message: `The ${side} allows ${count(limit)} ${limit === MAX_REQUESTS ? '' : 'failed '}${limit === 1 ? 'attempt' : 'attempts'} to log in, and that many there were.`,
    source: 'RFC 4252 §4',
  }),
  'unknown-channel': ({ channel, got }, side) => ({
    message: `The ${side} got ${short(got, 50)} for channel ${channel} in recipient_channel, and has no such channel.`,
    source: 'RFC 4254 §5',
  }),
  'window-exceeded': ({ channel, window, size }, side) => ({
    message: `The ${side} got ${bytes(size)} of data on channel ${channel}, where its window had room for ${count(window)}.`,
    source: 'RFC 4254 §5.2',
  }),
  'channel-packet-too-big': ({ channel, most, size }, side) => ({
    message: `The ${side} got ${bytes(size)} of data in one message on channel ${channel}; it takes at most ${count(most)}.`,
    source: 'RFC 4254 §5.2',
  }),
  'data-after-eof': ({ channel }, side) => ({
    message: `The ${side} got data on channel ${channel} after SSH_MSG_CHANNEL_EOF, which says that none will come.`,
    source: 'RFC 4254 §5.3',
  }),
  'channel-refused': ({ reason, description }, side) => ({
    message: `The ${side} asked for a channel, and the ${other(side)} refused with reason ${reason}: ${quoted(description, 80)}.`,
    source: 'RFC 4254 §5.1',
  }),
  'command-refused': ({ request }, side) => ({
    message: `The ${side} sent a ${short(request, 30)} request, and the ${other(side)} answered SSH_MSG_CHANNEL_FAILURE.`,
    source: 'RFC 4254 §5.4',
  }),
  disconnected: ({ reason, description }, side) => ({
    message: `The ${other(side)} hung up on the ${side} with reason ${reason}: ${quoted(description, 100)}.`,
    source: 'RFC 4253 §11.1',
  }),
  stalled: ({ client, server }) => ({
    message: `Nobody can go on: the client waits in the state ${client}, the server in the state ${server}.`,
    source: '',
  }),
};

const faultTitles: Readonly<Record<FaultKind, string>> = {
  'identification-too-long': 'The hello does not end',
  'bad-identification': 'This is not an SSH hello',
  'unsupported-version': 'They do not speak the same SSH',
  'connection-lost': 'The connection ends without a goodbye',
  'packet-length-out-of-range': 'A packet claims an impossible length',
  'packet-length-not-multiple': 'A packet claims an impossible length',
  'padding-too-short': 'A packet has too little padding',
  'padding-too-long': 'A packet claims more padding than it has',
  'bad-mac': 'A packet fails the integrity check',
  'malformed-message': 'A message cannot be read',
  'unexpected-message': 'A message comes at the wrong time',
  'early-newkeys': 'NEWKEYS comes too early',
  'kexinit-during-kex': 'A key exchange begins inside another',
  'strict-kex-first-packet': 'Something came before the first list',
  'strict-kex-violation': 'A message has no place in the key exchange',
  'wrong-role-message': 'A message comes from the wrong side',
  'connection-message-before-login': 'A channel message comes before the login',
  'userauth-before-service': 'A login begins without its service',
  'service-not-available': 'There is no such service',
  'no-common-algorithm': 'They have no algorithm in common',
  'algorithm-not-implemented': 'The agreed method cannot be done here',
  'bad-public-value': 'The public value is of no use',
  'dh-value-out-of-range': 'The public value is out of range',
  'malformed-host-key': 'The host key cannot be used',
  'host-key-type': 'The host key is not of the agreed kind',
  'host-signature-type': 'The signature is not of the agreed kind',
  'bad-host-signature': 'The server’s signature is not valid',
  'host-key-not-accepted': 'The host key is not accepted',
  'host-key-changed': 'The host key is not the known one',
  'host-key-revoked': 'The host key is revoked',
  'malformed-certificate': 'The certificate cannot be read',
  'bad-certificate-authority': 'The authority’s key cannot be used',
  'bad-certificate-signature': 'The certificate’s signature is not valid',
  'host-certificate-refused': 'The host’s certificate is refused',
  'malformed-user-key': 'The user’s key cannot be used',
  'user-signature-type': 'The user’s signature is not of the kind named',
  'bad-user-signature': 'The user’s signature is not valid',
  'login-refused': 'The user is not let in',
  'unknown-key-id': 'The key ID is not known',
  'key-cannot-encrypt': 'This kind of key cannot encrypt',
  'challenge-not-for-key': 'The challenge cannot be decrypted',
  'wrong-challenge-response': 'The answer to the challenge is wrong',
  'user-or-service-changed': 'The login is suddenly for another',
  'too-many-attempts': 'Too many failed attempts to log in',
  'unknown-channel': 'There is no such channel',
  'window-exceeded': 'More data came than there was room for',
  'channel-packet-too-big': 'Too much data came in one message',
  'data-after-eof': 'Data came after its end',
  'channel-refused': 'The channel is refused',
  'command-refused': 'The command is refused',
  disconnected: 'The other side hangs up',
  stalled: 'Both wait for the other',
};

const TEXTBOOK = 'Textbook story';

const wrongResponse: Readonly<
  Record<Extract<Fault, { kind: 'wrong-challenge-response' }>['because'], string>
> = {
  digest:
    'the MD5 in the answer is not the one that it computed from the challenge and this session’s K',
  signature:
    'the signature in the answer is not one by this key over the challenge and the extra data',
  user: 'the answer was signed for another user',
  session: 'the answer was signed for another session',
  'no session': 'the answer names no session, and one is asked for',
};

const CERTKEYS = 'OpenSSH PROTOCOL.certkeys';
const STRICT = 'OpenSSH PROTOCOL, strict key exchange';

const categories: Readonly<Record<Category, string>> = {
  kex: 'key exchange method',
  'host key': 'host key algorithm',
  'cipher client to server': 'cipher from client to server',
  'cipher server to client': 'cipher from server to client',
  'MAC client to server': 'MAC from client to server',
  'MAC server to client': 'MAC from server to client',
  'compression client to server': 'compression from client to server',
  'compression server to client': 'compression from server to client',
};

/** What a state waits for, without what may come at any time. */
function telling(expected: readonly string[]): readonly string[] {
  const always = ['SSH_MSG_IGNORE', 'SSH_MSG_DEBUG', 'SSH_MSG_UNIMPLEMENTED', 'SSH_MSG_DISCONNECT'];
  return expected.filter((input) => !always.includes(input) && !/^(command|answer) /.test(input));
}

/** The section on when a message may come. */
function sourceOf(message: string): string {
  if (message.startsWith('SSH_MSG_USERAUTH_')) return 'RFC 4252 §5';
  if (message.startsWith('SSH_MSG_CHANNEL_')) return 'RFC 4254 §5';
  if (/^SSH_MSG_(GLOBAL_REQUEST|REQUEST_)/.test(message)) return 'RFC 4254 §4';
  if (message.startsWith('SSH_MSG_SERVICE_')) return 'RFC 4253 §10';
  if (message === 'SSH_MSG_EXT_INFO') return 'RFC 8308 §2.4';
  return 'RFC 4253 §7.1';
}
