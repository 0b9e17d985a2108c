/** Chains of certificates, good and bad, made by OpenSSL and here: `openssl verify` judges each as it is judged here. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkChain } from '../../src/protocol/tls/certificates/check-chain.ts';
import { chainReasons } from '../../src/protocol/tls/certificates/chain-reasons.ts';
import { addressBytes } from '../../src/protocol/tls/certificates/ip-addresses.ts';
import { readCertificate } from '../../src/protocol/tls/certificates/certificate.ts';
import { keyTypeOf, keyTypes } from '../../src/protocol/tls/key-types.ts';
import { certificateFile, readPemCertificates } from '../../src/world/files/pem.ts';
import { readPrivateKey } from '../../src/world/files/private-key-file.ts';
import type { Bytes } from '../../src/codec/bytes.ts';
import { HOST, makeLeaf, makeMiddle, makeRoot, type Usual } from './chains/case.ts';
import { allCases } from './chains/cases.ts';
import { randomChain } from './chains/random-chain.ts';
import { OpenSslCa, type Made } from './chains/openssl-ca.ts';
import { temporaryFolder } from './peers/place.ts';
import { must } from './peers/process.ts';
import { describeWith, shared } from './suite.ts';

const DAY = 86_400;

function derOf({ file }: Made): Bytes {
  const read = readPemCertificates(readFileSync(file, 'utf8'));
  const [der] = read.ok ? read.certificates : [];
  if (!der) throw new Error(`${file}: ${read.ok ? 'nothing in it' : read.problem}`);
  return der;
}

describeWith(['openssl'], 'openssl verify judges as we do', () => {
  const desk = shared(
    async () => {
      const folder = temporaryFolder();
      const ca = new OpenSslCa(folder);
      const root = await makeRoot(ca);
      const middle = await makeMiddle(ca, root);
      const usual: Usual = { root, middle, leaf: await makeLeaf(ca, middle) };
      return { folder, ca, usual };
    },
    ({ folder }) => folder.remove(),
  );

  /** Forms in which OpenSSL writes a private key. */
  test.each([
    ['ed25519', []],
    ['p256', []],
    ['p384', []],
    ['rsa', []],
    ['p256', ['-traditional']],
    ['p384', ['-traditional']],
    ['rsa', ['-traditional']],
    ['p256', ['-aes256', '-passout', 'pass:secret']],
  ] as const)(
    'a private key %s, written with %j, belongs to its certificate',
    async (kind, more) => {
      const { ca, folder } = desk();
      const made = await ca.make({ subject: `/CN=key ${kind}`, key: kind });
      const file = folder.file('key.pem');
      await must('openssl', ['pkey', '-in', made.key, '-out', file, ...more]);
      const text = readFileSync(file, 'utf8');
      const read = readPrivateKey(text, 'secret');
      if (!read.ok) throw new Error(read.problem);
      const type = [...keyTypes.values()].find(({ sshType }) => sshType === read.key.type);
      const certificate = readCertificate(derOf(made));
      if (!certificate.ok || !type) throw new Error('no certificate, or no such type');
      const { publicKeyInfo } = certificate.certificate;
      expect(type.publicKeyInfo(read.key.privateKey)).toEqual(publicKeyInfo);
      expect(keyTypeOf(publicKeyInfo)).toBe(type);
      // As with `cat key.pem certificate.pem`: each is found in a file that holds both.
      const both = text + readFileSync(made.file, 'utf8');
      expect(readPemCertificates(both)).toEqual({ ok: true, certificates: [derOf(made)] });
      expect(readPrivateKey(both, 'secret')).toEqual(read);
    },
  );

  test.each(allCases)('$name: $reason', async (one) => {
    const { ca, usual } = desk();
    const { chain, roots } = await one.build(ca, usual);
    const name = one.ask === undefined ? HOST : one.ask;
    const purpose = one.purpose ?? 'server';
    const at = one.at ?? Math.floor(Date.now() / 1000) + 60 + (one.day ?? 1) * DAY;
    const ours = checkChain({
      chain: chain.map(derOf),
      roots: roots.map(derOf),
      at: at * 1000,
      name,
      purpose,
    });
    const [theirs = 0] = await ca.verify({
      chain: chain.map(({ file }) => file),
      roots: roots.map(({ file }) => file),
      at,
      name,
      isAddress: name !== null && addressBytes(name) !== null,
      purpose,
      more: one.more ?? [],
    });
    const { reason } = ours;
    const expected = one.openssl ?? (one.reason ? chainReasons[one.reason].openssl : 0);
    expect({ reason, theirs }).toEqual({ reason: one.reason, theirs: expected });
    expect(ours.trusted).toBe(reason === null);
    expect(ours.checks.at(-1)?.result).toBe(reason === null ? 'accepted' : 'refused');
    for (const check of ours.checks.slice(0, -1)) expect(check.result).toBe('accepted');
  });

  const count = process.env['SSHOW_EXHAUSTIVE'] ? 3000 : 150;
  test(`${count} chains put together at random`, { timeout: 60_000 + count * 1000 }, async () => {
    const { ca } = desk();
    const found = new Map<string, number>();
    for (let at = 0; at < count; at += 1) {
      const question = randomChain(`chain ${at}`);
      const { reason } = checkChain(question);
      const inFile = (der: Bytes): string => ca.write(certificateFile(der), '').file;
      const [theirs = 0] = await ca.verify({
        chain: question.chain.map(inFile),
        roots: question.roots.map(inFile),
        at: question.at / 1000,
        name: question.name,
        isAddress: false,
        purpose: question.purpose,
        more: [],
      });
      const ours = reason ? chainReasons[reason].openssl : 0;
      expect({ at, reason, theirs }).toEqual({ at, reason, theirs: ours });
      found.set(reason ?? 'trusted', (found.get(reason ?? 'trusted') ?? 0) + 1);
    }
    // They are worth their time only where they go many ways.
    expect(found.get('trusted')).toBeGreaterThan(count / 20);
    expect(found.size).toBeGreaterThan(10);
  });
});
