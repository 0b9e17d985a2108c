/** Chains whose certificates are made here, some of them as OpenSSL's tools would not make them. */
import { concat, type Bytes } from '../../../src/codec/bytes.ts';
import { encode } from '../../../src/codec/tape.ts';
import { seededRandom } from '../../../src/crypto/random.ts';
import { oid } from '../../../src/codec/der-oid.ts';
import type { ChainReason } from '../../../src/protocol/tls/certificates/chain-reasons.ts';
import type { Extension } from '../../../src/protocol/tls/certificates/extension.ts';
import { NameConstraints } from '../../../src/protocol/tls/certificates/extension-layouts.ts';
import type { GeneralName } from '../../../src/protocol/tls/certificates/general-names.ts';
import {
  extensions,
  hostName,
  makeCertificate,
  type Statement,
} from '../../../src/protocol/tls/certificates/make-certificate.ts';
import { plainName, type Name } from '../../../src/protocol/tls/certificates/names.ts';
import { keyType } from '../../../src/protocol/tls/key-types.ts';
import type { SignatureScheme } from '../../../src/protocol/tls/signature-scheme.ts';
import { schemes } from '../../../src/protocol/tls/signatures.ts';
import { certificateFile } from '../../../src/world/files/pem.ts';
import { flipBit } from '../../unit/crypto/bytes.ts';
import { HOST, type Case } from './case.ts';
import type { Made, OpenSslCa } from './openssl-ca.ts';

const schemeOf = (name: string): SignatureScheme => {
  const scheme = schemes.get(name);
  if (!scheme) throw new Error(`no scheme ${name}`);
  return scheme;
};
const ED25519 = schemeOf('ed25519');

const nameOf = (name: string): Name => plainName([['id-at-commonName', name]]);

/** A party of the chain: its name, its key. */
function party(name: string, scheme = ED25519) {
  const random = seededRandom(`chains ${name}`);
  const type = keyType(scheme.keyType);
  const drawn = random('private key', type.randomLength);
  const privateKey = type.fromRandom?.make(drawn, []) ?? drawn;
  const salt = random('salt', scheme.saltLength);
  return { name: nameOf(name), scheme, privateKey, salt, info: type.publicKeyInfo(privateKey) };
}
type Party = ReturnType<typeof party>;

const NOT_BEFORE = '2026-01-01T00:00:00Z';
const NOT_AFTER = '2027-01-01T00:00:00Z';
const secondsOf = (time: string): number => Date.parse(time) / 1000;
const MIDDAY = secondsOf('2026-06-01T12:00:00Z');

const signsFor = (info: Bytes, above: Bytes | null): readonly Extension[] => [
  extensions.authority(null),
  extensions.keyUsage('keyCertSign', 'cRLSign'),
  extensions.subjectKey(info),
  ...(above ? [extensions.authorityKey(above)] : []),
];
const serves = (info: Bytes, above: Bytes): readonly Extension[] => [
  extensions.noAuthority(),
  extensions.keyUsage('digitalSignature'),
  extensions.extKeyUsage('id-kp-serverAuth'),
  extensions.subjectAltName([hostName(HOST)]),
  extensions.subjectKey(info),
  extensions.authorityKey(above),
];

const statement = (
  subject: Party,
  issuer: Party,
  said: readonly Extension[],
  more: Partial<Statement> = {},
): Statement => ({
  serialNumber: 77n,
  issuer: issuer.name,
  subject: subject.name,
  notBefore: NOT_BEFORE,
  notAfter: NOT_AFTER,
  publicKeyInfo: subject.info,
  extensions: said,
  ...more,
});

const sign = (said: Statement, { scheme, privateKey, salt }: Party): Bytes =>
  makeCertificate(said, scheme, privateKey, salt);

/** What differs from a good chain of three. */
interface Changes {
  readonly scheme?: SignatureScheme;
  readonly leaf?: Partial<Statement>;
  readonly middle?: Partial<Statement>;
  readonly root?: Partial<Statement>;
  /** Alters the bytes of a certificate that is signed. */
  readonly alter?: Partial<Record<'leaf' | 'middle' | 'root', (der: Bytes) => Bytes>>;
}

interface Ders {
  readonly leaf: Bytes;
  readonly middle: Bytes;
  readonly root: Bytes;
}

