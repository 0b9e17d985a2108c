/** How a chain is put together, and how it is signed. */
import type { KeyKind } from './openssl-ca.ts';
import {
  CA,
  SIGNS,
  SKI,
  SAN,
  leafWith,
  makeRoot,
  makeMiddle,
  makeLeaf,
  type Case,
} from './case.ts';

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
