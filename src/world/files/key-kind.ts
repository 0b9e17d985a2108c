/** What OpenSSH calls the kinds of public keys for people, and how large it says that they are. */
import { bytesToBig, type Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import { decode } from '../../codec/tape.ts';
import { mpintBytes, rest, text } from '../../codec/types.ts';

export interface KeyKind {
  /** As in `ssh-keygen -l`: ED25519. */
  readonly title: string;
  readonly bits: number;
}

const fixed = (title: string, bits: number) => (): KeyKind => ({ title, bits });

const Rsa = struct('RFC 4253 §6.6', {
  name: [text, 'kind of key'],
  e: [mpintBytes, 'the public exponent'],
  n: [mpintBytes, 'the modulus'],
});
const Dss = struct('RFC 4253 §6.6', {
  name: [text, 'kind of key'],
  p: [mpintBytes, 'the prime'],
  numbers: [rest, 'q, g and y'],
});

/** By the name that stands in the key. sshkey.c: sshkey_type, sshkey_size. */
const kinds: Readonly<Record<string, (blob: Bytes) => KeyKind | null>> = {
  'ssh-ed25519': fixed('ED25519', 256),
  'ecdsa-sha2-nistp256': fixed('ECDSA', 256),
  'ecdsa-sha2-nistp384': fixed('ECDSA', 384),
  'ecdsa-sha2-nistp521': fixed('ECDSA', 521),
  'sk-ssh-ed25519@openssh.com': fixed('ED25519-SK', 256),
  'sk-ecdsa-sha2-nistp256@openssh.com': fixed('ECDSA-SK', 256),
  'ssh-rsa': (blob) => {
    const key = decode(Rsa, blob);
    return key.ok ? { title: 'RSA', bits: bitLength(key.value.n) } : null;
  },
  'ssh-dss': (blob) => {
    const key = decode(Dss, blob);
    return key.ok ? { title: 'DSA', bits: bitLength(key.value.p) } : null;
  },
};

const Named = struct('RFC 4253 §6.6', {
  name: [text, 'kind of key'],
  key: [rest, 'what this kind of key needs'],
});

/** The name that a public key blob begins with; null where it has none. */
export function keyName(blob: Bytes): string | null {
  const read = decode(Named, blob);
  return read.ok ? read.value.name : null;
}

/** Null for a kind of key that is not known here, or that cannot be read. */
export function keyKind(blob: Bytes): KeyKind | null {
  const name = keyName(blob);
  const find = name !== null && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  return find?.(blob) ?? null;
}

const bitLength = (number: Bytes): number => bytesToBig(number).toString(2).length;
