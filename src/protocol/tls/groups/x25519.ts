/** X25519, Diffie-Hellman on Curve25519. RFC 7748 §5, RFC 8446 §4.2.8.2 and §7.4.2. */
import { x25519 } from '../../../crypto/x25519.ts';
import { privateSymbol, publicSymbol, type Group } from '../groups.ts';
import { otherRole } from '../role.ts';

export const group: Group = {
  name: 'x25519',
  code: 0x001d,
  source: 'RFC 8446 §4.2.8.2',
  publicLength: x25519.length,
  publicLabels: {
    client: 'client ephemeral x25519 public key',
    server: 'server ephemeral x25519 public key',
  },

  generate(io, role) {
    const privateKey = io.random(`${role} ephemeral x25519 private key`, x25519.length, {
      symbol: privateSymbol[role],
      secret: true,
    });
    const publicKey = io.compute(
      this.publicLabels[role],
      `X25519(${privateSymbol[role]}, 9)`,
      [privateKey],
      { symbol: publicSymbol[role] },
      () => x25519.publicKey(privateKey),
    );
    return { group: this, privateKey, publicKey };
  },

  agree(io, { privateKey }, peer, role) {
    const secret = x25519.sharedSecret(privateKey, peer);
    if (!secret) return { why: 'the shared secret would be all zeros' };
    const how = `X25519(${privateSymbol[role]}, ${publicSymbol[otherRole(role)]})`;
    const about = { symbol: 'K', secret: true };
    return { K: io.compute('shared secret K', how, [privateKey, peer], about, () => secret) };
  },
};
