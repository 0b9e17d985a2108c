import type { Bytes } from '../../codec/bytes.ts';
import type { AlgorithmIdentifier } from './certificates/algorithm-identifier.ts';
import type { KeyTypeName } from './key-types.ts';

/** A way to sign, by its name in `signature_algorithms`. One file each in signatures/. RFC 8446 §4.2.3. */
export interface SignatureScheme {
  readonly name: string;
  /** As it stands in `signature_algorithms` and in CertificateVerify. */
  readonly code: number;
  readonly source: string;
  readonly verifySource: string;
  /** The keys that sign so. */
  readonly keyType: KeyTypeName;
  /** Whether it may stand in CertificateVerify: the padding of PKCS #1 v1.5 may not. */
  readonly inCertificateVerify: boolean;
  /** Whether a certificate may be signed so. */
  readonly inCertificates: boolean;
  /** How it is named in a certificate. */
  readonly algorithm: AlgorithmIdentifier;
  /** Random bytes that a signature needs; 0 where it needs none. */
  readonly saltLength: number;
  /** Bits that the modulus of a key needs, to hold hash and salt; 0 where any key will do. RFC 8017 §9.1.1. */
  readonly leastBits: number;
  /**
   * A signature over `data`.
   *
   * @param privateKey - in the key type's own form
   * @param salt - `saltLength` bytes
   * @throws RangeError where either is unfit
   */
  sign(data: Bytes, privateKey: Bytes, salt: Bytes): Bytes;
  /**
   * Whether `signature` is the key's over `data`.
   *
   * @param publicKeyInfo - a whole SubjectPublicKeyInfo
   * @returns false for any signature or key that is malformed, or of another type; never throws
   */
  verify(data: Bytes, signature: Bytes, publicKeyInfo: Bytes): boolean;
}
