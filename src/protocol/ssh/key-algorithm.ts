import type { Bytes } from '../../codec/bytes.ts';
import type { Layout } from '../../codec/struct.ts';

/** A kind of signature that a host or a user can prove itself with. One file each in host-keys/. */
export interface KeyAlgorithm {
  /** Name in KEXINIT and in user authentication. */
  readonly name: string;
  /** Name inside the public key blob; one key type can serve several algorithms. */
  readonly keyType: string;
  /** As OpenSSH calls the type for people: ED25519. */
  readonly title: string;
  readonly source: string;
  readonly verifySource: string;
  /** Bytes of random from which a private key is made. */
  readonly privateKeyLength: number;
  /** What follows the name in the key blob and in the signature blob. */
  readonly keyLayout: Layout;
  readonly signatureLayout: Layout;
  publicBlob(privateKey: Bytes): Bytes;
  /** A signature blob over `data`. */
  sign(data: Bytes, privateKey: Bytes): Bytes;
  /** False for any signature or key that is malformed; never throws. */
  verify(signatureBlob: Bytes, data: Bytes, publicBlob: Bytes): boolean;
}
