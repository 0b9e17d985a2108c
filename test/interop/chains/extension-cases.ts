/** What authorities, and those that they vouch for, say of themselves. */
import {
  CA,
  SIGNS,
  SKI,
  leafWith,
  middleWith,
  makeMiddle,
  makeLeaf,
  leafCase,
  middleCase,
  rootCase,
  type Case,
} from './case.ts';

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
