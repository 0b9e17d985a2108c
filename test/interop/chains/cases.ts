/** Chains of certificates, good and bad, most of them with one thing wrong. */
import type { ChainReason } from '../../../src/protocol/tls/certificates/chain-reasons.ts';
import type { KeyKind, Made, OpenSslCa, Wanted } from './openssl-ca.ts';

export const HOST = 'www.example.com';

export interface Built {
  /** The certificate in question first. */
  readonly chain: readonly Made[];
  readonly roots: readonly Made[];
}

export interface Case {
  readonly name: string;
  build(ca: OpenSslCa, usual: Usual): Promise<Built> | Built;
  /** Null where it is trusted. */
  readonly reason: ChainReason | null;
  /** Days from now; 1 unless told. */
  readonly day?: number;
  /** What is asked for; HOST unless told. */
  readonly ask?: string | null;
  readonly purpose?: 'server' | 'client';
  /** In seconds since 1970, in the place of `day`. */
  readonly at?: number;
  /** More arguments for `openssl verify`. */
  readonly more?: readonly string[];
  /** The number of OpenSSL's error, where it is not the reason's; 0 where OpenSSL accepts the chain. */
  readonly openssl?: number;
}

/** A root, an authority below it and its keys, which many cases begin with. */
export interface Usual {
  readonly root: Made;
  readonly middle: Made;
  readonly leaf: Made;
}

export const CA = 'basicConstraints=critical,CA:TRUE';
export const SIGNS = 'keyUsage=critical,keyCertSign,cRLSign';
const SKI = 'subjectKeyIdentifier=hash';
const AKI = 'authorityKeyIdentifier=keyid:always';
const SAN = `subjectAltName=DNS:${HOST}`;
export const rootLines = [CA, SIGNS, SKI];
export const middleLines = [CA, SIGNS, SKI, AKI];
export const leafLines = [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=serverAuth',
  SAN,
  SKI,
  AKI,
];

/** The usual lines of a leaf, with others in the place of those of the same name. */
const leafWith = (...changed: readonly string[]): string[] => lined(leafLines, changed);
const middleWith = (...changed: readonly string[]): string[] => lined(middleLines, changed);
const nameOf = (line: string): string => line.slice(0, line.indexOf('='));
function lined(lines: readonly string[], changed: readonly string[]): string[] {
  const names = changed.map(nameOf);
  return [...lines.filter((line) => !names.includes(nameOf(line))), ...changed].filter(
    (line) => !line.endsWith('=none') || line.includes('KeyIdentifier'), // OpenSSL adds those unless told
  );
}

export const makeRoot = (ca: OpenSslCa, wanted: Partial<Wanted> = {}): Promise<Made> =>
  ca.make({ subject: '/CN=Test Root', extensions: rootLines, days: 400, ...wanted });
export const makeMiddle = (ca: OpenSslCa, by: Made, wanted: Partial<Wanted> = {}): Promise<Made> =>
  ca.make({ subject: '/CN=Test Authority', extensions: middleLines, days: 200, by, ...wanted });
export const makeLeaf = (ca: OpenSslCa, by: Made, wanted: Partial<Wanted> = {}): Promise<Made> =>
  ca.make({ subject: '/CN=a server', extensions: leafLines, days: 100, by, ...wanted });

const leafCase = (name: string, lines: readonly string[], reason: ChainReason | null): Case => ({
  name,
  reason,
  build: async (ca, { root, middle }) => ({
    chain: [await makeLeaf(ca, middle, { extensions: leafWith(...lines) }), middle],
    roots: [root],
  }),
});

/** A case in which the authority in the middle says something else. */
const middleCase = (name: string, lines: readonly string[], reason: ChainReason | null): Case => ({
  name,
  reason,
  build: async (ca, { root }) => {
    const middle = await makeMiddle(ca, root, { extensions: middleWith(...lines) });
    return { chain: [await makeLeaf(ca, middle), middle], roots: [root] };
  },
});

