import type { Layout } from '../../codec/struct.ts';

/** A kind of key, as its blobs are laid out. One file each in key-types/; what it computes is in host-keys/. */
export interface KeyType {
  /** Name inside the public key blob, and in key files. */
  readonly name: string;
  /** As OpenSSH calls it for people: ED25519. */
  readonly title: string;
  readonly source: string;
  /** Names of the algorithms that it signs with, as OpenSSH prefers them. */
  readonly algorithms: readonly string[];
  /** What follows the name in the key blob and in the signature blob. */
  readonly keyLayout: Layout;
  readonly signatureLayout: Layout;
}
