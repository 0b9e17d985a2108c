/** Chains of certificates put together at random: what is wrong with one, if anything, nobody has thought of. */
import { concat, type Bytes } from '../../../src/codec/bytes.ts';
import { encode } from '../../../src/codec/tape.ts';
import { seededRandom } from '../../../src/crypto/random.ts';
import type { ChainQuestion } from '../../../src/protocol/tls/certificates/check-chain.ts';
import type { Extension } from '../../../src/protocol/tls/certificates/extension.ts';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtKeyUsageSyntax,
  KeyUsage,
  NameConstraints,
} from '../../../src/protocol/tls/certificates/extension-layouts.ts';
import {
  GeneralNames,
  type GeneralName,
} from '../../../src/protocol/tls/certificates/general-names.ts';
import {
  hostName,
  keyIdentifier,
  makeCertificate,
} from '../../../src/protocol/tls/certificates/make-certificate.ts';
import { plainName } from '../../../src/protocol/tls/certificates/names.ts';
import { keyType } from '../../../src/protocol/tls/key-types.ts';
import { schemes } from '../../../src/protocol/tls/signatures.ts';
import { flipBit } from '../../unit/crypto/bytes.ts';

/** Decisions that are the same whenever the seed is. */
class Dice {
  readonly #random: ReturnType<typeof seededRandom>;
  #throws = 0;

  constructor(seed: string) {
    this.#random = seededRandom(seed);
  }

  #number(): number {
    const bytes = this.#random(`throw ${(this.#throws += 1)}`, 4);
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.#number() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.#number() * list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  some<T>(list: readonly T[], probability: number): T[] {
    return list.filter(() => this.chance(probability));
  }
}

/** Few names and few keys, so that they meet often. */
const keys = ['ed25519', 'ed25519', 'ecdsa_secp256r1_sha256', 'ed25519', 'ed25519'].map(
  (name, at) => {
    const scheme = schemes.get(name);
    if (!scheme) throw new Error(`no scheme ${name}`);
    const type = keyType(scheme.keyType);
    const random = seededRandom(`key ${at}`)('private key', type.randomLength);
    const privateKey = type.fromRandom?.make(random, []) ?? random;
    return { scheme, privateKey, info: type.publicKeyInfo(privateKey) };
  },
);
type Key = (typeof keys)[number];

const names = ['Root', 'Second Root', 'One', 'Other', 'server'].map((name) =>
  plainName([['id-at-commonName', name]]),
);
type Name = (typeof names)[number];

interface Made {
  readonly der: Bytes;
  readonly name: Name;
  readonly key: Key;
  readonly serial: bigint;
}

/** A list in which the first few are as likely as many. */
const often = (usual: readonly string[], ...rare: readonly string[]): readonly string[] => [
  ...Array.from({ length: 6 }, () => usual).flat(),
  ...rare,
];
const purposes = often(['id-kp-serverAuth'], 'id-kp-clientAuth', 'anyExtendedKeyUsage');
const usages = often(['digitalSignature'], 'keyEncipherment', 'keyAgreement', 'keyCertSign');
const hosts = often(['www.example.com', '*.example.com'], 'example.org', 'example.com');
const domains = often(['example.com'], 'example.org', 'www.example.com');

interface About {
  readonly isAuthority: boolean;
  readonly own: Key;
  readonly by: Pick<Made, 'name' | 'key' | 'serial'>;
}