const parties = (scheme = ED25519) => ({
  root: party('Own Root', scheme),
  middle: party('Own Authority', scheme),
  leaf: party('a server', scheme),
});

function three({ scheme, leaf, middle, root, alter }: Changes): Ders {
  const all = parties(scheme);
  const r = statement(all.root, all.root, signsFor(all.root.info, null), root);
  const m = statement(all.middle, all.root, signsFor(all.middle.info, all.root.info), middle);
  const l = statement(all.leaf, all.middle, serves(all.leaf.info, all.middle.info), leaf);
  const as = (of: 'leaf' | 'middle' | 'root', der: Bytes): Bytes => alter?.[of]?.(der) ?? der;
  return {
    root: as('root', sign(r, all.root)),
    middle: as('middle', sign(m, all.root)),
    leaf: as('leaf', sign(l, all.middle)),
  };
}

const inFile = (ca: OpenSslCa, der: Bytes): Made => ca.write(certificateFile(der), '');

const own = (
  name: string,
  reason: ChainReason | null,
  changes: Changes,
  more: Partial<Case> = {},
): Case => ({
  name: `made here: ${name}`,
  reason,
  at: MIDDAY,
  build(ca) {
    const { leaf, middle, root } = three(changes);
    return { chain: [inFile(ca, leaf), inFile(ca, middle)], roots: [inFile(ca, root)] };
  },
  ...more,
});

const times = { notBefore: NOT_BEFORE, notAfter: NOT_AFTER };
const long = {
  middle: { notAfter: '2060-01-01T00:00:00Z' },
  root: { notAfter: '2060-01-01T00:00:00Z' },
};
const early = { notBefore: '2000-01-01T00:00:00Z' };

/** The last bit of a certificate is one of its signature. */
const lastBit = (der: Bytes): Bytes => flipBit(der, der.length * 8 - 8);

/** With the name of another algorithm where it is not signed. */
function renamed(der: Bytes): Bytes {
  const [from, to] = ['id-Ed25519', 'id-Ed448'].map((name) => encode(oid, name));
  if (!from || !to) return der;
  const at = Buffer.from(der).lastIndexOf(from);
  return concat(der.subarray(0, at), to, der.subarray(at + from.length));
}

const { leaf: LEAF, middle: MIDDLE } = parties();
const usual = serves(LEAF.info, MIDDLE.info);
const usualMiddle = signsFor(MIDDLE.info, parties().root.info);
const leafSays = (...more: readonly Extension[]): Changes => ({
  leaf: { extensions: [...usual, ...more] },
});

const raw = (extnID: string, critical: boolean, ...bytes: readonly number[]): Extension => ({
  extnID,
  critical,
  extnValue: Uint8Array.from(bytes),
});

const directory = (name: Name): GeneralName => ({ kind: 'directoryName', value: name });
const COMPANY = plainName([['id-at-organizationName', 'Company']]);
const SERVER = plainName([
  ['id-at-organizationName', 'COMPANY'],
  ['id-at-commonName', 'a server'],
]);

function limits(
  permitted: readonly GeneralName[] | null,
  excluded: readonly GeneralName[] | null,
  minimum = 0,
): Extension {
  const trees = (names: readonly GeneralName[] | null) =>
    names && names.map((base) => ({ base, minimum, maximum: null }));
  return {
    extnID: 'id-ce-nameConstraints',
    critical: true,
    extnValue: encode(NameConstraints, {
      permittedSubtrees: trees(permitted),
      excludedSubtrees: trees(excluded),
    }),
  };
}
const limited = (limit: Extension, leaf: Partial<Statement> = {}): Changes => ({
  middle: { extensions: [...usualMiddle, limit] },
  leaf,
});
const noNames = usual.filter(({ extnID }) => extnID !== 'id-ce-subjectAltName');

/** A point that is on no curve. */
function withBadPoint(): Changes {
  const scheme = schemeOf('ecdsa_secp256r1_sha256');
  const info = parties(scheme).leaf.info;
  return { scheme, leaf: { publicKeyInfo: flipBit(info, info.length * 8 - 8) } };
}

