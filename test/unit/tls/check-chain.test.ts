/** The checks of a chain, one by one; OpenSSL's verdicts on many more are in test/interop/chains.test.ts. */
import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/codec/bytes.ts';
import { seededRandom } from '../../../src/crypto/random.ts';
import { alerts } from '../../../src/protocol/tls/alerts.ts';
import { chainReasons } from '../../../src/protocol/tls/certificates/chain-reasons.ts';
import {
  checkChain,
  type ChainQuestion,
} from '../../../src/protocol/tls/certificates/check-chain.ts';
import { addressBytes, addressText } from '../../../src/protocol/tls/certificates/ip-addresses.ts';
import {
  extensions,
  hostName,
  makeCertificate,
  type Statement,
} from '../../../src/protocol/tls/certificates/make-certificate.ts';
import { isNamed, matchesHost } from '../../../src/protocol/tls/certificates/match-name.ts';
import { plainName } from '../../../src/protocol/tls/certificates/names.ts';
import { keyType } from '../../../src/protocol/tls/key-types.ts';
import { schemes } from '../../../src/protocol/tls/signatures.ts';
import { flipBit, hex, repeatable } from '../crypto/bytes.ts';

const scheme = schemes.get('ed25519');
if (!scheme) throw new Error('no ed25519');

function party(name: string) {
  const privateKey = seededRandom(name)('private key', 32);
  const info = keyType('ed25519').publicKeyInfo(privateKey);
  return { name: plainName([['id-at-commonName', name]]), privateKey, info };
}
const [root, middle, leaf] = ['Root', 'Authority', 'server'].map(party);
if (!root || !middle || !leaf) throw new Error('three parties'); // there are three names
type Party = ReturnType<typeof party>;

const signed = (subject: Party, by: Party, said: Statement['extensions']): Bytes =>
  makeCertificate(
    {
      serialNumber: 5n,
      issuer: by.name,
      subject: subject.name,
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2026-12-31T23:59:59Z',
      publicKeyInfo: subject.info,
      extensions: said,
    },
    scheme,
    by.privateKey,
  );
const signs = [extensions.authority(1), extensions.keyUsage('keyCertSign')];
const ders = {
  root: signed(root, root, signs),
  middle: signed(middle, root, signs),
  leaf: signed(leaf, middle, [
    extensions.noAuthority(),
    extensions.keyUsage('digitalSignature'),
    extensions.extKeyUsage('id-kp-serverAuth'),
    extensions.subjectAltName([hostName('www.example.com'), hostName('192.0.2.7')]),
  ]),
};
const good: ChainQuestion = {
  chain: [ders.leaf, ders.middle],
  roots: [ders.root],
  at: Date.parse('2026-06-01T00:00:00Z'),
  name: 'www.example.com',
  purpose: 'server',
};

/** The checks in order, with the certificate that each is about. */
const listed = (question: ChainQuestion): string[] =>
  checkChain(question).checks.map(({ args }) => `${args?.['check']} ${args?.['depth']}`);

test('every check of a good chain is there, in order, with its section', () => {
  const { trusted, reason, checks, path, concerns } = checkChain(good);
  expect({ trusted, reason, concerns }).toEqual({ trusted: true, reason: null, concerns: null });
  expect(path.map(({ der }) => der)).toEqual([ders.leaf, ders.middle, ders.root]);
  expect(listed(good)).toEqual([
    'readable 0',
    'issuer 0',
    'issuer 1',
    'anchor 2',
    'critical-extensions 0',
    'public-key 0',
    'extended-key-usage 0',
    'key-usage 0',
    'critical-extensions 1',
    'authority 1',
    'public-key 1',
    'path-length 1',
    'critical-extensions 2',
    'authority 2',
    'public-key 2',
    'path-length 2',
    'name 0',
    'validity 2',
    'may-sign 1',
    'signature 1',
    'validity 1',
    'may-sign 0',
    'signature 0',
    'validity 0',
  ]);
  for (const check of checks) {
    expect(check.source).toMatch(/^RFC (5280|9525) §[\d.]+$/);
    expect(check.result).toBe('accepted');
    expect(check.values).toHaveLength(1);
  }
});

test('says what it compared', () => {
  const { checks } = checkChain(good);
  const argsOf = (check: string) => checks.find(({ args }) => args?.['check'] === check)?.args;
  expect(argsOf('issuer')).toMatchObject({
    subject: 'CN=server',
    issuer: 'CN=Authority',
    found: 'sent',
  });
  expect(argsOf('anchor')).toMatchObject({ subject: 'CN=Root', as: 'root' });
  expect(argsOf('name')).toMatchObject({
    name: 'www.example.com',
    names: ['dNSName www.example.com', 'iPAddress 192.0.2.7'],
  });
  expect(argsOf('validity')).toMatchObject({
    from: '2026-01-01T00:00:00Z',
    to: '2026-12-31T23:59:59Z',
    now: '2026-06-01T00:00:00Z',
  });
  expect(argsOf('signature')).toMatchObject({ issuer: 'CN=Root', algorithm: 'id-Ed25519' });
});

test('a chain that fails ends with the check that it failed, and names the certificate', () => {
  const middleAltered = flipBit(ders.middle, ders.middle.length * 8 - 8);
  const verdict = checkChain({ ...good, chain: [ders.leaf, middleAltered] });
  expect(verdict).toMatchObject({ trusted: false, reason: 'bad-signature' });
  expect(verdict.concerns).toEqual(middleAltered);
  expect(verdict.checks.at(-1)).toMatchObject({
    result: 'refused',
    args: { check: 'signature', depth: 1, because: 'bad-signature' },
  });
});

