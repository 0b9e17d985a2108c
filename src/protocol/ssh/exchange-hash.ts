/** What the exchange hash H covers: everything that both sides have said, and the secret. RFC 4253 §8, RFC 5656 §4. */
import type { Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import type { Codec } from '../../codec/tape.ts';
import { blob, mpintBytes, rest, string } from '../../codec/types.ts';
import type { Kex } from './kexes.ts';
import { SSH_MSG_KEXINIT } from './messages/transport.ts';
import { PublicKeyBlob } from './public-key.ts';

/** Parts of the hash by their names, in hash order; the public values are Q_C and Q_S, or e and f. */
export type HashParts = Readonly<Record<string, Bytes>>;

const layouts = new WeakMap<Kex, Codec<HashParts>>();

export function ExchangeHash(kex: Kex): Codec<HashParts> {
  const known = layouts.get(kex);
  if (known) return known;
  const layout = struct('RFC 4253 §8', {
    V_C: [string, "the client's identification, without its line end"],
    V_S: [string, "the server's identification, without its line end"],
    I_C: [blob(SSH_MSG_KEXINIT), "the payload of the client's SSH_MSG_KEXINIT"],
    I_S: [blob(SSH_MSG_KEXINIT), "the payload of the server's SSH_MSG_KEXINIT"],
    K_S: [blob(PublicKeyBlob), "the server's public host key"],
    [kex.symbols.client]: [kex.hashed, "the client's ephemeral public value", kex.source],
    [kex.symbols.server]: [kex.hashed, "the server's ephemeral public value", kex.source],
    K: [mpintBytes, 'the shared secret', kex.source],
  });
  layouts.set(kex, layout);
  return layout;
}

/** What the server's host key signs: H itself, and nothing else. */
export const SignedHash = struct('RFC 4253 §8', { H: [rest, 'the exchange hash'] });
