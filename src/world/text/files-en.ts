/** What the parts of a line in a file are, and where that is defined. */
import { quoted } from './more-prose.ts';

export interface PartWords {
  readonly name: string;
  readonly means: string;
  readonly source: string;
}

/** Its sections SSH_KNOWN_HOSTS FILE FORMAT and AUTHORIZED_KEYS FILE FORMAT. */
const MANUAL = 'sshd(8)';
const KEY_FILE = 'OpenSSH PROTOCOL.key';

export const partWords = {
  'comment line': {
    name: 'comment line',
    means: 'for people: it begins with #, and ssh passes over it',
    source: MANUAL,
  },
  marker: {
    name: 'marker',
    means: 'says that the key is no ordinary host key',
    source: MANUAL,
  },
  '@cert-authority': {
    name: 'marker',
    means: 'the key is no host’s own: it signs the certificates of hosts, and vouches for them',
    source: MANUAL,
  },
  '@revoked': {
    name: 'marker',
    means: 'the key must never be accepted again, whatever else the file says of it',
    source: MANUAL,
  },
  'host name': {
    name: 'host name',
    means: 'the host whose key this is, as the user typed it after ssh, in lower case',
    source: MANUAL,
  },
  'host name and port': {
    name: 'host name and port',
    means: 'the host whose key this is, with its port, as that is not 22',
    source: MANUAL,
  },
  'hashed host name': {
    name: 'hashed host name',
    means: 'what follows is a host’s name that the file does not tell: 1 stands for HMAC-SHA1',
    source: MANUAL,
  },
  salt: {
    name: 'salt',
    means: '20 random bytes, as base64: the same name has another hash in every line',
    source: MANUAL,
  },
  hash: {
    name: 'hash of the name',
    means:
      'HMAC-SHA1 of the name under the salt. ssh hashes the name that it looks for, and compares',
    source: MANUAL,
  },
  pattern: {
    name: 'pattern',
    means: 'many hosts at once: * stands for any characters, ? for one',
    source: MANUAL,
  },
  'negated pattern': {
    name: 'negated pattern',
    means: 'hosts that the line is not about, whatever else it says',
    source: MANUAL,
  },
  option: {
    name: 'option',
    means: 'limits what whoever logs in with this key may do, or sets it',
    source: MANUAL,
  },
  'option restrict': {
    name: 'restrict',
    means:
      'forbids all that options can forbid, now or in later versions; what follows may allow some again',
    source: MANUAL,
  },
  'option from': {
    name: 'from',
    means:
      'takes the key only from clients at these addresses: patterns, networks, and after ! those that are not taken',
    source: MANUAL,
  },
  'option command': {
    name: 'command',
    means: 'is run whatever the client asks for; what that was is in SSH_ORIGINAL_COMMAND',
    source: MANUAL,
  },
  'option environment': {
    name: 'environment',
    means: 'a variable for what is run; sshd takes it only with PermitUserEnvironment',
    source: MANUAL,
  },
  'option expiry-time': {
    name: 'expiry-time',
    means: 'from this time on the key lets nobody in: year, month, day, hour, minute, second',
    source: MANUAL,
  },
  'option cert-authority': {
    name: 'cert-authority',
    means: 'the key signs certificates of users: it lets in whoever has one, and nobody by itself',
    source: MANUAL,
  },
  'option principals': {
    name: 'principals',
    means: 'a certificate must bear one of these names; only with cert-authority',
    source: MANUAL,
  },
  'option verify-required': {
    name: 'verify-required',
    means: 'a key in hardware must have asked for a PIN before it signs',
    source: MANUAL,
  },
  'option no-touch-required': {
    name: 'no-touch-required',
    means: 'a key in hardware may sign without having been touched',
    source: MANUAL,
  },
  'option pty': { name: 'pty', means: 'whether the user gets a terminal', source: MANUAL },
  'option user-rc': {
    name: 'user-rc',
    means: 'whether ~/.ssh/rc is run at a login',
    source: MANUAL,
  },
  'option port-forwarding': {
    name: 'port-forwarding',
    means: 'whether ports may be forwarded, either way',
    source: MANUAL,
  },
  'option agent-forwarding': {
    name: 'agent-forwarding',
    means: 'whether the client’s agent can be used from the server',
    source: MANUAL,
  },
  'option x11-forwarding': {
    name: 'x11-forwarding',
    means: 'whether windows of X11 can be shown at the client',
    source: MANUAL,
  },
  'option permitopen': {
    name: 'permitopen',
    means: 'ssh -L may connect to this host and port, and to no others',
    source: MANUAL,
  },
  'option permitlisten': {
    name: 'permitlisten',
    means: 'ssh -R may listen at this port, and at no others',
    source: MANUAL,
  },
  'option tunnel': {
    name: 'tunnel',
    means: 'the tun device that a tunnel must use',
    source: MANUAL,
  },
  'key type': {
    name: 'key type',
    means: 'the kind of key; the key itself says it again',
    source: 'RFC 4253 §6.6',
  },
  key: {
    name: 'key',
    means: 'the public key: the same bytes that cross the wire, as base64',
    source: 'RFC 4253 §6.6',
  },
  comment: {
    name: 'comment',
    means: 'for people: whose key it is. It proves nothing, and ssh does not look at it',
    source: MANUAL,
  },
  'first line': {
    name: 'first line',
    means: 'says what follows: a private key in OpenSSH’s own format',
    source: KEY_FILE,
  },
  base64: {
    name: 'base64',
    means: 'the bytes of the file, 70 characters a line: they are opened below',
    source: KEY_FILE,
  },
  'last line': { name: 'last line', means: 'ends the key', source: KEY_FILE },
} as const satisfies Readonly<Record<string, PartWords>>;

export type PartKind = keyof typeof partWords;

/** What is wrong with a part or a line, as far as it is understood here. */
export const lineProblems = {
  unknownMarker: (marker: string) =>
    `${quoted(marker, 30)} is no marker: there are @cert-authority and @revoked`,
  misplacedMarker: 'a line has one marker at most, with a blank behind it',
  badSalt: 'the hashed name has no salt of 20 bytes',
  badHash: 'the hash of the name is not 20 bytes: no name fits it',
  noHostKey: 'expected hosts, key type and key',
  unknownType: (type: string) => `${quoted(type, 40)} is no type of key that is known here`,
  notBase64: 'the key is not base64',
  broken: 'the key cannot be read to its end',
  otherType: (said: string, is: string) => `the line says ${said}, but the key is of type ${is}`,
  options: (reason: string) => `sshd skips this line: ${reason}`,
  noKey: 'expected a key type and a key',
};
