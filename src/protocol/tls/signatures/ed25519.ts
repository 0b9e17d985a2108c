/** `ed25519`: Ed25519 keys and signatures, with the message not hashed beforehand. RFC 8446 §4.2.3, RFC 8032. */
import { ed25519 } from '../../../crypto/ed25519.ts';
import { readPublicKey } from '../certificates/public-key-info.ts';
import type { SignatureScheme } from '../signature-scheme.ts';

export const scheme: SignatureScheme = {
  name: 'ed25519',
  code: 0x0807,
  keyType: 'ed25519',
  source: 'RFC 8446 §4.2.3',
  verifySource: 'RFC 8032 §5.1.7',
  inCertificateVerify: true,
  inCertificates: true,
  algorithm: { algorithm: 'id-Ed25519', parameters: null },
  saltLength: 0,
  leastBits: 0,
  sign: (data, privateKey) => ed25519.sign(data, privateKey),
  verify(data, signature, publicKeyInfo) {
    const key = readPublicKey(publicKeyInfo);
    return key?.kind === 'ed25519' && ed25519.verify(signature, data, key.key);
  },
};
