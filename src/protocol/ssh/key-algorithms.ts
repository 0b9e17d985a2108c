/** Every kind of key, and of signature, by name: how its blobs are laid out, and what computes with it. RFC 4253 §6.6. */
import type { Bytes } from '../../codec/bytes.ts';
import { branch, type Layout } from '../../codec/struct.ts';
import { decode } from '../../codec/tape.ts';
import { rest, text } from '../../codec/types.ts';
import { registry } from '../registry.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import type { KeyType } from './key-type.ts';

const types = registry(
  ({ name }) => [name],
  import.meta.glob<KeyType>('./key-types/ssh-ed25519.ts', { eager: true, import: 'keyType' }),
  import.meta.glob<KeyType>(['./key-types/*.ts', '!./key-types/ssh-ed25519.ts'], {
    import: 'keyType',
  }),
);
/** Every kind of key whose form is known here, by name. */
export const keyTypes = types.loaded;

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
  const [{ certificateAlgorithm }, { readCertificates }] = await Promise.all([
    import('./certificate-algorithm.ts'),
    import('./certificate.ts'),
    types.load(),
    registered.load(),
  ]);
  readCertificates();
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
export const signsAs = ({ name }: Pick<KeyAlgorithm, 'name'>): string =>
  name.replace(CERTIFIED, '');

const keyBlob = (cases: Readonly<Record<string, Layout>>) =>
  branch('RFC 4253 §6.6', { algorithm: [text, 'kind of key'] }, 'algorithm', cases, {
    key_data: [rest, 'a kind of key that is not known here'],
  });
const signatureBlob = (cases: Readonly<Record<string, Layout>>) =>
  branch('RFC 4253 §6.6', { algorithm: [text, 'kind of signature'] }, 'algorithm', cases, {
    signature_data: [rest, 'a kind of signature that is not known here'],
  });
type KeyBlob = ReturnType<typeof keyBlob>;

/** What can be read by the kinds of keys that are loaded, and by kinds of certificates. */
function readable(certificates: Readonly<Record<string, Layout>>) {
  const all = [...keyTypes.values()];
  const keys = Object.fromEntries(all.map(({ name, keyLayout }) => [name, keyLayout]));
  const signatures = all.flatMap(({ algorithms, signatureLayout }) =>
    algorithms.map((name) => [name, signatureLayout] as const),
  );
  return {
    plain: keyBlob(keys),
    any: keyBlob({ ...keys, ...certificates }),
    signature: signatureBlob(Object.fromEntries(signatures)),
  };
}
let now = readable({});

/** Makes more kinds readable: of certificates those given, of keys and signatures those that were loaded since. */
export function readAlso(certificates: Readonly<Record<string, Layout>>): void {
  now = readable(certificates);
}

/** A key by itself, without a certificate round it. */
export const PlainKeyBlob: KeyBlob = { walk: (tape, value) => now.plain.walk(tape, value) };
/** A key, or a certificate once those are loaded. */
export const PublicKeyBlob: KeyBlob = { walk: (tape, value) => now.any.walk(tape, value) };
export const SignatureBlob: ReturnType<typeof signatureBlob> = {
  walk: (tape, value) => now.signature.walk(tape, value),
};

/** The kind that a key blob or a signature blob names; null where the blob is malformed. */
export function blobType(
  codec: typeof PublicKeyBlob | typeof SignatureBlob,
  blob: Bytes,
): string | null {
  const decoded = decode(codec, blob);
  return decoded.ok ? String(decoded.value.algorithm) : null;
}
