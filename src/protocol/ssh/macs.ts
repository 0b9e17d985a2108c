/** Message authentication codes: what one is, and all that there are. One file each in macs/. */
import type { Bytes } from '../../codec/bytes.ts';
import { registry } from '../registry.ts';

export interface Mac {
  readonly name: string;
  readonly source: string;
  readonly keyLength: number;
  readonly tagLength: number;
  /** Encrypt-then-MAC: over what is on the wire, with packet_length in clear; otherwise over the plaintext packet. */
  readonly etm: boolean;
  tag(key: Bytes, bytes: Bytes): Bytes;
}

// Beside the cipher that OpenSSH prefers none is used.
const registered = registry<Mac>(
  ({ name }) => [name],
  {},
  import.meta.glob<Mac>('./macs/*.ts', { import: 'mac' }),
);
export const { loaded: macs, names: macNames, load: loadMacs } = registered;
if (import.meta.env.SSR) await loadMacs();
