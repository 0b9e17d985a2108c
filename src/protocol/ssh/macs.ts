/** Message authentication codes: what one is, and all that there are. One file each in macs/. */
import type { Bytes } from '../../codec/bytes.ts';

export interface Mac {
  readonly name: string;
  readonly source: string;
  readonly keyLength: number;
  readonly tagLength: number;
  /** Encrypt-then-MAC: over what is on the wire, with packet_length in clear; otherwise over the plaintext packet. */
  readonly etm: boolean;
  tag(key: Bytes, bytes: Bytes): Bytes;
}

const files = import.meta.glob<{ mac: Mac }>('./macs/*.ts', { eager: true });
export const macs: ReadonlyMap<string, Mac> = new Map(
  Object.values(files).map(({ mac }) => [mac.name, mac]),
);
