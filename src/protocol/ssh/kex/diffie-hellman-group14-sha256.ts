/** `diffie-hellman-group14-sha256`: the classic exchange, in a 2048-bit prime field. RFC 4253 §8, RFC 8268. */
import { mpintBytes } from '../../../codec/types.ts';
import { bigToBytes, bytesToBig } from '../../../codec/bytes.ts';
import { sha256 } from '../../../crypto/hashes.ts';
import { group14, modp } from '../../../crypto/modp.ts';
import { message } from '../messages/message.ts';
import { K_S, signature } from '../kex-rows.ts';
import type { Kex } from '../kexes.ts';

const exponent = { client: 'x', server: 'y' } as const;
const sent = { client: 'e', server: 'f' } as const;
/** As OpenSSH: twice the strength that the keys need is enough, and four times as fast as a full one. */
const EXPONENT_LENGTH = 64;

export const kex: Kex = {
  name: 'diffie-hellman-group14-sha256',
  aliases: [],
  source: 'RFC 4253 §8',
  hash: sha256,
  symbols: sent,
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
    { e: [mpintBytes, 'g^x mod p: what the client shows of its secret exponent x'] },
    'client',
  ),
  reply: message(
    'SSH_MSG_KEXDH_REPLY',
    31,
    'RFC 4253 §8',
    {
      K_S,
      f: [mpintBytes, 'g^y mod p: what the server shows of its secret exponent y'],
      signature,
    },
    'server',
  ),
  hashed: mpintBytes,

  generate(io, role) {
    const { privateKey: privateLabel, publicKey: publicLabel } = this.labels[role];
    const x = exponent[role];
    const privateKey = io.random(privateLabel, EXPONENT_LENGTH, { symbol: x, secret: true });
    const publicKey = io.compute(
      publicLabel,
      `g^${x} mod p`,
      [privateKey],
      { symbol: sent[role] },
      () => bigToBytes(modp.publicValue(privateKey, group14)),
    );
    return { privateKey, publicKey };
  },

  agree(io, own, peer, role) {
    const field = role === 'client' ? sent.server : sent.client;
    const secret = modp.sharedSecret(own.privateKey, bytesToBig(peer), group14);
    if (secret === null) return { fault: { kind: 'dh-value-out-of-range', field } };
    const how = `${field}^${exponent[role]} mod p`;
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
