import { aesGcm } from '../../../crypto/aes.ts';
import { suiteSha256 } from '../suite-hashes.ts';
import type { Suite } from '../suites.ts';

export const suite: Suite = {
  name: 'TLS_AES_128_GCM_SHA256',
  code: 0x1301,
  source: 'RFC 8446 §B.4',
  hash: suiteSha256,
  aead: aesGcm,
  keyLength: 16,
  ivLength: 12,
};