const rootCase = (
  name: string,
  extensions: readonly string[],
  reason: ChainReason | null,
): Case => ({
  name,
  reason,
  build: async (ca) => {
    const root = await makeRoot(ca, { extensions });
    const middle = await makeMiddle(ca, root, {
      extensions: middleWith('authorityKeyIdentifier=none'),
    });
    return { chain: [await makeLeaf(ca, middle), middle], roots: [root] };
  },
});

/** A case with a name asked for, and the names in the certificate. */
const nameCase = (ask: string, names: string, reason: ChainReason | null): Case => ({
  ...leafCase(`${ask}, of ${names}`, [`subjectAltName=${names}`], reason),
  ask,
});

const signedWith = (kind: KeyKind, ...more: readonly string[]): Case => ({
  name: `keys ${kind}${more.length > 0 ? `, signed with ${more.join(' ')}` : ''}`,
  reason: null,
  build: async (ca) => {
    const root = await makeRoot(ca, { key: kind, more });
    const middle = await makeMiddle(ca, root, { key: kind, more });
    return { chain: [await makeLeaf(ca, middle, { key: kind, more }), middle], roots: [root] };
  },
});
const PSS = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:digest'] as const;

export const signatureCases: readonly Case[] = [
  signedWith('ed25519'),
  signedWith('p256'),
  signedWith('p256', '-sha384'),
  signedWith('p256', '-sha512'),
  signedWith('p384', '-sha256'),
  signedWith('p384', '-sha384'),
  signedWith('p521', '-sha512'),
  signedWith('rsa', '-sha256'),
  signedWith('rsa', '-sha384'),
  signedWith('rsa', '-sha512'),
  signedWith('rsa', '-sha256', ...PSS),
  signedWith('rsa', '-sha384', ...PSS),
  signedWith('rsa', '-sha512', ...PSS),
  signedWith('rsa', '-sha256', ...PSS.slice(0, 2), '-sigopt', 'rsa_pss_saltlen:20'),
  // `openssl verify` takes SHA-1 unless told; TLS does not: RFC 8446 §4.4.2.2.
  {
    ...signedWith('rsa', '-sha1'),
    name: 'signed with SHA-1',
    reason: 'unsupported-signature',
    more: ['-auth_level', '1'],
    openssl: 68,
  },
];

