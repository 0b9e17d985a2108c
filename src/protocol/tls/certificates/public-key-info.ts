/** Public keys as certificates hold them: the kind of key, then the key. RFC 5280 §4.1.2.7. */
import { sameBytes, type Bytes } from '../../../codec/bytes.ts';
import { parts, sequence, tlv, type DerType } from '../../../codec/der.ts';
import { tags } from '../../../codec/der-tags.ts';
import { oid } from '../../../codec/der-oid.ts';
import { bitsHolding, integer } from '../../../codec/der-types.ts';
import { struct } from '../../../codec/struct.ts';
import { decode, encode, type Codec } from '../../../codec/tape.ts';
import { bytes, rest, uint8 } from '../../../codec/types.ts';
import { AlgorithmIdentifier, NULL } from './algorithm-identifier.ts';

const RSAPublicKey = sequence('RFC 8017 §A.1.1', {
  modulus: [integer, 'n, the product of two primes that nobody else knows'],
  publicExponent: [integer, 'e, nearly always 65537'],
});

const POINT = 'SEC 1 §2.3.3';
const UNCOMPRESSED = 4;
/** A point of a curve, with its form in front. */
const ECPoint: Codec<unknown> = {
  walk(tape) {
    const form = tape.field('form', '04: both coordinates follow; 02, 03: only x', POINT, uint8);
    const length = form === UNCOMPRESSED ? tape.left >> 1 : tape.left;
    const x = tape.field('x', 'the first coordinate of the point', POINT, bytes(length));
    if (tape.left === 0) return { form, x };
    return { form, x, y: tape.field('y', 'the second coordinate', POINT, rest) };
  },
};

const Ed25519PublicKey = struct('RFC 8410 §4', {
  'public key': [rest, 'the point A, 32 bytes: RFC 8032 §5.1.5'],
});
const otherKey = struct('RFC 5280 §4.1.2.7', {
  'public key': [rest, 'of a kind that is not known here'],
});

const keyLayouts: Readonly<Record<string, Codec<unknown>>> = {
  rsaEncryption: RSAPublicKey,
  'id-RSASSA-PSS': RSAPublicKey,
  'id-ecPublicKey': ECPoint,
  'id-Ed25519': Ed25519PublicKey,
};

const SOURCE = 'RFC 5280 §4.1.2.7';
const Head = parts(SOURCE, { algorithm: [AlgorithmIdentifier, 'the kind of key'] });

interface Info {
  readonly algorithm: AlgorithmIdentifier;
  readonly subjectPublicKey: Bytes;
}

export const SubjectPublicKeyInfo: DerType<Info> = tlv(tags.SEQUENCE, {
  walk(tape, value) {
    const { algorithm } = Head.walk(tape, value);
    const key = bitsHolding(keyLayouts[algorithm.algorithm] ?? otherKey);
    const subjectPublicKey = tape.field(
      'subjectPublicKey',
      'the key itself',
      SOURCE,
      key,
      value?.subjectPublicKey,
    );
    return { algorithm, subjectPublicKey };
  },
});

export type CurveName = 'secp256r1' | 'secp384r1' | 'secp521r1';
const curves: readonly string[] = ['secp256r1', 'secp384r1', 'secp521r1'];
const isCurve = (name: string): name is CurveName => curves.includes(name);

/** A public key that can be computed with. */
export type PublicKey =
  | { readonly kind: 'ed25519'; readonly key: Bytes }
  /** `point` is as it stands in the certificate. */
  | { readonly kind: 'ec'; readonly curve: CurveName; readonly point: Bytes }
  | { readonly kind: 'rsa'; readonly n: bigint; readonly e: bigint };

/** The key in a SubjectPublicKeyInfo; null where it is of another kind, or cannot be read. Never throws. */
export function readPublicKey(publicKeyInfo: Bytes): PublicKey | null {
  const info = decode(SubjectPublicKeyInfo, publicKeyInfo);
  if (!info.ok) return null;
  const { algorithm, subjectPublicKey: key } = info.value;
  const { parameters } = algorithm;
  switch (algorithm.algorithm) {
    case 'id-Ed25519':
      return parameters === null && key.length === 32 ? { kind: 'ed25519', key } : null;
    case 'id-ecPublicKey': {
      const curve = parameters && decode(oid, parameters);
      return curve?.ok && isCurve(curve.value)
        ? { kind: 'ec', curve: curve.value, point: key }
        : null;
    }
    case 'rsaEncryption': {
      const numbers = decode(RSAPublicKey, key);
      // Without parameters it is tolerated, as OpenSSL does: RFC 3279 §2.3.1 wants NULL.
      const isPlain = parameters === null || sameBytes(parameters, NULL);
      return numbers.ok && isPlain
        ? { kind: 'rsa', n: numbers.value.modulus, e: numbers.value.publicExponent }
        : null;
    }
    default:
      return null;
  }
}

/** The SubjectPublicKeyInfo of a key. A point is given uncompressed. RFC 3279 §2.3.1, RFC 5480 §2, RFC 8410 §4. */
export function publicKeyInfoOf(key: PublicKey): Bytes {
  switch (key.kind) {
    case 'ed25519':
      return written('id-Ed25519', null, key.key);
    case 'ec':
      return written('id-ecPublicKey', encode(oid, key.curve), key.point);
    default:
      return written(
        'rsaEncryption',
        NULL,
        encode(RSAPublicKey, { modulus: key.n, publicExponent: key.e }),
      );
  }
}

const written = (algorithm: string, parameters: Bytes | null, subjectPublicKey: Bytes): Bytes =>
  encode(SubjectPublicKeyInfo, { algorithm: { algorithm, parameters }, subjectPublicKey });
