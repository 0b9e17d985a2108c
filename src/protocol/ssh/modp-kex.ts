/** Classic Diffie-Hellman in a prime field, whatever the group: e = g^x, f = g^y, and K = g^xy, all mod p. RFC 4253 §8. */
import { bigToBytes, bytesToBig, type Bytes } from '../../codec/bytes.ts';
import { mpintBytes } from '../../codec/types.ts';
import { sha256 } from '../../crypto/hashes.ts';
import { modp, type ModpGroup } from '../../crypto/modp.ts';
import { K_S, signature } from './kex-rows.ts';
import type { Kex } from './kexes.ts';
import { message } from './messages/message.ts';

export const exponent = { client: 'x', server: 'y' } as const;
export const sent = { client: 'e', server: 'f' } as const;

interface ModpKex {
  readonly name: string;
  readonly source: string;
  readonly group: ModpGroup;
  /** Bytes of a secret exponent. */
  readonly exponentLength: number;
  /** Which exponents are drawn, where that is not all of this length. */
  readonly fits?: (exponent: Bytes) => boolean;
  /** How g and p are written in formulas. */
  readonly g: string;
  readonly p: string;
}

export function modpKex({ name, source, group, exponentLength, fits, g, p }: ModpKex): Kex {
  return {
    ...{ name, source, group, symbols: sent, hash: sha256, hashed: mpintBytes },
    aliases: [],
    labels: {
      client: {
        privateKey: 'client Diffie-Hellman exponent',
        publicKey: 'client Diffie-Hellman public value',
      },
      server: {
        privateKey: 'server Diffie-Hellman exponent',
        publicKey: 'server Diffie-Hellman public value',
      },
    },
    init: message(
      'SSH_MSG_KEXDH_INIT',
      30,
      'RFC 4253 §8',
      { e: [mpintBytes, `${g}^x mod ${p}: what the client shows of its secret exponent x`] },
      'client',
    ),
    reply: message(
      'SSH_MSG_KEXDH_REPLY',
      31,
      'RFC 4253 §8',
      {
        K_S,
        f: [mpintBytes, `${g}^y mod ${p}: what the server shows of its secret exponent y`],
        signature,
      },
      'server',
    ),

    generate(io, role) {
      const { privateKey: privateLabel, publicKey: publicLabel } = this.labels[role];
      const x = exponent[role];
      const about = { symbol: x, secret: true, ...(fits && { fits }) };
      const privateKey = io.random(privateLabel, exponentLength, about);
      const publicKey = io.compute(
        publicLabel,
        `${g}^${x} mod ${p}`,
        [privateKey],
        { symbol: sent[role] },
        () => {
          if (bytesToBig(privateKey) >= group.p)
            throw new RangeError(`expected an exponent from 1 to ${group.p - 1n}`);
          return bigToBytes(modp.publicValue(privateKey, group));
        },
      );
      return { privateKey, publicKey };
    },

    agree(io, own, peer, role) {
      const field = role === 'client' ? sent.server : sent.client;
      const secret = modp.sharedSecret(own.privateKey, bytesToBig(peer), group);
      if (secret === null) return { fault: { kind: 'dh-value-out-of-range', field } };
      const how = `${field}^${exponent[role]} mod ${p}`;
      return {
        K: io.compute(
          'shared secret K',
          how,
          [own.privateKey, peer],
          { symbol: 'K', secret: true },
          () => bigToBytes(secret),
        ),
      };
    },
  };
}
