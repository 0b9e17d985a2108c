/** Private key files. These keys were made by ssh-keygen of OpenSSH 9.2 for this test, and open nothing. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readPrivateKey } from '../../src/world/files/private-key-file.ts';
import { base64 } from '../../src/protocol/ssh/fingerprint.ts';
import { algorithmsOf, keyAlgorithms } from '../../src/protocol/ssh/public-key.ts';

const plain = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACAh7zeH2Y0cbAGXmRabd4K1xHbAZ2tSxJh/2y5cjEkoewAAAJDleiOg5Xoj
oAAAAAtzc2gtZWQyNTUxOQAAACAh7zeH2Y0cbAGXmRabd4K1xHbAZ2tSxJh/2y5cjEkoew
AAAECosg8UkmnYkHHD2wHcd22z6i0u/EV+9nUcnxYLW3kwSCHvN4fZjRxsAZeZFpt3grXE
dsBna1LEmH/bLlyMSSh7AAAADWFsaWNlQGV4YW1wbGU=
-----END OPENSSH PRIVATE KEY-----
`;
const publicKey = 'AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7';

/** Its passphrase is "test". */
const encrypted = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCgfGQTvE
3c2m+Xcsi10NcHAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIMo7c7Pl94JGDmo5
aNuWKltAGqLUvoI4sBdsGsiSL0I5AAAAkGmflsv+hob3soLvF0hgvOIFJ7AkbXzYE3OFdu
uYUDKrviA7MtxiK8ClCL5OIGW1wIqv3NyaVLocZxdbgpoZGwv5R9K2khTc9CW8YAQ1kEA4
7H7wbDq+drOHpsNPbxfO2vg0GfE24U9/FdaQFY1uQO8tQEdQAovV1Tjtn+WeqXTYXfJ8JO
OgdxPPknUGKBPaYA==
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

/** The file with one name in the place of another of the same length, in its private part. */
function renamed(file: string, from: string, to: string): string {
  const content = Buffer.from(file.replaceAll(/-----.*-----|\s/g, ''), 'base64');
  content.write(to, content.lastIndexOf(from));
  return armour(content);
}

const armour = (content: Buffer, label = 'OPENSSH PRIVATE KEY'): string =>
  `-----BEGIN ${label}-----\n${content.toString('base64')}\n-----END ${label}-----\n`;

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

test('an ECDSA key is read', () => {
  const read = readPrivateKey(ecdsa);
  if (!read.ok) throw new Error(read.problem);
  expect(read.key).toMatchObject({ type: 'ecdsa-sha2-nistp256', comment: 'x' });
  expect(Buffer.from(read.key.privateKey).toString('hex')).toBe(
    'ef590e0db455c7d7b2fc3ec5aacb2423fcdd1e7d1c7d784e06a22ea83c759d50',
  );
});

describe('an encrypted key', () => {
  /** The file with its content changed. */
  const changedFile = (change: (content: Buffer) => Buffer | void): string => {
    const content = Buffer.from(encrypted.replaceAll(/-----.*-----|\s/g, ''), 'base64');
    return armour(change(content) ?? content);
  };

  test('is opened by its passphrase, and by no other', () => {
    const read = readPrivateKey(encrypted, 'test');
    if (!read.ok) throw new Error(read.problem);
    expect(read.key).toMatchObject({ type: 'ssh-ed25519' });
    const wrong = readPrivateKey(encrypted, 'tesu');
    expect(wrong).toEqual({ ok: false, problem: 'the passphrase is wrong, or it is damaged' });
    expect(readPrivateKey(encrypted, '')).toEqual(wrong);
    expect(readPrivateKey(encrypted)).toMatchObject({ ok: false, wantsPassphrase: true });
  });

  test('that is cut off is refused, wherever that is', () => {
    const { length } = Buffer.from(encrypted.replaceAll(/-----.*-----|\s/g, ''), 'base64');
    for (let at = 0; at < length; at += 1) {
      const read = readPrivateKey(
        changedFile((content) => content.subarray(0, at)),
        'test',
      );
      expect(read).toMatchObject({ ok: false, problem: expect.stringContaining('damaged') });
    }
  });

  test.each([
    ['a cipher', 'aes256-ctr', '3des-ctr00', /encrypted with 3des-ctr00; only aes128-ctr, .* can/],
    ['a way to make its key', 'bcrypt', 'scrypt', /key made by scrypt; only bcrypt can be read/],
  ])('names %s that is not known', (_name, from, to, words) => {
    expect(
      problemOf(changedFile((content) => void content.write(to, content.indexOf(from)))),
    ).toMatch(words);
  });

  test('does not run for minutes because a file says so', () => {
    const rounds = (count: number) =>
      problemOf(
        changedFile((content) => {
          content.writeUInt32BE(count, content.indexOf('bcrypt') + 6 + 4 + 4 + 16);
        }),
      );
    expect(rounds(0xffffffff)).toMatch(/4294967295 rounds of bcrypt; at most 512 are done/);
    expect(rounds(0)).toMatch(/no rounds/);
  });
});