export const buildingCases: readonly Case[] = [
  {
    name: 'a leaf, an authority and a root',
    reason: null,
    build: (_ca, { root, middle, leaf }) => ({ chain: [leaf, middle], roots: [root] }),
  },
  {
    name: 'with the root sent too',
    reason: null,
    build: (_ca, { root, middle, leaf }) => ({ chain: [leaf, middle, root], roots: [root] }),
  },
  {
    name: 'in the wrong order',
    reason: null,
    build: (_ca, { root, middle, leaf }) => ({ chain: [leaf, root, middle], roots: [root] }),
  },
  {
    name: 'with others that have nothing to do with it',
    reason: null,
    build: async (ca, { root, middle, leaf }) => {
      const other = await makeRoot(ca, { subject: '/CN=Another Root' });
      const another = await makeMiddle(ca, other, { subject: '/CN=Another Authority' });
      return { chain: [leaf, other, another, middle, middle, leaf], roots: [other, root] };
    },
  },
  {
    name: 'a leaf right below the root',
    reason: null,
    build: async (ca, { root }) => ({ chain: [await makeLeaf(ca, root)], roots: [root] }),
  },
  {
    name: 'three authorities',
    reason: null,
    build: async (ca, { root, middle }) => {
      const two = await makeMiddle(ca, middle, { subject: '/CN=Authority 2' });
      const three = await makeMiddle(ca, two, { subject: '/CN=Authority 3' });
      return { chain: [await makeLeaf(ca, three), three, middle, two], roots: [root] };
    },
  },
  {
    name: 'without the authority in the middle',
    reason: 'unknown-issuer',
    build: (_ca, { root, leaf }) => ({ chain: [leaf], roots: [root] }),
  },
  {
    name: 'with no root',
    reason: 'unknown-issuer',
    build: (_ca, { middle, leaf }) => ({ chain: [leaf, middle], roots: [] }),
  },
  {
    name: 'with another root',
    reason: 'unknown-issuer',
    build: async (ca, { middle, leaf }) => ({
      chain: [leaf, middle],
      roots: [await makeRoot(ca, { subject: '/CN=Another Root' })],
    }),
  },
  {
    name: 'with a root of the same name and another key',
    reason: 'unknown-issuer',
    build: async (ca, { middle, leaf }) => ({
      chain: [leaf, middle],
      roots: [await makeRoot(ca, { ownKey: true })],
    }),
  },
  {
    name: 'with a root of the same name and another key, and no key identifiers',
    reason: 'bad-signature',
    build: async (ca) => {
      const [one, other] = [
        await makeRoot(ca, { extensions: [CA, SIGNS, 'subjectKeyIdentifier=none'] }),
        await makeRoot(ca, { extensions: [CA, SIGNS, 'subjectKeyIdentifier=none'], ownKey: true }),
      ];
      const lines = [CA, SIGNS, SKI, 'authorityKeyIdentifier=none'];
      const middle = await makeMiddle(ca, one, { extensions: lines });
      return { chain: [await makeLeaf(ca, middle), middle], roots: [other] };
    },
  },
  {
    name: 'with its own root, which is not trusted',
    reason: 'self-signed-root',
    build: async (ca, { root, middle, leaf }) => ({
      chain: [leaf, middle, root],
      roots: [await makeRoot(ca, { subject: '/CN=Another Root' })],
    }),
  },
  {
    name: 'with the authority in the middle trusted, and not its root',
    reason: 'root-not-trusted',
    build: (_ca, { middle, leaf }) => ({ chain: [leaf], roots: [middle] }),
  },
  {
    name: 'with the leaf itself trusted, which did not sign itself',
    reason: 'unknown-issuer',
    build: (_ca, { leaf }) => ({ chain: [leaf], roots: [leaf] }),
  },
  {
    name: 'a self-signed certificate that is trusted',
    reason: null,
    build: async (ca) => {
      const own = await ca.make({ subject: '/CN=a server', extensions: [SAN] });
      return { chain: [own], roots: [own] };
    },
  },
  {
    name: 'a self-signed certificate that is trusted, and is an authority by what it says',
    reason: null,
    build: async (ca) => {
      const own = await ca.make({ subject: '/CN=a server', extensions: [SAN, CA, SKI] });
      return { chain: [own, own], roots: [own] };
    },
  },
  {
    name: 'a self-signed certificate that is not trusted',
    reason: 'self-signed',
    build: async (ca, { root }) => ({
      chain: [await ca.make({ subject: '/CN=a server', extensions: [SAN] })],
      roots: [root],
    }),
  },
  {
    name: 'a self-signed certificate with the name of a trusted one',
    reason: 'self-signed',
    build: async (ca) => {
      const wanted = { subject: '/CN=a server', extensions: [SAN] };
      const root = await ca.make({ ...wanted, ownKey: true });
      return { chain: [await ca.make(wanted)], roots: [root] };
    },
  },
  {
    name: 'names that differ in capitals, spaces and the type of their text',
    reason: null,
    build: async (ca) => {
      const root = await makeRoot(ca, { subject: '/O=Some  Company/CN=Test Root' });
      const subject = '/O=some company /CN=TEST  root';
      const twin = await makeRoot(ca, { subject, key: { of: root } });
      const lines = leafWith('authorityKeyIdentifier=none');
      return { chain: [await makeLeaf(ca, root, { extensions: lines })], roots: [twin] };
    },
  },
  {
    name: 'two authorities of the same name, told apart by their key identifiers',
    reason: null,
    build: async (ca, { root, middle, leaf }) => ({
      chain: [leaf, await makeMiddle(ca, root, { ownKey: true }), middle],
      roots: [root],
    }),
  },
  {
    name: 'an authority that is expired, and the same once more that is not',
    reason: null,
    day: 50,
    build: async (ca, { root, middle, leaf }) => {
      const old = await makeMiddle(ca, root, { key: { of: middle }, days: 10 });
      return { chain: [leaf, old, middle], roots: [root] };
    },
  },
  {
    name: 'a root that is expired, and the same once more that is not',
    reason: null,
    day: 50,
    build: async (ca, { root, middle, leaf }) => {
      const old = await makeRoot(ca, { key: { of: root }, days: 10 });
      return { chain: [leaf, middle], roots: [old, root] };
    },
  },
  {
    name: 'a key identifier that fits, and a serial number that does not',
    reason: 'unknown-issuer',
    build: async (ca, { root, middle }) => {
      const wrong = [
        ...leafWith('authorityKeyIdentifier=none'),
        '2.5.29.35=DER:30:03:82:01:63', // authorityCertSerialNumber 99
      ];
      return { chain: [await makeLeaf(ca, middle, { extensions: wrong }), middle], roots: [root] };
    },
  },
  {
    name: 'the issuer and serial number of the authority, as they are',
    reason: null,
    build: async (ca, { root, middle }) => {
      const lines = leafWith('authorityKeyIdentifier=keyid:always,issuer:always');
      return { chain: [await makeLeaf(ca, middle, { extensions: lines }), middle], roots: [root] };
    },
  },
  {
    name: 'an authority whose key is of another kind than the signature',
    reason: 'unknown-issuer',
    build: async (ca, { root }) => {
      const [one, other] = [
        await makeMiddle(ca, root, { extensions: [CA] }),
        await makeMiddle(ca, root, { extensions: [CA], key: 'ed25519' }),
      ];
      const lines = leafWith('authorityKeyIdentifier=none');
      return { chain: [await makeLeaf(ca, one, { extensions: lines }), other], roots: [root] };
    },
  },
];

