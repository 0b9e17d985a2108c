/** Private key files. These keys were made by ssh-keygen of OpenSSH 9.2 for this test, and open nothing. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readPrivateKey } from '../../src/world/files/openssh-private-key.ts';
import { base64 } from '../../src/protocol/ssh/fingerprint.ts';
import { keyAlgorithms } from '../../src/protocol/ssh/public-key.ts';

const plain = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACAh7zeH2Y0cbAGXmRabd4K1xHbAZ2tSxJh/2y5cjEkoewAAAJDleiOg5Xoj
oAAAAAtzc2gtZWQyNTUxOQAAACAh7zeH2Y0cbAGXmRabd4K1xHbAZ2tSxJh/2y5cjEkoew
AAAECosg8UkmnYkHHD2wHcd22z6i0u/EV+9nUcnxYLW3kwSCHvN4fZjRxsAZeZFpt3grXE
dsBna1LEmH/bLlyMSSh7AAAADWFsaWNlQGV4YW1wbGU=
-----END OPENSSH PRIVATE KEY-----
`;
const publicKey = 'AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7';

const encrypted = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABAwdn37iA
qMWq/QmjdewwcQAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIMR6j+R1BH6ETRbP
WDT5e+qUYr3jtqeg4QkkjCKMAu/MAAAAkOW01zDqPu/jp3gFrj/eKvWLq2xKDCtrCqPX2S
ovP3OLTBXx8Bx926Y8V6LhbLNTCy9JnWlSZ0CTF6eYFBtrg6/Qlyxw8uNJTOj44DGv+a6s
lITy7mD627KD6u4q23jZavj38ox32Lfhd2/LfRquEV6LBf79FCpqFmH5yUIp9WQIU+7Fde
HF5Yg9voxAI1+OfA==
-----END OPENSSH PRIVATE KEY-----
`;

const ecdsa = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS
1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQSzs7QnBrGAuHTxUczklJMnH6i+KvcL
Y5q0shLXMPzuTlcZ7ZsGuWOYqGxL0IaIE2V2umBFs3tZci0SfO/aRZOEAAAAoNOyqErTsq
hKAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLOztCcGsYC4dPFR
zOSUkycfqL4q9wtjmrSyEtcw/O5OVxntmwa5Y5iobEvQhogTZXa6YEWze1lyLRJ879pFk4
QAAAAhAO9ZDg20VcfXsvw+xarLJCP83R59HH14TgaiLqg8dZ1QAAAAAXgBAgMEBQY=
-----END OPENSSH PRIVATE KEY-----
`;

function problemOf(file: string): string {
  const read = readPrivateKey(file);
  if (read.ok) throw new Error('it was read');
  return read.problem;
}

/** The file with its content changed. */
function changed(change: (content: Buffer) => Buffer): string {
  const content = Buffer.from(plain.replaceAll(/-----.*-----|\s/g, ''), 'base64');
  const body = change(content).toString('base64');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${body}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

describe('an unencrypted Ed25519 key', () => {
  test('gives its private half, to which its public half belongs', () => {
    const read = readPrivateKey(plain);
    if (!read.ok) throw new Error(read.problem);
    expect(read.key).toMatchObject({ type: 'ssh-ed25519', comment: 'alice@example' });
    expect(read.key.privateKey).toHaveLength(32);
    expect(base64(read.key.publicBlob)).toBe(publicKey);
    const algorithm = keyAlgorithms.get('ssh-ed25519');
    expect(algorithm?.publicBlob(read.key.privateKey)).toEqual(read.key.publicBlob);
  });

  test('is read with other line ends, and with text around it', () => {
    expect(readPrivateKey(plain.replaceAll('\n', '\r\n'))).toEqual(readPrivateKey(plain));
    expect(readPrivateKey(`my key\n${plain}the end\n`)).toEqual(readPrivateKey(plain));
  });

  test('that is cut off is refused, wherever that is', () => {
    const { length } = Buffer.from(plain.replaceAll(/-----.*-----|\s/g, ''), 'base64');
    for (let at = 0; at < length; at += 1) {
      expect(problemOf(changed((content) => content.subarray(0, at)))).toMatch(/damaged/);
    }
    expect(problemOf(plain.slice(0, 200))).toMatch(/end is missing/);
  });

  test('with any bit wrong gives the right key or none', () => {
    const right = readPrivateKey(plain);
    if (!right.ok) throw new Error(right.problem);
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (where, bit) => {
        const read = readPrivateKey(
          changed((content) => {
            const at = where % content.length;
            content[at] = (content[at] ?? 0) ^ (1 << bit);
            return content;
          }),
        );
        if (!read.ok) return;
        // The comment and the doubled public key are not covered by anything.
        expect(read.key.privateKey).toEqual(right.key.privateKey);
        expect(read.key.publicBlob).toEqual(right.key.publicBlob);
      }),
    );
  });
});

describe('what cannot be read is named', () => {
  test.each([
    ['an encrypted key', encrypted, /encrypted with a passphrase/],
    ['a key of another kind', ecdsa, /ecdsa-sha2-nistp256.*only ssh-ed25519/],
    ['a public key', `ssh-ed25519 ${publicKey} alice@example\n`, /public key/],
    ['a key of PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519\n', /PuTTY/],
    ['a PEM file', '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n', /PEM file \(RSA PRIVATE KEY\)/],
    [
      'an encrypted PEM file',
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n',
      /encrypted/,
    ],
    ['nothing', '', /not a private key/],
    ['no base64', plain.replace('b3Bl', '!!!!'), /base64/],
    ['another format', plain.replace('b3Bl', 'AAAA'), /does not begin with openssh-key-v1/],
  ])('%s', (_name, file, words) => {
    expect(problemOf(file)).toMatch(words);
  });

  test('any text, without throwing', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (text, bytes) => {
        expect(readPrivateKey(text).ok).toBe(false);
        expect(readPrivateKey(changed(() => Buffer.from(bytes))).ok).toBe(false);
      }),
    );
  });
});
