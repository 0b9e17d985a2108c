/** The algorithm of a kind of certificate: the key in it signs as a plain one. PROTOCOL.certkeys. */
import { checkCertificate, reportVerdict } from './certificate.ts';
import { plainKey } from './fingerprint.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import { CERTIFIED } from './key-algorithms.ts';

export function certificateAlgorithm(plain: KeyAlgorithm): KeyAlgorithm {
  const keyType = plain.keyType + CERTIFIED;
  return {
    ...plain,
    name: plain.name + CERTIFIED,
    keyType,
    certified: {
      check: (self, blob) => checkCertificate(self, keyType, blob),
      report: reportVerdict,
    },
    publicKeyProblem: (blob) => plain.publicKeyProblem(plainKey.of(blob)),
    publicBlob: () => {
      throw new RangeError('a certificate is signed, and not computed from a private key');
    },
    verify: (signature, data, blob) => plain.verify(signature, data, plainKey.of(blob)),
  };
}