export const ownCases: readonly Case[] = [
  ...[...schemes.values()].map((scheme) => own(`signed with ${scheme.name}`, null, { scheme })),
  own('in its first second', null, { ...long, leaf: times }, { at: secondsOf(NOT_BEFORE) }),
  own(
    'a second before it is valid',
    'not-yet-valid',
    { root: early, middle: early },
    { at: secondsOf(NOT_BEFORE) - 1 },
  ),
  own('a second before its last', null, { ...long, leaf: times }, { at: secondsOf(NOT_AFTER) - 1 }),
  own('in its last second', 'expired', { ...long, leaf: times }, { at: secondsOf(NOT_AFTER) }),
  own(
    'in its last second, of 2060',
    'expired',
    { ...long, leaf: long.root },
    {
      at: secondsOf(long.root.notAfter),
    },
  ),
  own('valid from 1950 on', null, { leaf: { notBefore: '1950-01-01T00:00:00Z' } }),
  own('valid up to the end of time', null, { leaf: { notAfter: '9999-12-31T23:59:59Z' } }),
  own('the signature of the leaf altered', 'bad-signature', { alter: { leaf: lastBit } }),
  own('the signature of the authority altered', 'bad-signature', { alter: { middle: lastBit } }),
  own('the signature of the root altered', null, { alter: { root: lastBit } }),
  own('another algorithm outside than inside', 'bad-signature', { alter: { leaf: renamed } }),
  own(
    'something not critical that is said twice',
    'malformed-extension',
    leafSays(extensions.subjectAltName([hostName(HOST)])),
  ),
  own(
    'something unknown that is said twice',
    null,
    leafSays(raw('1.2.3.4', false, 5, 0), raw('1.2.3.4', false, 5, 0)),
  ),
  own(
    'a list of revoked ones that cannot be read',
    'malformed-extension',
    leafSays(raw('id-ce-cRLDistributionPoints', false, 5, 0)),
  ),
  own(
    'places of the authority that cannot be read',
    null,
    leafSays(raw('id-pe-authorityInfoAccess', false, 5, 0)),
  ),
  own(
    'policies that cannot be read',
    null,
    leafSays(raw('id-ce-certificatePolicies', false, 5, 0)),
  ),
  own('a serial number below zero', null, { leaf: { serialNumber: -5n } }),
  own('a serial number of 30 bytes', null, { leaf: { serialNumber: 1n << 239n } }),
  own('no extensions at all', 'name-mismatch', { leaf: { extensions: [] } }),
  own('names, and nothing in them', 'name-mismatch', {
    leaf: { extensions: [...noNames, raw('id-ce-subjectAltName', false, 0x30, 0)] },
  }),
  own('an address of three bytes', 'name-mismatch', {
    leaf: {
      extensions: [
        ...noNames,
        extensions.subjectAltName([{ kind: 'iPAddress', value: Uint8Array.of(1, 2, 3) }]),
      ],
    },
  }),
  own('a name with a zero byte in it', 'name-mismatch', {
    leaf: {
      extensions: [
        ...noNames,
        extensions.subjectAltName([{ kind: 'dNSName', value: `${HOST}\0.example.org` }]),
      ],
    },
  }),
  own('a key usage of no bits', 'malformed-extension', {
    leaf: {
      extensions: [
        ...usual.filter(({ extnID }) => extnID !== 'id-ce-keyUsage'),
        raw('id-ce-keyUsage', true, 3, 1, 0),
      ],
    },
  }),
  own('a point that is on no curve', 'unusable-key', withBadPoint()),
  own(
    'names in one directory, as allowed',
    null,
    limited(limits([directory(COMPANY)], null), { subject: SERVER }),
  ),
  own(
    'names in another directory than allowed',
    'name-not-permitted',
    limited(limits([directory(COMPANY)], null)),
  ),
  own(
    'names in a directory that is excluded',
    'name-excluded',
    limited(limits(null, [directory(COMPANY)]), { subject: SERVER }),
  ),
  own(
    'limits to hosts, and a host in the subject alone',
    'name-not-permitted',
    limited(limits([hostName('example.org')], null), {
      subject: nameOf(HOST),
      extensions: noNames,
    }),
    { ask: null },
  ),
  own(
    'limits with a minimum',
    'unknown-constraint',
    limited(limits([hostName('example.com')], null, 1)),
    { openssl: 49 },
  ),
  own(
    'limits to what nobody has',
    null,
    limited(limits([{ kind: 'registeredID', value: '1.2.3' }], null)),
  ),
];
