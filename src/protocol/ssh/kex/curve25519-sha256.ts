/** `curve25519-sha256`: Diffie-Hellman on Curve25519, hashed with SHA-256. RFC 8731, RFC 5656 §4. */
import { string } from '../../../codec/types.ts';
import { sha256 } from '../../../crypto/hashes.ts';
import { x25519 } from '../../../crypto/x25519.ts';
import { message } from '../messages/message.ts';
import { K_S, signature } from '../kex-rows.ts';
import type { Kex } from '../kexes.ts';

const d = { client: 'd_C', server: 'd_S' } as const;
const Q = { client: 'Q_C', server: 'Q_S' } as const;
const LENGTH = 32;

export const kex: Kex = {
  name: 'curve25519-sha256',
  aliases: ['curve25519-sha256@libssh.org'],
  source: 'RFC 8731 §3',
  hash: sha256,
  symbols: Q,
  labels: {
    client: {
      privateKey: 'client ephemeral x25519 private key',
      publicKey: 'client ephemeral x25519 public key',
    },
    server: {
      privateKey: 'server ephemeral x25519 private key',
      publicKey: 'server ephemeral x25519 public key',
    },
  },
  init: message(
    'SSH_MSG_KEX_ECDH_INIT',
    30,
    'RFC 5656 §4',
    { Q_C: [string, "the client's ephemeral public key, made for this connection only"] },
    'client',
  ),
  reply: message(
    'SSH_MSG_KEX_ECDH_REPLY',
    31,
    'RFC 5656 §4',
    {
      K_S,
      Q_S: [string, "the server's ephemeral public key, made for this connection only"],
      signature,
    },
    'server',
  ),
  hashed: string,

  generate(io, role) {
    const { privateKey: privateLabel, publicKey: publicLabel } = this.labels[role];
    const privateKey = io.random(privateLabel, LENGTH, { symbol: d[role], secret: true });
    const publicKey = io.compute(
      publicLabel,
      `X25519(${d[role]}, 9)`,
      [privateKey],
      { symbol: Q[role] },
      () => x25519.publicKey(privateKey),
    );
    return { privateKey, publicKey };
  },

  agree(io, own, peer, role) {
    const field = role === 'client' ? Q.server : Q.client;
    if (peer.length !== LENGTH) {
      return {
        fault: { kind: 'bad-public-value', field, why: `${peer.length} bytes where 32 belong` },
      };
    }
    const secret = x25519.sharedSecret(own.privateKey, peer);
    if (!secret)
      return {
        fault: { kind: 'bad-public-value', field, why: 'the shared secret would be all zeros' },
      };
    const how = `X25519(${d[role]}, ${field})`;
    return {
      K: io.compute(
        'shared secret K',
        how,
        [own.privateKey, peer],
        { symbol: 'K', secret: true },
        () => secret,
      ),
    };
  },
};