/** What a certificate says, nearly always something sensible. */
function sayings(dice: Dice, { isAuthority, own, by }: About): Extension[] {
  const said: Extension[] = [];
  const say = (
    extnID: string,
    extnValue: Bytes,
    critical = dice.chance(extnID.endsWith('KeyIdentifier') ? 0.02 : 0.3),
  ): void => {
    said.push({ extnID, critical, extnValue });
  };
  if (dice.chance(isAuthority ? 0.96 : 0.6)) {
    const cA = dice.chance(isAuthority ? 0.97 : 0.1);
    const pathLenConstraint = dice.chance(0.25) ? dice.pick([0, 1, 1, 2]) : null;
    say('id-ce-basicConstraints', encode(BasicConstraints, { cA, pathLenConstraint }));
  }
  if (dice.chance(0.5)) {
    const first = isAuthority && dice.chance(0.96) ? 'keyCertSign' : dice.pick(usages);
    say('id-ce-keyUsage', encode(KeyUsage, [first, ...(dice.chance(0.2) ? ['cRLSign'] : [])]));
  }
  if (dice.chance(0.3)) say('id-ce-extKeyUsage', encode(ExtKeyUsageSyntax, [dice.pick(purposes)]));
  if (dice.chance(0.5)) {
    const identifier = keyIdentifier(dice.chance(0.95) ? own.info : by.key.info);
    say('id-ce-subjectKeyIdentifier', concat(Uint8Array.of(4, identifier.length), identifier));
  }
  if (dice.chance(0.4)) {
    const right = dice.chance(0.95) ? by.key.info : own.info;
    const value = {
      keyIdentifier: dice.chance(0.8) ? keyIdentifier(right) : null,
      authorityCertIssuer: dice.chance(0.1)
        ? [{ kind: 'directoryName', value: by.name } as const]
        : null,
      authorityCertSerialNumber: dice.chance(0.15) ? by.serial : null,
    };
    say('id-ce-authorityKeyIdentifier', encode(AuthorityKeyIdentifier, value));
  }
  if (!isAuthority || dice.chance(0.1)) {
    const all = [hostName(dice.pick(hosts)), hostName('10.0.0.1')];
    if (dice.chance(0.95)) say('id-ce-subjectAltName', encode(GeneralNames, all));
  }
  if (isAuthority && dice.chance(0.1)) {
    const trees = (bases: readonly GeneralName[]) =>
      dice.chance(0.5) ? [{ base: dice.pick(bases), minimum: 0, maximum: null }] : null;
    const directory = { kind: 'directoryName', value: dice.pick(names) } as const;
    const limits = {
      permittedSubtrees: trees(domains.map(hostName)),
      excludedSubtrees: trees([hostName('example.com'), directory]),
    };
    say('id-ce-nameConstraints', encode(NameConstraints, limits));
  }
  if (dice.chance(0.03)) say('1.2.3.4', Uint8Array.of(5, 0));
  const unreadable = ['id-ce-keyUsage', 'id-ce-extKeyUsage', 'id-ce-nameConstraints'];
  if (dice.chance(0.02)) say(dice.pick(unreadable), Uint8Array.of(5, 0));
  return said;
}

const MIDSUMMER = '2026-06-01T00:00:00Z';

/** A question about a chain; the leaf is the first of `chain`. */
export function randomChain(seed: string): ChainQuestion {
  const dice = new Dice(seed);
  let serial = 100n;

  function make(name: Name, key: Key, by: Made | null, isAuthority: boolean): Made {
    serial += 1n;
    const issuer = by ?? { name, key, serial };
    const isOld = isAuthority && dice.chance(0.04); // of version 1
    const said = isOld ? [] : sayings(dice, { isAuthority, own: key, by: issuer });
    const { scheme, privateKey } = issuer.key;
    const der = makeCertificate(
      {
        serialNumber: serial,
        issuer: issuer.name,
        subject: name,
        notBefore: dice.chance(0.97) ? '2026-01-01T00:00:00Z' : '2026-09-01T00:00:00Z',
        notAfter: dice.chance(0.97) ? '2027-01-01T00:00:00Z' : '2026-03-01T00:00:00Z',
        publicKeyInfo: key.info,
        extensions: said,
      },
      scheme,
      privateKey,
    );
    const altered = dice.chance(0.03) ? flipBit(der, (der.length - 3) * 8) : der;
    return { der: altered, name, key, serial };
  }
  const [nameOf, keyOf] = [
    (from: number, to: number): Name => dice.pick(names.slice(from, to)),
    (from: number, to: number): Key => dice.pick(keys.slice(from, to)),
  ];

  const roots = [make(nameOf(0, 1), keyOf(0, 1), null, true)];
  if (dice.chance(0.5)) roots.push(make(nameOf(0, 2), keyOf(0, 2), null, true));
  let above = dice.pick(roots);
  const first = above;
  const between: Made[] = [];
  for (let left = dice.pick([0, 1, 1, 1, 2, 2, 3]); left > 0; left -= 1) {
    const name = dice.chance(0.2) ? above.name : nameOf(2, 4);
    above = make(name, keyOf(2, 4), above, true);
    between.push(above);
  }
  const by = dice.chance(0.05) ? null : above;
  const leaf = make(nameOf(4, 5), keyOf(4, 5), by, dice.chance(0.06));
  if (dice.chance(0.2)) between.push(make(nameOf(2, 4), keyOf(2, 4), first, true));

  const sent = [...dice.some(between, 0.97), ...dice.some([first], 0.2), ...dice.some([leaf], 0.1)];
  const trusted = [
    ...dice.some(roots, 0.96),
    ...dice.some([leaf], 0.05),
    ...dice.some(between, 0.05),
  ];
  const turned = (list: readonly Made[]): Bytes[] =>
    (dice.chance(0.4) ? list.toReversed() : list).map(({ der }) => der);
  return {
    chain: [leaf.der, ...turned(sent)],
    roots: turned(trusted),
    at: Date.parse(
      dice.chance(0.95) ? MIDSUMMER : dice.pick(['2025-06-01', '2026-12-31', '2030-01-01']),
    ),
    name: dice.chance(0.9) ? 'www.example.com' : null,
    purpose: dice.chance(0.9) ? 'server' : 'client',
  };
}
