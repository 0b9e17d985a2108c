/** The six keys out of K, H and session_id. RFC 4253 §7.2. */
import { concat, type Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import { bytes as fixed, constant, mpintBytes, rest, uint8 } from '../../codec/types.ts';
import type { Io } from '../trace.ts';
import type { Agreed } from './negotiate.ts';
import type { DirectionKeys } from './protection.ts';

const SOURCE = 'RFC 4253 §7.2';

export const letters = {
  A: 'initial IV, client to server',
  B: 'initial IV, server to client',
  C: 'encryption key, client to server',
  D: 'encryption key, server to client',
  E: 'integrity key, client to server',
  F: 'integrity key, server to client',
} as const;
export type Letter = keyof typeof letters;

const firstBlock = (letter: Letter, hashLength: number) =>
  struct(SOURCE, {
    K: [mpintBytes, 'the shared secret'],
    H: [fixed(hashLength), 'the exchange hash of this exchange'],
    letter: [constant(uint8, letter.charCodeAt(0)), `"${letter}": ${letters[letter]}`],
    session_id: [rest, 'the exchange hash of the first exchange'],
  });

/** Where a key needs more bytes than the hash gives, all bytes so far are hashed again. */
const nextBlock = (hashLength: number) =>
  struct(SOURCE, {
    K: [mpintBytes, 'the shared secret'],
    H: [fixed(hashLength), 'the exchange hash of this exchange'],
    'key so far': [rest, 'the bytes already made'],
  });

export interface SessionKeys {
  readonly clientToServer: DirectionKeys;
  readonly serverToClient: DirectionKeys;
}

export interface KeyMaterial {
  readonly K: Bytes;
  readonly H: Bytes;
  readonly sessionId: Bytes;
}

/** Only what the agreed ciphers need is made: a key of no bytes is not a key. */
export function deriveKeys(io: Io, agreed: Agreed, { K, H, sessionId }: KeyMaterial): SessionKeys {
  const { hash } = agreed.kex;
  function derive(letter: Letter, length: number): Bytes {
    if (length === 0) return new Uint8Array();
    const label = letters[letter];
    const about = { symbol: letter, secret: true };
    const whole = length === hash.outputLength;
    const first = { K, H, letter: letter.charCodeAt(0), session_id: sessionId };
    const layout = firstBlock(letter, hash.outputLength);
    const from = [K, H, sessionId];
    const parts = [
      io.derive(
        whole ? label : `${label}, first hash`,
        layout,
        first,
        from,
        hash,
        whole ? about : { secret: true },
      ),
    ];
    for (let made = hash.outputLength; made < length; made += hash.outputLength) {
      const value = { K, H, 'key so far': concat(...parts) };
      const next = nextBlock(hash.outputLength);
      parts.push(
        io.derive(`${label}, hash ${parts.length + 1}`, next, value, [K, H, ...parts], hash, {
          secret: true,
        }),
      );
    }
    if (whole) return parts[0] ?? new Uint8Array();
    return io.compute(label, `the first ${length} bytes`, parts, about, () =>
      concat(...parts).slice(0, length),
    );
  }
  const lengths = ({ cipher, mac }: Agreed['clientToServer']) => ({
    iv: cipher.ivLength,
    encryption: cipher.keyLength,
    integrity: mac?.keyLength ?? 0,
  });
  const c = lengths(agreed.clientToServer);
  const s = lengths(agreed.serverToClient);
  const iv = { c: derive('A', c.iv), s: derive('B', s.iv) };
  const encryption = { c: derive('C', c.encryption), s: derive('D', s.encryption) };
  const integrity = { c: derive('E', c.integrity), s: derive('F', s.integrity) };
  return {
    clientToServer: { iv: iv.c, encryption: encryption.c, integrity: integrity.c },
    serverToClient: { iv: iv.s, encryption: encryption.s, integrity: integrity.s },
  };
}
