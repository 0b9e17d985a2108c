/** Signatures as certificates hold them, and TLS's CertificateVerify: what is in the bytes. */
import { sequence } from '../../../codec/der.ts';
import { integer } from '../../../codec/der-types.ts';
import { struct } from '../../../codec/struct.ts';
import { bytes, rest } from '../../../codec/types.ts';
import type { Codec } from '../../../codec/tape.ts';

const SOURCE = 'RFC 3279 §2.2.3';
/** Two numbers. */
export const EcdsaSigValue = sequence(SOURCE, {
  r: [integer, 'the first number: x of the point k times G'],
  s: [integer, 'the second number, which only the private key gives'],
});

const EdDsaSignature = struct('RFC 8032 §5.1.6', {
  R: [bytes(32), 'the point r times B, where r comes from the key and the message'],
  S: [bytes(32), 'the number that only the private key gives'],
});

const RsaSignature = struct('RFC 8017 §8', {
  s: [rest, 'a number as long as the modulus: to the power e it gives the padded hash'],
});

const other = struct('RFC 5280 §4.1.1.3', {
  signature: [rest, 'of an algorithm that is not known here'],
});

/** @param algorithm - the name of its object identifier, or of its signature scheme in TLS */
export function signatureLayout(algorithm: string): Codec<unknown> {
  if (algorithm.startsWith('ecdsa')) return EcdsaSigValue;
  if (/^(id-Ed25519|ed25519)$/.test(algorithm)) return EdDsaSignature;
  return /RSA|^rsa_/.test(algorithm) ? RsaSignature : other;
}
