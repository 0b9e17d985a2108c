/** Public keys and signatures as they travel: a name, then what that kind of key needs. RFC 4253 §6.6. */
import type { Bytes } from '../../codec/bytes.ts';
import { loadKeyAlgorithms } from './key-algorithms.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';

export * from './key-algorithms.ts';

if (import.meta.env.SSR) await loadKeyAlgorithms();

/** A key pair that a side holds. */
export interface KeyPair {
  /** The best of those that this kind of key signs with. */
  readonly algorithm: KeyAlgorithm;
  /** Raw private key, in the algorithm's own form; null where a recording leaves it out. */
  readonly privateKey: Bytes | null;
  readonly publicBlob: Bytes;
  readonly comment: string;
}