export const timeCases: readonly Case[] = [
  ...(
    [
      ['the leaf is not valid yet', -1, null],
      ['the leaf is expired', 150, 'expired'],
      ['the authority is expired', 250, 'expired'],
      ['all are expired', 450, 'expired'],
    ] as const
  ).map(([name, day, reason]): Case => ({
    name,
    day,
    reason: reason ?? 'not-yet-valid',
    build: (_ca, { root, middle, leaf }) => ({ chain: [leaf, middle], roots: [root] }),
  })),
  {
    name: 'only the root is expired',
    reason: 'expired',
    day: 5,
    build: async (ca) => {
      const root = await makeRoot(ca, { days: 2 });
      return { chain: [await makeLeaf(ca, root)], roots: [root] };
    },
  },
  {
    name: 'only the authority is expired',
    reason: 'expired',
    day: 5,
    build: async (ca, { root }) => {
      const middle = await makeMiddle(ca, root, { days: 2 });
      return { chain: [await makeLeaf(ca, middle), middle], roots: [root] };
    },
  },
  {
    name: 'a self-signed certificate that is trusted, and expired',
    reason: 'expired',
    day: 5,
    build: async (ca) => {
      const own = await ca.make({ subject: '/CN=a server', extensions: [SAN], days: 2 });
      return { chain: [own], roots: [own] };
    },
  },
];

