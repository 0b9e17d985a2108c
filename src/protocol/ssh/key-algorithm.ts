import type { Bytes } from '../../codec/bytes.ts';
import type { StepReport } from '../trace.ts';
import type { Fault } from './fault.ts';
import type { CertificateVerdict } from './questions.ts';

/** How a private key is made of random bytes, where they are not the key themselves. */
export interface FromRandom {
  /** In words, as a computation. */
  readonly how: string;
  /** What people should know of such a key; stands in brackets behind its name. */
  readonly note: string | null;
  /** @param taken - private keys that are already somebody's */
  make(random: Bytes, taken: readonly Bytes[]): Bytes;
}

/** Whoever looks at a certificate that came. */
export interface Checker {
  readonly role: 'client' | 'server';
  step(key: 'checked-certificate' | 'judged-certificate', report: StepReport): void;
}

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
  readonly randomLength: number;
  /** Null where the random bytes are the private key. */
  readonly fromRandom: FromRandom | null;
  /** What is wrong with the bytes of a private key, from `expected` on; null where nothing is. */
  privateKeyProblem(privateKey: Bytes): string | null;
  /** For certificates only. */
  readonly certified?: {
    /** What is wrong with one by itself, whoever the authority is that signed it. */
    check(self: Checker, blob: Bytes): Fault | null;
    /** Reports what came of one; gives why it was refused, or null. */
    report(self: Checker, blob: Bytes, verdict: CertificateVerdict | undefined): string | null;
  };
  /** What is wrong with a public key that can be read, and must not be used; null where nothing is. */
  publicKeyProblem(publicBlob: Bytes): string | null;
  /** Throws a RangeError for a private key that has a problem. */
  publicBlob(privateKey: Bytes): Bytes;
  /** A signature blob over `data`. Throws likewise. */
  sign(data: Bytes, privateKey: Bytes): Bytes;
  /** False for any signature or key that is malformed; never throws. */
  verify(signatureBlob: Bytes, data: Bytes, publicBlob: Bytes): boolean;
}
