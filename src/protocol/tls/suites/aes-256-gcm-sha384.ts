import { aesGcm } from '../../../crypto/aes.ts';
import { suiteSha384 } from '../suite-hashes.ts';
import type { Suite } from '../suites.ts';

export const suite: Suite = {
  name: 'TLS_AES_256_GCM_SHA384',
  code: 0x1302,
  source: 'RFC 8446 §B.4',
  hash: suiteSha384,
  aead: aesGcm,
  keyLength: 32,
  ivLength: 12,
};