test('what cannot be read is said with its place', () => {
  expect(checkChain({ ...good, chain: [] })).toMatchObject({ reason: 'malformed-certificate' });
  const cut = checkChain({ ...good, chain: [ders.leaf, ders.middle.subarray(0, 50)] });
  expect(cut).toMatchObject({ trusted: false, reason: 'malformed-certificate', path: [] });
  expect(cut.checks[0]?.args).toMatchObject({
    check: 'readable',
    depth: 1,
    field: expect.any(String),
  });
});

test('a root that cannot be read is passed over', () => {
  const roots = [hex('3000'), ders.root];
  expect(checkChain({ ...good, roots }).trusted).toBe(true);
});

test('no bytes make it throw, and none that are altered make it trust', () => {
  const anywhere = fc.nat(ders.leaf.length * 8 - 1);
  fc.assert(
    fc.property(anywhere, fc.constantFrom('leaf', 'middle'), (bit, which) => {
      const altered = { ...ders, [which]: flipBit(ders[which], bit % (ders[which].length * 8)) };
      const verdict = checkChain({ ...good, chain: [altered.leaf, altered.middle] });
      expect(verdict.trusted).toBe(false);
      expect(verdict.checks.at(-1)?.result).toBe('refused');
    }),
    repeatable(300),
  );
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 4 }), (chain) => {
      expect(checkChain({ ...good, chain }).trusted).toBe(false);
    }),
    repeatable(300),
  );
});

test('two trusted certificates that issued each other do not lead round and round', () => {
  const roots = [signed(root, middle, signs), signed(middle, root, signs)];
  const verdict = checkChain({ ...good, chain: [ders.leaf], roots });
  expect(verdict.reason).toBe('chain-too-long');
  expect(verdict.path.length).toBeLessThan(110);
});

test('every reason has an alert that there is', () => {
  for (const { alert } of Object.values(chainReasons)) expect(alerts).toHaveProperty(alert);
});

describe('names of hosts (RFC 9525 §6.3)', () => {
  test.each<[string, string, boolean]>([
    ['www.example.com', 'www.example.com', true],
    ['WWW.example.com', 'www.EXAMPLE.com', true],
    ['www.example.com', 'example.com', false],
    ['*.example.com', 'www.example.com', true],
    ['*.example.com', 'a.www.example.com', false],
    ['*.example.com', 'example.com', false],
    ['*.example.com', '.example.com', false],
    ['*.example.com', 'xn--bcher-kva.example.com', true],
    ['*.com', 'example.com', false],
    ['*', 'example', false],
    ['*.*.example.com', 'a.b.example.com', false],
    ['www.*.com', 'www.example.com', false],
    ['w*.example.com', 'www.example.com', false],
    ['*w.example.com', 'www.example.com', false],
    ['*-.example.com', 'www-.example.com', false],
    ['*.example.com\0.org', 'www.example.com', false],
    ['www.example.com\0', 'www.example.com', false],
    ['', 'www.example.com', false],
    ['', '', true],
  ])('%j for %j: %s', (presented, name, fits) => {
    expect(matchesHost(presented, name)).toBe(fits);
  });

  test('an address stands in iPAddress only, a name in dNSName only', () => {
    const text = { kind: 'dNSName', value: '192.0.2.7' } as const;
    expect(isNamed([text], '192.0.2.7')).toBe(false);
    expect(isNamed([text, hostName('192.0.2.7')], '192.0.2.7')).toBe(true);
    expect(isNamed([hostName('192.0.2.7')], 'www.example.com')).toBe(false);
    expect(isNamed([{ kind: 'rfc822Name', value: 'www.example.com' }], 'www.example.com')).toBe(
      false,
    );
  });
});

describe('addresses of IP', () => {
  test.each([
    ['192.0.2.1', 'c0000201'],
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['2001:db8::1:0:0:1', '20010db8000000000001000000000001'],
    ['2001:db8:0:1:1:1:1:1', '20010db8000000010001000100010001'],
  ])('%s, both ways', (text, bytes) => {
    expect(addressBytes(text)).toEqual(hex(bytes));
    expect(addressText(hex(bytes))).toBe(text);
  });
  test.each([
    ['2001:DB8:0:0:0:0:0:1', '20010db8000000000000000000000001'],
    ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201'],
    ['1::', '00010000000000000000000000000000'],
  ])('%s', (text, bytes) => {
    expect(addressBytes(text)).toEqual(hex(bytes));
  });

  test('text is an address where Node says so', () => {
    const part = fc.constantFrom(
      '0',
      '1',
      '01',
      '255',
      '256',
      'ffff',
      'fffff',
      'g',
      '',
      ':',
      '::',
      '.',
      '%',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 18 }), (all) => {
        const text = all.join('');
        // Zones are of no use in certificates.
        if (!text.includes('%')) expect(addressBytes(text) !== null).toBe(isIP(text) !== 0);
      }),
      repeatable(3000),
    );
  });

  test('bytes come back from their text', () => {
    const address = fc.oneof(
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      fc.array(fc.constantFrom(0, 0, 0, 1, 255), { minLength: 16, maxLength: 16 }),
    );
    fc.assert(
      fc.property(address, (bytes) => {
        const text = addressText(Uint8Array.from(bytes));
        expect(isIP(text ?? '')).toBe(bytes.length === 4 ? 4 : 6);
        expect(addressBytes(text ?? '')).toEqual(Uint8Array.from(bytes));
      }),
      repeatable(500),
    );
    expect(addressText(new Uint8Array(5))).toBeNull();
    expect(addressText(hex('0a000000ff000000'))).toBe('10.0.0.0/255.0.0.0');
  });
});