export const authorityCases: readonly Case[] = [
  middleCase(
    'an authority that says it is none',
    ['basicConstraints=CA:FALSE'],
    'not-an-authority',
  ),
  middleCase('an authority that does not say so', ['basicConstraints=none'], 'not-an-authority'),
  middleCase('an authority that says nothing of its key', ['keyUsage=none'], null),
  middleCase(
    'an authority whose key may not sign certificates',
    ['keyUsage=critical,cRLSign,digitalSignature'],
    'not-an-authority',
  ),
  middleCase('an authority for servers', ['extendedKeyUsage=serverAuth'], null),
  middleCase('an authority for clients', ['extendedKeyUsage=clientAuth'], 'wrong-purpose'),
  middleCase('an authority for signing code', ['extendedKeyUsage=codeSigning'], 'wrong-purpose'),
  middleCase(
    'an authority for any purpose',
    ['extendedKeyUsage=anyExtendedKeyUsage'],
    'wrong-purpose',
  ),
  middleCase(
    'an authority with room for none below it',
    ['basicConstraints=critical,CA:TRUE,pathlen:0'],
    null,
  ),
  middleCase(
    'an authority with something critical of its own',
    ['1.2.3.4=critical,DER:05:00'],
    'unknown-critical-extension',
  ),
  middleCase('an authority with something of its own', ['1.2.3.4=DER:05:00'], null),
  rootCase('a root that does not say that it is an authority', [SKI], 'not-an-authority'),
  rootCase('a root that only says that it may sign', [SIGNS], null),
  rootCase('a root of version 1', [], null),
  rootCase(
    'a root that says it is no authority',
    ['basicConstraints=CA:FALSE'],
    'not-an-authority',
  ),
  rootCase('a root whose key may not sign', [CA, 'keyUsage=digitalSignature'], 'not-an-authority'),
  rootCase(
    'a root with room for none below it',
    ['basicConstraints=CA:TRUE,pathlen:0'],
    'path-too-long',
  ),
  rootCase('a root with room for one below it', ['basicConstraints=CA:TRUE,pathlen:1'], null),
  rootCase('a root for clients', [CA, 'extendedKeyUsage=clientAuth'], 'wrong-purpose'),
  rootCase(
    'a root with something critical of its own',
    [CA, '1.2.3.4=critical,DER:05:00'],
    'unknown-critical-extension',
  ),
  {
    name: 'an authority of version 1',
    reason: 'not-an-authority',
    build: async (ca, { root }) => {
      const middle = await makeMiddle(ca, root, { extensions: [] });
      const lines = leafWith('authorityKeyIdentifier=none');
      return { chain: [await makeLeaf(ca, middle, { extensions: lines }), middle], roots: [root] };
    },
  },
  {
    name: 'a leaf that signed another',
    reason: 'not-an-authority',
    build: async (ca, { root, middle, leaf }) => ({
      chain: [await makeLeaf(ca, leaf, { subject: '/CN=another' }), leaf, middle],
      roots: [root],
    }),
  },
  {
    name: 'room for none below it, and one below it',
    reason: 'path-too-long',
    build: async (ca, { root }) => {
      const lines = middleWith('basicConstraints=critical,CA:TRUE,pathlen:0');
      const one = await makeMiddle(ca, root, { extensions: lines });
      const two = await makeMiddle(ca, one, { subject: '/CN=Authority 2' });
      return { chain: [await makeLeaf(ca, two), two, one], roots: [root] };
    },
  },
  {
    name: 'room for none below it, and one that issued itself a new key',
    reason: null,
    build: async (ca, { root }) => {
      const lines = middleWith('basicConstraints=critical,CA:TRUE,pathlen:0');
      const one = await makeMiddle(ca, root, { extensions: lines });
      const two = await makeMiddle(ca, one, { extensions: lines, ownKey: true });
      return { chain: [await makeLeaf(ca, two), two, one], roots: [root] };
    },
  },
];

