import { chacha20Poly1305 } from '../../../crypto/chacha20-poly1305.ts';
import { suiteSha256 } from '../suite-hashes.ts';
import type { Suite } from '../suites.ts';

export const suite: Suite = {
  name: 'TLS_CHACHA20_POLY1305_SHA256',
  code: 0x1303,
  source: 'RFC 8446 §B.4',
  hash: suiteSha256,
  aead: chacha20Poly1305,
  keyLength: 32,
  ivLength: 12,
};
