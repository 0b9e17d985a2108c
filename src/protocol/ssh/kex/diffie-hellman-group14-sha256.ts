/** `diffie-hellman-group14-sha256`: the classic exchange, in a 2048-bit prime field. RFC 4253 §8, RFC 8268. */
import { group14 } from '../../../crypto/modp.ts';
import type { Kex } from '../kexes.ts';
import { modpKex } from '../modp-kex.ts';

export const kex: Kex = modpKex({
  name: 'diffie-hellman-group14-sha256',
  source: 'RFC 4253 §8',
  group: group14,
  // As OpenSSH: twice the strength that the keys need is enough, and four times as fast as a full one.
  exponentLength: 64,
  ...{ g: 'g', p: 'p' },
});