export const leafCases: readonly Case[] = [
  leafCase('for servers and clients', ['extendedKeyUsage=clientAuth,serverAuth'], null),
  leafCase('that says nothing of purposes', ['extendedKeyUsage=none'], null),
  leafCase('for clients', ['extendedKeyUsage=clientAuth'], 'wrong-purpose'),
  leafCase('for any purpose', ['extendedKeyUsage=anyExtendedKeyUsage'], 'wrong-purpose'),
  leafCase('for server gated cryptography', ['extendedKeyUsage=msSGC'], null),
  leafCase('that says nothing of its key', ['keyUsage=none'], null),
  leafCase('whose key may encipher keys', ['keyUsage=keyEncipherment'], null),
  leafCase('whose key may agree on keys', ['keyUsage=keyAgreement'], null),
  leafCase('whose key may sign certificates only', ['keyUsage=keyCertSign'], 'wrong-purpose'),
  leafCase('whose key may sign contents only', ['keyUsage=nonRepudiation'], 'wrong-purpose'),
  leafCase(
    'with something critical of its own',
    ['1.2.3.4=critical,DER:05:00'],
    'unknown-critical-extension',
  ),
  leafCase('with something of its own that is no DER', ['1.2.3.4=DER:ff:ff'], null),
  leafCase('with critical policies', ['certificatePolicies=critical,1.2.3.4'], null),
  leafCase(
    'with a critical freshest list of revoked ones',
    ['freshestCRL=critical,URI:http://a.example/'],
    'unknown-critical-extension',
  ),
  leafCase('that is an authority too', ['basicConstraints=critical,CA:TRUE'], null),
  {
    ...leafCase('of a client, for clients', ['extendedKeyUsage=clientAuth'], null),
    ask: null,
    purpose: 'client',
  },
  { ...leafCase('of a server, for clients', [], 'wrong-purpose'), ask: null, purpose: 'client' },
  {
    ...leafCase(
      'of a client whose key may encipher keys',
      ['extendedKeyUsage=clientAuth', 'keyUsage=keyEncipherment'],
      'wrong-purpose',
    ),
    ask: null,
    purpose: 'client',
  },
  leafCase(
    'with basicConstraints that cannot be read',
    ['basicConstraints=none', '2.5.29.19=DER:30:03:01:01'],
    'malformed-extension',
  ),
  leafCase(
    'with names that cannot be read',
    ['subjectAltName=none', '2.5.29.17=DER:30:05:82:09:61'],
    'malformed-extension',
  ),
  leafCase(
    'with a purpose that cannot be read',
    ['extendedKeyUsage=none', '2.5.29.37=DER:04:00'],
    'malformed-extension',
  ),
];

