/** Cipher suites: what one is, and all that there are. One file each in suites/. RFC 8446 §B.4. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Hash } from '../../crypto/hashes.ts';
import type { HkdfHashName } from '../../crypto/hkdf.ts';

/** An AEAD algorithm (RFC 5116): encrypts, and authenticates what stands before the ciphertext with it. */
export interface Aead {
  /** Bytes that the tag adds. */
  readonly tagLength: number;
  seal(key: Bytes, nonce: Bytes, plaintext: Bytes, aad: Bytes): Bytes;
  /** Null where the tag is wrong. */
  open(key: Bytes, nonce: Bytes, sealed: Bytes, aad: Bytes): Bytes | null;
}

/** A hash that transcripts and key schedules are made with. */
export type SuiteHash = Hash & { readonly name: HkdfHashName };

export interface Suite {
  /** As the RFC writes it. */
  readonly name: string;
  readonly code: number;
  readonly source: string;
  readonly hash: SuiteHash;
  readonly aead: Aead;
  readonly keyLength: number;
  readonly ivLength: number;
}

const entries = Object.values(
  import.meta.glob<Suite>('./suites/*.ts', { eager: true, import: 'suite' }),
);

/** Every suite by its name. */
export const suites: ReadonlyMap<string, Suite> = new Map(
  entries.map((suite) => [suite.name, suite]),
);
const byCode: ReadonlyMap<number, Suite> = new Map(entries.map((suite) => [suite.code, suite]));

/** The suite of a code point; undefined where there is none here. */
export const suiteByCode = (code: number): Suite | undefined => byCode.get(code);
