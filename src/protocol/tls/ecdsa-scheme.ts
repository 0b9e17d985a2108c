/** What ECDSA computes for TLS, alike for its curves. RFC 8446 §4.2.3, RFC 5758 §3.2. */
import { decode, encode } from '../../codec/tape.ts';
import type { EcdsaCurve } from '../../crypto/ecdsa.ts';
import { readPublicKey } from './certificates/public-key-info.ts';
import { EcdsaSigValue } from './certificates/signature-values.ts';
import type { SignatureScheme } from './signature-scheme.ts';

export const ecdsaScheme = (
  name: string,
  code: number,
  keyType: 'secp256r1' | 'secp384r1',
  algorithm: string,
  curve: EcdsaCurve,
): SignatureScheme => ({
  name,
  code,
  keyType,
  source: 'RFC 8446 §4.2.3',
  verifySource: 'FIPS 186-5 §6.4.2',
  inCertificateVerify: true,
  inCertificates: true,
  algorithm: { algorithm, parameters: null },
  saltLength: 0,
  leastBits: 0,
  sign: (data, privateKey) => encode(EcdsaSigValue, curve.sign(data, privateKey)),
  verify(data, signature, publicKeyInfo) {
    const key = readPublicKey(publicKeyInfo);
    const numbers = decode(EcdsaSigValue, signature);
    if (key?.kind !== 'ec' || key.curve !== keyType || !numbers.ok) return false;
    return curve.verify(numbers.value, data, key.point);
  },
});