export const nameCases: readonly Case[] = [
  nameCase(HOST, 'DNS:other.example.com,DNS:www.example.com', null),
  nameCase('WWW.Example.COM', 'DNS:www.eXample.com', null),
  nameCase(HOST, 'DNS:other.example.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:example.com', 'name-mismatch'),
  nameCase('example.com', 'DNS:www.example.com', 'name-mismatch'),
  nameCase('www.example.com.', 'DNS:www.example.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:*.example.com', null),
  nameCase('a.b.example.com', 'DNS:*.example.com', 'name-mismatch'),
  nameCase('example.com', 'DNS:*.example.com', 'name-mismatch'),
  nameCase('www.example.com', 'DNS:*.com', 'name-mismatch'),
  nameCase('example.com', 'DNS:*.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:*', 'name-mismatch'),
  nameCase(HOST, 'DNS:www.*.com', 'name-mismatch'),
  nameCase(HOST, 'DNS:*.*.com', 'name-mismatch'),
  nameCase('xn--mller-kva.example.com', 'DNS:*.example.com', null),
  nameCase('a_b.example.com', 'DNS:*.example.com', 'name-mismatch'),
  nameCase('a_b.example.com', 'DNS:a_b.example.com', null),
  nameCase('127.0.0.1', 'IP:127.0.0.1', null),
  nameCase('127.0.0.1', 'IP:127.0.0.2,DNS:127.0.0.1', 'address-mismatch'),
  nameCase('::1', 'IP:::1', null),
  nameCase('2001:db8::1', 'IP:2001:db8:0:0::1,IP:::1', null),
  nameCase('2001:db8::1', 'IP:::1', 'address-mismatch'),
  nameCase(HOST, 'email:www@example.com,DNS:a.example', 'name-mismatch'),
  {
    name: 'no subject, and critical names',
    reason: null,
    build: async (ca, { root, middle }) => {
      const extensions = leafWith(`subjectAltName=critical,DNS:${HOST}`);
      return {
        chain: [await makeLeaf(ca, middle, { subject: '/', extensions }), middle],
        roots: [root],
      };
    },
  },
  {
    ...leafCase('a name in the subject that is not among the names', [], 'name-mismatch'),
    ask: 'a server',
  },
  // Here RFC 9525 is followed, and not OpenSSL: match-name.ts says why.
  {
    name: 'a name of a host in the subject, and no names',
    reason: 'name-mismatch',
    openssl: 0,
    build: async (ca, { root, middle }) => {
      const extensions = leafWith('subjectAltName=none');
      const leaf = await makeLeaf(ca, middle, { subject: `/CN=${HOST}`, extensions });
      return { chain: [leaf, middle], roots: [root] };
    },
  },
  // Of OpenSSL, a name that begins with a dot asks for any host in a domain; it is no name of a host.
  { ...nameCase('.example.com', 'DNS:www.example.com', 'name-mismatch'), openssl: 0 },
  { ...nameCase(HOST, 'DNS:w*.example.com', 'name-mismatch'), openssl: 0 },
  { ...nameCase(HOST, 'DNS:*w.example.com', 'name-mismatch'), openssl: 0 },
];

const limited = (
  name: string,
  limits: string,
  names: string,
  reason: ChainReason | null,
  ask = HOST,
): Case => ({
  name: `names ${names} below an authority with ${limits}${name}`,
  reason,
  ask,
  build: async (ca, { root }) => {
    const middle = await makeMiddle(ca, root, {
      extensions: middleWith(`nameConstraints=critical,${limits}`),
    });
    const extensions = leafWith(`subjectAltName=${names}`);
    return { chain: [await makeLeaf(ca, middle, { extensions }), middle], roots: [root] };
  },
});

export const constraintCases: readonly Case[] = [
  limited('', 'permitted;DNS:example.com', `DNS:${HOST}`, null),
  limited('', 'permitted;DNS:.example.com', `DNS:${HOST}`, null),
  limited('', 'permitted;DNS:example.org', `DNS:${HOST}`, 'name-not-permitted'),
  limited('', 'permitted;DNS:ample.com', `DNS:${HOST}`, 'name-not-permitted'),
  limited('', 'permitted;DNS:example.org,permitted;DNS:Example.com', `DNS:${HOST}`, null),
  limited('', 'excluded;DNS:example.com', `DNS:${HOST}`, 'name-excluded'),
  limited('', 'excluded;DNS:example.org', `DNS:${HOST}`, null),
  limited('', 'permitted;IP:127.0.0.0/255.0.0.0', 'IP:127.0.0.1', null, '127.0.0.1'),
  limited('', 'permitted;IP:10.0.0.0/255.0.0.0', 'IP:127.0.0.1', 'name-not-permitted', '127.0.0.1'),
  limited('', 'excluded;IP:127.0.0.0/255.0.0.0', 'IP:127.0.0.1', 'name-excluded', '127.0.0.1'),
  limited('', 'permitted;IP:10.0.0.0/255.0.0.0', `DNS:${HOST}`, null),
];

export const allCases: readonly Case[] = [
  ...signatureCases,
  ...buildingCases,
  ...timeCases,
  ...authorityCases,
  ...leafCases,
  ...nameCases,
  ...constraintCases,
];
