/** Every kind of key, and of signature, by name: how its blobs are laid out, and what computes with it. RFC 4253 §6.6. */
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
export const keyAlgorithms = registered.loaded;

/** What the name of a kind of certificate has behind that of the key in it. OpenSSH PROTOCOL.certkeys. */
export const CERTIFIED = '-cert-v01@openssh.com';

/** Of all that there are, loaded or not: each for keys, and for certificates. */
export const keyAlgorithmNames = registered.names.flatMap((name) => [name, name + CERTIFIED]);

/** Loads the rest, and all those for certificates. */
export async function loadKeyAlgorithms(): Promise<void> {
  const { certificateAlgorithm } = await import('./certificate-algorithm.ts');
  await registered.load();
  for (const plain of [...keyAlgorithms.values()])
    if (!plain.certified) registered.add(certificateAlgorithm(plain));
}

/** What a kind of key signs with, as OpenSSH prefers them; empty for a kind that is not known here. */
export function algorithmsOf(keyType: string): readonly KeyAlgorithm[] {
  const plain = keyType.replace(CERTIFIED, '');
  const names = keyTypes.get(plain)?.algorithms ?? [];
  return names.flatMap((name) => keyAlgorithms.get(name + keyType.slice(plain.length)) ?? []);
}

/** The name in a signature by an algorithm: a certificate's key signs as a plain one. */
export const signsAs = ({ name }: KeyAlgorithm): string => name.replace(CERTIFIED, '');

const all = [...keyTypes.values()];

const keyBlob = (cases: Readonly<Record<string, Layout>>) =>
  branch('RFC 4253 §6.6', { algorithm: [text, 'kind of key'] }, 'algorithm', cases, {
    key_data: [rest, 'a kind of key that is not known here'],
  });
const plainLayouts = layouts(all.map(({ name, keyLayout }) => [name, keyLayout]));

/** A key by itself, without a certificate round it. */
export const PlainKeyBlob = keyBlob(plainLayouts);

let anyKey: typeof PlainKeyBlob = PlainKeyBlob;
/** A key, or a certificate once those are loaded. */
export const PublicKeyBlob: typeof PlainKeyBlob = {
  walk: (tape, value) => anyKey.walk(tape, value),
};
/** Makes more kinds of keys readable. */
export function readAlso(more: Readonly<Record<string, Layout>>): void {
  anyKey = keyBlob({ ...plainLayouts, ...more });
}

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
