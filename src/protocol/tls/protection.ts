/** A suite's AEAD with the keys of one direction: what a record goes through on its way to the wire. RFC 8446 §5.2. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Suite } from './suites.ts';

export interface TrafficKeys {
  readonly key: Bytes;
  readonly iv: Bytes;
}

export interface Protection {
  readonly suite: Suite;
  readonly keys: TrafficKeys;
  /** The ciphertext with its tag; `header` is the record's, which is authenticated with it. */
  seal(sequence: number, header: Bytes, inner: Bytes): Bytes;
  /** Null where the tag is wrong. */
  open(sequence: number, header: Bytes, sealed: Bytes): Bytes | null;
}

/** The nonce of a record: its number, padded to the left with zeros, XOR the IV. RFC 8446 §5.3. */
export function nonceOf(iv: Bytes, sequence: number): Bytes {
  const nonce = iv.slice();
  let left = sequence;
  for (let at = nonce.length - 1; left > 0; at--) {
    nonce[at] = (nonce[at] ?? 0) ^ (left % 256);
    left = Math.floor(left / 256);
  }
  return nonce;
}

export function protect(suite: Suite, keys: TrafficKeys): Protection {
  const { aead } = suite;
  return {
    suite,
    keys,
    seal: (sequence, header, inner) =>
      aead.seal(keys.key, nonceOf(keys.iv, sequence), inner, header),
    open: (sequence, header, sealed) =>
      aead.open(keys.key, nonceOf(keys.iv, sequence), sealed, header),
  };
}
