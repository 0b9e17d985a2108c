/** What RSA computes for TLS, alike for its hashes. RFC 8446 §4.2.3. */
import { encode } from '../../codec/tape.ts';
import type { Hash } from '../../crypto/hashes.ts';
import { rsa, type RsaHash } from '../../crypto/rsa.ts';
import { modulusLength } from '../../crypto/rsa-encryption.ts';
import { NULL } from './certificates/algorithm-identifier.ts';
import { PssParameters } from './certificates/pss-parameters.ts';
import { readPublicKey } from './certificates/public-key-info.ts';
import { rsaNumbersIn } from './key-types.ts';
import { isPssSignature, leastBitsFor, signPss } from './rsa-pss.ts';
import type { SignatureScheme } from './signature-scheme.ts';

const SOURCE = 'RFC 8446 §4.2.3';

/** `rsa_pss_rsae_*`: the salt is as long as the hash, and the mask is made with the same hash. */
export function pssScheme(name: string, code: number, hash: Hash): SignatureScheme {
  const saltLength = hash.outputLength;
  const hashAlgorithm = {
    algorithm: `id-${hash.name.toLowerCase().replace('-', '')}`,
    parameters: NULL,
  };
  return {
    name,
    code,
    keyType: 'rsa',
    source: SOURCE,
    verifySource: 'RFC 8017 §8.1.2',
    inCertificateVerify: true,
    inCertificates: true,
    algorithm: {
      algorithm: 'id-RSASSA-PSS',
      parameters: encode(PssParameters, { hashAlgorithm, maskHash: hashAlgorithm, saltLength }),
    },
    saltLength,
    leastBits: leastBitsFor(saltLength, hash),
    sign(data, privateKey, salt) {
      if (salt.length !== saltLength)
        throw new RangeError(`salt: expected ${saltLength} bytes, got ${salt.length}`);
      return signPss(data, rsaNumbersIn(privateKey), salt, hash);
    },
    verify(data, signature, publicKeyInfo) {
      const key = readPublicKey(publicKeyInfo);
      return key?.kind === 'rsa' && isPssSignature(data, signature, key, saltLength, hash);
    },
  };
}

/** `rsa_pkcs1_*`: for certificates only. */
export const pkcs1Scheme = (name: string, code: number, hash: RsaHash): SignatureScheme => ({
  name,
  code,
  keyType: 'rsa',
  source: SOURCE,
  verifySource: 'RFC 8017 §8.2.2',
  inCertificateVerify: false,
  inCertificates: true,
  algorithm: {
    algorithm: `${hash.toLowerCase().replace('-', '')}WithRSAEncryption`,
    parameters: NULL,
  },
  saltLength: 0,
  leastBits: 0,
  sign: (data, privateKey) => rsa.sign(data, rsaNumbersIn(privateKey), hash),
  verify(data, signature, publicKeyInfo) {
    const key = readPublicKey(publicKeyInfo);
    // Leading zeros are never left out here, as SSH's may be.
    if (key?.kind !== 'rsa' || signature.length !== modulusLength(key.n)) return false;
    return rsa.verify(signature, data, key, hash);
  },
});
