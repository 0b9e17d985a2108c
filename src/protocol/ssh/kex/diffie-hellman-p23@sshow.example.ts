/**
 * `diffie-hellman-p23@sshow.example`: the classic exchange with numbers small enough for paper, p = 23 and g = 5. A toy:
 * there are 22 exponents in all, so whoever listens can try them. It is never offered to a real peer. RFC 4253 §8.
 */
import type { Bytes } from '../../../codec/bytes.ts';
import { group23 } from '../../../crypto/modp.ts';
import type { Kex } from '../kexes.ts';
import { modpKex, sent } from '../modp-kex.ts';

/** Exponents from 1 to 22 give every number from 1 to 22 once; then it starts again. */
export const EXPONENTS = Number(group23.p) - 1;

/** 5^11 is 22 and 5^22 is 1, which neither end accepts (RFC 8268 §4); 5^1 shows that x is 1. */
const isDrawn = ([x = 0]: Bytes): boolean => x > 1 && x < EXPONENTS && x !== EXPONENTS / 2;

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
