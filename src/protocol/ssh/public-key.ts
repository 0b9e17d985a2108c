/** Public keys and signatures as they travel: a name, then what that kind of key needs. RFC 4253 §6.6. */
import type { Bytes } from '../../codec/bytes.ts';
import { branch, type Layout } from '../../codec/struct.ts';
import { decode } from '../../codec/tape.ts';
import { rest, text } from '../../codec/types.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';

const files = import.meta.glob<{ algorithm: KeyAlgorithm }>('./host-keys/*.ts', { eager: true });

/** Every signature algorithm that the engine has, by name. */
export const keyAlgorithms: ReadonlyMap<string, KeyAlgorithm> = new Map(
  Object.values(files).map(({ algorithm }) => [algorithm.name, algorithm]),
);

const layouts = (
  pick: (algorithm: KeyAlgorithm) => readonly [string, Layout],
): Readonly<Record<string, Layout>> => Object.fromEntries([...keyAlgorithms.values()].map(pick));

export const PublicKeyBlob = branch(
  'RFC 4253 §6.6',
  { algorithm: [text, 'kind of key'] },
  'algorithm',
  layouts(({ keyType, keyLayout }) => [keyType, keyLayout]),
  { key_data: [rest, 'a kind of key that is not known here'] },
);

export const SignatureBlob = branch(
  'RFC 4253 §6.6',
  { algorithm: [text, 'kind of signature'] },
  'algorithm',
  layouts(({ name, signatureLayout }) => [name, signatureLayout]),
  { signature_data: [rest, 'a kind of signature that is not known here'] },
);

/** The kind that a key blob or a signature blob names; null where the blob is malformed. */
export function blobType(
  codec: typeof PublicKeyBlob | typeof SignatureBlob,
  blob: Bytes,
): string | null {
  const decoded = decode(codec, blob);
  return decoded.ok ? String(decoded.value.algorithm) : null;
}

/** A key pair that a side holds. */
export interface KeyPair {
  readonly algorithm: KeyAlgorithm;
  /** Raw private key, in the algorithm's own form; null where a recording leaves it out. */
  readonly privateKey: Bytes | null;
  readonly publicBlob: Bytes;
  readonly comment: string;
}
