/** The same cryptographic work as one SSH run, as bare calls of the noble libraries: what no engine on them can beat. */
import { chacha20orig } from '@noble/ciphers/chacha.js';
import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Run } from '../../src/world/simulate.ts';

/** The sizes and inputs of a run's work, taken from the run itself. */
export interface SshWork {
  readonly seeds: readonly Uint8Array[];
  readonly preimages: readonly Uint8Array[];
  readonly encrypted: readonly Uint8Array[];
  readonly signed: readonly Uint8Array[];
}

export function sshWorkOf({ recorder }: Run): SshWork {
  const secrets = recorder.values.filter(({ symbol }) =>
    ['d_C', 'd_S', 'k_S', 'd_U'].includes(symbol),
  );
  return {
    seeds: secrets.map(({ bytes }) => bytes),
    preimages: recorder.derivations.flatMap(({ preimage, how }) =>
      preimage && how === 'SHA-256' ? [preimage.bytes] : [],
    ),
    encrypted: recorder.frames
      .filter(({ keyValues }) => keyValues.length > 0)
      .flatMap(({ packet }) => (packet ? [packet] : [])),
    signed: recorder.values
      .filter(({ symbol }) => symbol === 'H')
      .slice(0, 1)
      .map(({ bytes }) => bytes),
  };
}

const key = new Uint8Array(64).fill(7);
const nonce = new Uint8Array(8).fill(1);
const zeros = new Uint8Array(32);

/** Both ends: ephemeral keys, shared secrets, host and user key, two signatures made and checked, hashes, ciphers. */
export function sshFloor({ seeds, preimages, encrypted, signed }: SshWork): number {
  const [a = zeros, b = zeros, host = zeros, user = zeros] = seeds;
  const message = signed[0] ?? zeros;
  const publicA = x25519.getPublicKey(a);
  const publicB = x25519.getPublicKey(b);
  let sum =
    (x25519.getSharedSecret(a, publicB)[0] ?? 0) + (x25519.getSharedSecret(b, publicA)[0] ?? 0);
  for (const seed of [host, user]) {
    const publicKey = ed25519.getPublicKey(seed);
    const signature = ed25519.sign(message, seed);
    if (ed25519.verify(signature, message, publicKey, { zip215: false })) sum += 1;
  }
  for (const preimage of preimages) sum += sha256(preimage)[0] ?? 0;
  for (const packet of encrypted) {
    // once to seal, once to open
    for (let side = 0; side < 2; side++) {
      const polyKey = chacha20orig(key.subarray(0, 32), nonce, zeros, undefined, 0);
      const head = chacha20orig(key.subarray(32), nonce, packet.subarray(0, 4), undefined, 0);
      const body = chacha20orig(key.subarray(0, 32), nonce, packet.subarray(4), undefined, 1);
      sum += (poly1305(body, polyKey)[0] ?? 0) + (head[0] ?? 0);
    }
  }
  return sum;
}
