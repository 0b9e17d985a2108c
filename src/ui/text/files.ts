const sides = { client: 'client', server: 'server' };
type End = keyof typeof sides;

const sideTitles: Readonly<Record<End, string>> = { client: 'Client', server: 'Server' };

export const files = {
  about: 'what both ends keep on disk',
  loading: 'Opening the files…',
  list: 'File',
  side: sideTitles,
  fileOf: (path: string, end: End) => `${path}, on the ${sides[end]}`,
  /** Beside a side whose end is a recording. */
  recorded: 'a recording of a real end: what it keeps on disk is not known',
  none: 'no files',
  kinds: {
    known_hosts: 'Which key each host is known by.',
    authorized_keys: 'Whoever holds the private half of one of these keys may log in.',
    'public key': 'The public half: anybody may see it.',
    'private key': 'The private half: whoever reads this file can log in with it.',
    certificates:
      'What this end shows of itself: its certificate first, then those who vouch for it.',
    'trusted certificates': 'Whom this end trusts: what they sign, it believes.',
  },
  hostKinds: {
    'public key': 'The public half: the server sends it to every client.',
    'private key': 'The private half: whoever reads this file can pose as this server.',
  },
  origins: {
    seed: 'A throw-away key, made from the seed of this scenario: it opens nothing in the real world. Never show a private key that does.',
    sshow:
      'A throw-away test key that comes with sshow, as to make a new RSA key would take too long: everybody has it, and it must open nothing in the real world.',
    scenario:
      'This key was given with the scenario, and is in every link to it: it must open nothing in the real world.',
  },
  fromStart: 'As it was at the start of the run.',
  since: 'Written in the step',
  changesIn: 'It changes in the step',
  /** A step whose title is still loading. */
  aStep: 'that is loading',
  copyFile: (path: string) => `Copy ${path}`,
  empty: 'The file is empty.',
  lines: (path: string) => `Lines of ${path}`,
  line: 'Line',
  signs: { added: '+', removed: '−' },
  added: 'added',
  removed: 'removed',
  partSaid: (name: string, text: string) => `${name}: ${text}`,
  more: (n: number) => `Show ${n} more lines`,
  /** Under the line that a look-up found. */
  match: (name: string, by: string, hashed: boolean): string =>
    hashed
      ? `Found: HMAC-SHA1 of “${name}”, under the salt in this line, is the hash in this line. To compute it again:`
      : by === name
        ? `Found: “${name}” stands in this line.`
        : `Found: “${by}” in this line means ${name}.`,
  keyMatch: 'Found: this line has the key that was offered.',
  says: {
    key: '',
    'other key': 'It has another key than the one that came.',
    revoked: 'It revokes the key that came.',
    forbidden: 'But its options do not let it in here.',
  },
  passedOver: 'Counts for nothing here:',
  hint: 'Click a part of the file to see what it is.',
  inLine: (n: number) => `line ${n}.`,
  inOldLine: 'no longer there.',
  copyPart: (name: string) => `Copy the ${name}`,
  keyInLine: (n: number) => `The key in line ${n}, opened`,
  keyBefore: 'The key that was removed, opened',
  onlyKey: 'The key, opened',
  content: 'The bytes in the file, opened',
  keyFields: 'Fields of the public key',
  keyBytes: 'Bytes of the public key',
  contentFields: 'Fields of the private key file',
  contentBytes: 'Bytes of the private key file',
  fingerprints: 'Its fingerprints',
  fingerprintsMean:
    'Hashes of the public key, short enough to compare by eye or by phone. MD5 is how OpenSSH printed them before 2015.',
  sha256: 'SHA256',
  md5: 'MD5',
  copyFingerprint: (hash: string) => `Copy the ${hash} fingerprint`,
  copyCommand: 'Copy the command',
  command: (path: string) => `ssh-keygen -lv -f ${path}`,
  certificateCommand: (path: string) => `ssh-keygen -L -f ${path}`,
  terminal: 'What ssh-keygen prints about this key',
  randomart: 'Randomart: the SHA256 fingerprint as a picture, to compare at a glance.',
  unknownKind: 'ssh-keygen lists no key of a kind that is not known here.',
};
