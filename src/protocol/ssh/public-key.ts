/** Public keys and signatures as they travel: a name, then what that kind of key needs. RFC 4253 §6.6. */
import type { Bytes } from '../../codec/bytes.ts';
import { branch, type Layout } from '../../codec/struct.ts';
import { decode } from '../../codec/tape.ts';
import { rest, text } from '../../codec/types.ts';
import { registry } from '../registry.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import type { KeyType } from './key-type.ts';

const typeFiles = import.meta.glob<{ keyType: KeyType }>('./key-types/*.ts', { eager: true });

/** Every kind of key whose form is known here, by name. */
export const keyTypes: ReadonlyMap<string, KeyType> = new Map(
  Object.values(typeFiles).map(({ keyType }) => [keyType.name, keyType]),
);

const registered = registry(
  ({ name }) => [name],
  import.meta.glob<KeyAlgorithm>('./host-keys/ssh-ed25519.ts', {
    eager: true,
    import: 'algorithm',
  }),
  import.meta.glob<KeyAlgorithm>(['./host-keys/*.ts', '!./host-keys/ssh-ed25519.ts'], {
    import: 'algorithm',
  }),
);
/** The signature algorithms that the engine has, by name. */
export const {
  loaded: keyAlgorithms,
  names: keyAlgorithmNames,
  load: loadKeyAlgorithms,
} = registered;
if (import.meta.env.SSR) await loadKeyAlgorithms();

/** What a kind of key signs with, as OpenSSH prefers them; empty for a kind that is not known here. */
export const algorithmsOf = (keyType: string): readonly KeyAlgorithm[] =>
  (keyTypes.get(keyType)?.algorithms ?? []).flatMap((name) => keyAlgorithms.get(name) ?? []);

const all = [...keyTypes.values()];

export const PublicKeyBlob = branch(
  'RFC 4253 §6.6',
  { algorithm: [text, 'kind of key'] },
  'algorithm',
  layouts(all.map(({ name, keyLayout }) => [name, keyLayout])),
  { key_data: [rest, 'a kind of key that is not known here'] },
);

export const SignatureBlob = branch(
  'RFC 4253 §6.6',
  { algorithm: [text, 'kind of signature'] },
  'algorithm',
  layouts(
    all.flatMap(({ algorithms, signatureLayout }) =>
      algorithms.map((name) => [name, signatureLayout] as const),
    ),
  ),
  { signature_data: [rest, 'a kind of signature that is not known here'] },
);

function layouts(entries: Iterable<readonly [string, Layout]>): Readonly<Record<string, Layout>> {
  return Object.fromEntries(entries);
}

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
  /** The best of those that this kind of key signs with. */
  readonly algorithm: KeyAlgorithm;
  /** Raw private key, in the algorithm's own form; null where a recording leaves it out. */
  readonly privateKey: Bytes | null;
  readonly publicBlob: Bytes;
  readonly comment: string;
}
