/** Key exchange methods: what one is, and all that there are. One file each in kex/. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Codec } from '../../codec/tape.ts';
import type { Hash } from '../../crypto/hashes.ts';
import type { ModpGroup } from '../../crypto/modp.ts';
import type { Fault } from './fault.ts';
import type { Message, Role } from './messages/message.ts';
import { registry } from '../registry.ts';
import type { Io } from '../trace.ts';

/** What one side made for one key exchange. */
export interface Ephemeral {
  readonly privateKey: Bytes;
  /** As it travels: Q_C or e, Q_S or f. */
  readonly publicKey: Bytes;
}

/** Values of messages whose fields are all bytes; the public value is under `symbols[side]`. */
export type PublicValues = Readonly<Record<string, Bytes>>;

export interface Kex {
  readonly name: string;
  /** Other names of the same method. */
  readonly aliases: readonly string[];
  readonly source: string;
  readonly hash: Hash;
  /** Where its public values are powers of a number. */
  readonly group?: ModpGroup;
  /** What the two public values are called: Q_C and Q_S, or e and f. */
  readonly symbols: Readonly<Record<Role, string>>;
  /** What they are called in words, by which side drew them. */
  readonly labels: Readonly<
    Record<Role, { readonly privateKey: string; readonly publicKey: string }>
  >;
  /** The client's message (30) and the server's (31). */
  readonly init: Message<PublicValues>;
  readonly reply: Message<PublicValues>;
  /** How a public value is written into the exchange hash. */
  readonly hashed: Codec<Bytes>;
  generate(io: Io, role: Role): Ephemeral;
  /** The shared secret K from our private value and the other's public one, as an unsigned number's bytes. */
  agree(
    io: Io,
    own: Ephemeral,
    peer: Bytes,
    role: Role,
  ): { readonly K: Bytes } | { readonly fault: Fault };
}

/** Every method by each of its names. */
const registered = registry(
  ({ name, aliases }) => [name, ...aliases],
  import.meta.glob<Kex>('./kex/curve25519-sha256.ts', { eager: true, import: 'kex' }),
  import.meta.glob<Kex>(['./kex/*.ts', '!./kex/curve25519-sha256.ts'], { import: 'kex' }),
);
export const { loaded: kexes, names: kexNames, load: loadKexes } = registered;
if (import.meta.env.SSR) await loadKexes();
