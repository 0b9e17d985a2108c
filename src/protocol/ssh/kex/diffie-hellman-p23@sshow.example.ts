/**
 * `diffie-hellman-p23@sshow.example`: the classic exchange with numbers small enough for paper, p = 23 and g = 5. A toy:
 * there are 22 exponents in all, so whoever listens can try them. It is never offered to a real peer. RFC 4253 §8.
 */
import type { Bytes } from '../../../codec/bytes.ts';
import { group23 } from '../../../crypto/modp.ts';
import type { Kex } from '../kexes.ts';
import { modpKex, sent } from '../modp-kex.ts';

/**
 * Small ones, for paper, and none that gives itself, as 5^2 and 5^4 do. Of the others, 5^11 is 22 and 5^22 is 1, which neither end accepts (RFC 8268 §4). Two that are
 * drawn never give a K of 1 or 22, as 11 divides neither.
 */
const isDrawn = ([x = 0]: Bytes): boolean => x >= 3 && x <= 10 && x !== 4;

const classic = modpKex({
  name: 'diffie-hellman-p23@sshow.example',
  source: 'RFC 4253 §8',
  group: group23,
  exponentLength: 1,
  fits: isDrawn,
  ...{ g: '5', p: '23' },
});

export const kex: Kex = {
  ...classic,

  agree(io, own, peer, role) {
    const other = role === 'client' ? 'server' : 'client';
    // Of one byte, others have the same by chance: so it is said whose it is.
    const { publicKey } = classic.labels[other];
    const held = io.hold(publicKey, peer, { symbol: sent[other], owner: other });
    return classic.agree(io, own, held, role);
  },
};
