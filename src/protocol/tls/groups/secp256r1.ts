/** ECDH over NIST's P-256. RFC 8446 §4.2.8.2 and §7.4.2. */
import { p256SharedSecret } from '../../../crypto/ecdh.ts';
import { nistp256 } from '../../../crypto/ecdsa.ts';
import { privateSymbol, publicSymbol, type Group } from '../groups.ts';
import { otherRole } from '../role.ts';

export const group: Group = {
  name: 'secp256r1',
  code: 0x0017,
  source: 'RFC 8446 §4.2.8.2',
  publicLength: 1 + 2 * nistp256.length,
  publicLabels: {
    client: 'client ephemeral secp256r1 public key',
    server: 'server ephemeral secp256r1 public key',
  },

  generate(io, role) {
    const seed = io.random(
      `${role} ephemeral secp256r1 private key, random bytes`,
      nistp256.seedLength,
      { secret: true },
    );
    const privateKey = io.compute(
      `${role} ephemeral secp256r1 private key`,
      '(number mod (n - 1)) + 1',
      [seed],
      { symbol: privateSymbol[role], secret: true },
      () => nistp256.privateKey(seed),
    );
    const publicKey = io.compute(
      this.publicLabels[role],
      `${privateSymbol[role]} · G, uncompressed`,
      [privateKey],
      { symbol: publicSymbol[role] },
      () => nistp256.publicKey(privateKey),
    );
    return { group: this, privateKey, publicKey };
  },

  agree(io, { privateKey }, peer, role) {
    const secret = p256SharedSecret(privateKey, peer);
    if (!secret) return { why: 'it is no point of the curve' };
    const how = `x of ${privateSymbol[role]} · ${publicSymbol[otherRole(role)]}`;
    const about = { symbol: 'K', secret: true };
    return { K: io.compute('shared secret K', how, [privateKey, peer], about, () => secret) };
  },
};
