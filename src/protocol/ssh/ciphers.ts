/** Ciphers: what one is, and all that there are. One file each in ciphers/. */
import type { Bytes } from '../../codec/bytes.ts';
import { registry } from '../registry.ts';

/** A cipher that also authenticates, so that no MAC is negotiated with it. */
export interface AeadCipher {
  readonly kind: 'aead';
  readonly name: string;
  readonly source: string;
  readonly keyLength: number;
  readonly ivLength: number;
  readonly blockLength: number;
  readonly tagLength: number;
  /** Whether the four bytes of packet_length are readable by anyone. */
  readonly lengthInClear: boolean;
  /** Why the initial IV is not used, in words; null where it is. */
  readonly unusedIv: string | null;
  create(
    key: Bytes,
    iv: Bytes,
  ): {
    /** packet_length ‖ … ‖ padding in; the same encrypted, and the tag, out. */
    seal(sequence: number, packet: Bytes): Bytes;
    /** packet_length from the first four bytes on the wire. */
    length(sequence: number, head: Bytes): number;
    /** The packet, or null where the tag is wrong. */
    open(sequence: number, wire: Bytes): Bytes | null;
  };
}

/** A cipher that only hides, and needs a MAC beside it. */
export interface StreamCipher {
  readonly kind: 'stream';
  readonly name: string;
  readonly source: string;
  readonly keyLength: number;
  readonly ivLength: number;
  readonly blockLength: number;
  /** Encrypts and decrypts whole blocks, each call going on where the last one ended. */
  create(key: Bytes, iv: Bytes): { crypt(bytes: Bytes): Bytes };
}

export type Cipher = AeadCipher | StreamCipher;

const registered = registry(
  ({ name }) => [name],
  import.meta.glob<Cipher>('./ciphers/chacha20-poly1305@openssh.com.ts', {
    eager: true,
    import: 'cipher',
  }),
  import.meta.glob<Cipher>(['./ciphers/*.ts', '!./ciphers/chacha20-poly1305@openssh.com.ts'], {
    import: 'cipher',
  }),
);
export const { loaded: ciphers, names: cipherNames, load: loadCiphers } = registered;
if (import.meta.env.SSR) await loadCiphers();