describe('PEM, as OpenSSL writes it', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  const edwards = generateKeyPairSync('ed25519').privateKey;
  const der = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): Buffer =>
    key.export({ format: 'der', type });
  const cases = [
    ['RSA PRIVATE KEY', der(rsa, 'pkcs1'), 'ssh-rsa'],
    ['PRIVATE KEY', der(rsa, 'pkcs8'), 'ssh-rsa'],
    ['EC PRIVATE KEY', der(ec, 'sec1'), 'ecdsa-sha2-nistp384'],
    ['PRIVATE KEY', der(ec, 'pkcs8'), 'ecdsa-sha2-nistp384'],
    ['PRIVATE KEY', der(edwards, 'pkcs8'), 'ssh-ed25519'],
  ] as const;

  describe.each(cases)('%s of %#', (label, content, type) => {
    test('gives the key', () => {
      const read = readPrivateKey(armour(content, label));
      if (!read.ok) throw new Error(read.problem);
      const [algorithm] = algorithmsOf(type);
      expect(read.key).toMatchObject({ type, comment: '' });
      expect(algorithm?.publicBlob(read.key.privateKey)).toEqual(read.key.publicBlob);
    });

    test('is refused where it is cut off, or has more behind it, wherever that is', () => {
      for (let at = 0; at < content.length; at += content.length > 300 ? 7 : 1) {
        const problem = problemOf(armour(content.subarray(0, at), label));
        expect(problem).toMatch(/^it is damaged: expected .* at offset \d+ of its bytes, found /);
      }
      const longer = Buffer.concat([content, Buffer.of(0)]);
      expect(problemOf(armour(longer, label))).toMatch(/expected the end of the key at offset/);
    });

    test('with any bit wrong gives the right key or none', () => {
      const right = readPrivateKey(armour(content, label));
      if (!right.ok) throw new Error(right.problem);
      fc.assert(
        fc.property(fc.nat(), fc.nat(7), (where, bit) => {
          const changedBytes = Buffer.from(content);
          const at = where % content.length;
          changedBytes[at] = (changedBytes[at] ?? 0) ^ (1 << bit);
          const read = readPrivateKey(armour(changedBytes, label));
          // Nothing in PKCS #8 covers a seed: another one is another key.
          if (!read.ok || type === 'ssh-ed25519') return;
          expect(read.key).toEqual(right.key);
        }),
        { numRuns: 60 },
      );
    });

    test('under another label is refused', () => {
      for (const other of [
        'RSA PRIVATE KEY',
        'EC PRIVATE KEY',
        'PRIVATE KEY',
        'OPENSSH PRIVATE KEY',
      ])
        if (other !== label) expect(problemOf(armour(content, other))).toMatch(/^it is damaged: /);
    });
  });

  test.each([
    [
      'a length that is not in its shortest form',
      '30820003020100',
      /shortest form \(RSAPrivateKey\) at offset 0/,
    ],
    ['a length without an end', '3080020100', /shortest form/],
    ['a negative modulus', '3006020100020180', /a negative number/],
    ['a needless zero', '300702010002020001', /a needless zero/],
    ['a number of no bytes', '30050201000200', /expected the modulus at offset .*, found no bytes/],
    ['another version', '3003020101', /version 0, with two primes/],
    [
      'a SEQUENCE where a number belongs',
      '300502010030003000',
      /INTEGER \(the modulus\) at offset 5 .*found SEQUENCE/,
    ],
  ])('%s is named', (_name, hexadecimal, words) => {
    expect(problemOf(armour(Buffer.from(hexadecimal, 'hex'), 'RSA PRIVATE KEY'))).toMatch(words);
  });

  test.each([
    ['a curve that SSH does not have', 'secp256k1', /expected the curve P-256, P-384 or P-521/],
  ])('%s is named', (_name, namedCurve, words) => {
    const key = generateKeyPairSync('ec', { namedCurve }).privateKey;
    expect(problemOf(armour(der(key, 'sec1'), 'EC PRIVATE KEY'))).toMatch(words);
    expect(problemOf(armour(der(key, 'pkcs8'), 'PRIVATE KEY'))).toMatch(words);
  });

  test('another kind of key is named', () => {
    const key = generateKeyPairSync('x25519').privateKey;
    expect(problemOf(armour(der(key, 'pkcs8'), 'PRIVATE KEY'))).toMatch(/RSA, EC or Ed25519 key/);
  });

  test('an RSA key that is too small is named', () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey;
    expect(problemOf(armour(der(key, 'pkcs1'), 'RSA PRIVATE KEY'))).toMatch(
      /512 bits: fewer than 1024/,
    );
  });
});

