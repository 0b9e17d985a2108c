/** Groups for (EC)DHE: what one is, and all that there are. One file each in groups/. RFC 8446 §4.2.7. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Io } from '../trace.ts';
import type { Role } from './role.ts';

/** What one side made for one handshake. */
export interface Ephemeral {
  readonly group: Group;
  readonly privateKey: Bytes;
  /** As it travels in a key_share. */
  readonly publicKey: Bytes;
}

/** Names of both sides' values, the same for every group. */
export const privateSymbol = { client: 'd_C', server: 'd_S' } as const;
export const publicSymbol = { client: 'Q_C', server: 'Q_S' } as const;

export interface Group {
  /** As the RFC writes it. */
  readonly name: string;
  readonly code: number;
  readonly source: string;
  /** Bytes of a public key. */
  readonly publicLength: number;
  /** What both public keys are called, by the side that made them. */
  readonly publicLabels: Readonly<Record<Role, string>>;
  generate(io: Io, role: Role): Ephemeral;
  /**
   * The shared secret K of our private and the other's public key, which has `publicLength` bytes; or why there is
   * none. RFC 8446 §7.4.
   */
  agree(
    io: Io,
    own: Ephemeral,
    peer: Bytes,
    role: Role,
  ): { readonly K: Bytes } | { readonly why: string };
}

const entries = Object.values(
  import.meta.glob<Group>('./groups/*.ts', { eager: true, import: 'group' }),
);

/** Every group by its name. */
export const groups: ReadonlyMap<string, Group> = new Map(
  entries.map((group) => [group.name, group]),
);
const byCode: ReadonlyMap<number, Group> = new Map(entries.map((group) => [group.code, group]));

/** The group of a code point; undefined where there is none here. */
export const groupByCode = (code: number): Group | undefined => byCode.get(code);
