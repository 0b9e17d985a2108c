/** What ECDSA computes for `ecdsa-sha2-*`, alike for all curves. RFC 5656 §3.1. */
import { concat, type Bytes } from '../../codec/bytes.ts';
import { decode, encode } from '../../codec/tape.ts';
import { struct } from '../../codec/struct.ts';
import { constant, text } from '../../codec/types.ts';
import type { EcdsaCurve } from '../../crypto/ecdsa.ts';
import type { ecdsaKeyType } from './ecdsa-key-type.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';

export function ecdsaAlgorithm(
  { name, title, source, keyLayout, signatureLayout }: ReturnType<typeof ecdsaKeyType>,
  curve: EcdsaCurve,
): KeyAlgorithm {
  const named = [constant(text, name), 'kind of key'] as const;
  const KeyBlob = struct(source, { algorithm: named, ...keyLayout });
  const SignatureBlob = struct(source, { algorithm: named, ...signatureLayout });

  /** The point as it travels; null where the blob is malformed. */
  function pointIn(blob: Bytes): Bytes | null {
    const key = decode(KeyBlob, blob);
    if (!key.ok) return null;
    const { form, x, y } = key.value.Q;
    return concat(Uint8Array.of(form), x, y);
  }

  return {
    name,
    keyType: name,
    title,
    source,
    verifySource: 'RFC 5656 §3.1.2',
    randomLength: curve.seedLength,
    fromRandom: {
      how: 'a number from 1 to n - 1, where n is the order of the curve (FIPS 186-5 §A.2.1)',
      note: null,
      make: (random) => curve.privateKey(random),
    },
    privateKeyProblem(privateKey) {
      if (curve.isPrivateKey(privateKey)) return null;
      return privateKey.length === curve.length
        ? 'expected a number from 1 to n - 1, where n is the order of the curve'
        : `expected ${curve.length} bytes, found ${privateKey.length}`;
    },
    publicKeyProblem(blob) {
      const point = pointIn(blob);
      return point && curve.isPublicKey(point) ? null : 'its point is not on the curve';
    },
    publicBlob(privateKey) {
      const point = curve.publicKey(privateKey);
      const { length } = curve;
      const Q = {
        form: 4,
        x: point.subarray(1, 1 + length),
        y: point.subarray(1 + length),
      } as const;
      return encode(KeyBlob, { algorithm: name, identifier: identifierOf(name), Q });
    },
    sign: (data, privateKey) =>
      encode(SignatureBlob, {
        algorithm: name,
        ecdsa_signature_blob: curve.sign(data, privateKey),
      }),
    verify(signature, data, publicBlob) {
      const point = pointIn(publicBlob);
      const proof = decode(SignatureBlob, signature);
      return (
        point !== null && proof.ok && curve.verify(proof.value.ecdsa_signature_blob, data, point)
      );
    },
  };
}

const identifierOf = (name: string): string => name.slice('ecdsa-sha2-'.length);