/** A PEM file under OpenSSL's headers. */
const pem = (dekInfo: string, body = 'A'.repeat(64)): string =>
  `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n${dekInfo}\n${body}\n-----END RSA PRIVATE KEY-----\n`;

describe('what cannot be read is named', () => {
  test.each([
    ['an encrypted key', encrypted, /encrypted with a passphrase/],
    [
      'a key in hardware',
      renamed(plain, 'ssh-ed25519', 'sk-ed25519@'),
      /kind sk-ed25519@; only ssh-ed25519, .*ssh-rsa can be read/,
    ],
    ['a public key', `ssh-ed25519 ${publicKey} alice@example\n`, /public key/],
    ['a key of PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519\n', /PuTTY/],
    ['a PEM file without its end', '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n', /end is missing/],
    [
      'a DSA key',
      '-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n',
      /PEM file \(DSA PRIVATE KEY\); only keys of RSA, EC and Ed25519/,
    ],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n', /PEM file \(CERTIFICATE\)/],
    [
      'an encrypted PEM file',
      pem('DEK-Info: AES-128-CBC,56AA19020DEE81803025C9CEF70EC259\n'),
      /encrypted with a passphrase, and none was given/,
    ],
    [
      'an encrypted PEM file of DES',
      pem('DEK-Info: DES-EDE3-CBC,8E40\n'),
      /DES-EDE3-CBC; only AES/,
    ],
    [
      'one with a short IV',
      pem('DEK-Info: AES-128-CBC,8E40\n'),
      /32 hex digits in DEK-Info, found 4/,
    ],
    ['one without its cipher', pem(''), /DEK-Info, which tells its cipher, is missing/],
    [
      'one of no whole blocks',
      pem('DEK-Info: AES-128-CBC,56AA19020DEE81803025C9CEF70EC259\n', 'AAAA'),
      /whole blocks of 16 encrypted bytes, found 3/,
    ],
    ['nothing', '', /not a private key/],
    ['no base64', plain.replace('b3Bl', '!!!!'), /base64 is malformed in line 2/],
    ['no base64 further down', plain.replace('QyNTUx', 'Qy*TUx'), /base64 is malformed in line 3/],
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
