/** What OpenSSH calls the kinds of public keys for people, and how large it says that they are. */
import { bytesToBig, type Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import { decode, type Codec } from '../../codec/tape.ts';
import { plainKey } from '../../protocol/ssh/fingerprint.ts';
import { mpintBytes, rest, string, stringOf, text } from '../../codec/types.ts';

export interface KeyKind {
  /** As in `ssh-keygen -l`: ED25519. */
  readonly title: string;
  readonly bits: number;
}

const Rsa = struct('RFC 4253 §6.6', {
  name: [text, 'kind of key'],
  e: [mpintBytes, 'the public exponent'],
  n: [mpintBytes, 'the modulus'],
});
const Dss = struct('RFC 4253 §6.6', {
  name: [text, 'kind of key'],
  p: [mpintBytes, 'the prime'],
  q: [mpintBytes, 'the order of the subgroup'],
  g: [mpintBytes, 'the generator'],
  y: [mpintBytes, 'the public value'],
});
const Ed25519 = struct('RFC 8709 §4', {
  name: [text, 'kind of key'],
  key: [stringOf(32), 'the public key'],
});
const Ecdsa = struct('RFC 5656 §3.1', {
  name: [text, 'kind of key'],
  curve: [text, 'its curve'],
  Q: [string, 'the public point'],
});
const application = { application: [string, 'what the key is for'] } as const;
const SkEd25519 = struct('OpenSSH PROTOCOL.u2f', {
  name: [text, 'kind of key'],
  key: [stringOf(32), 'the public key'],
  ...application,
});
const SkEcdsa = struct('OpenSSH PROTOCOL.u2f', {
  name: [text, 'kind of key'],
  curve: [text, 'its curve'],
  Q: [string, 'the public point'],
  ...application,
});

/** SSH_RSA_MINIMUM_MODULUS_SIZE */
const LEAST_RSA_BITS = 1024;
const UNCOMPRESSED = 4;

const whole = (codec: Codec<unknown>, title: string) => (blob: Bytes) =>
  decode(codec, blob).ok ? { title, bits: 256 } : null;

/** Whether the point is on its curve is not looked at here. */
const onCurve = (codec: typeof Ecdsa, title: string, bits: number) => (blob: Bytes) => {
  const key = decode(codec, blob);
  if (!key.ok || key.value.curve !== `nistp${bits}`) return null;
  const { Q } = key.value;
  const isPoint = Q[0] === UNCOMPRESSED && Q.length === 1 + 2 * Math.ceil(bits / 8);
  return isPoint ? { title, bits } : null;
};

/** By the name that stands in the key. sshkey.c: sshkey_type, sshkey_size. */
const kinds: Readonly<Record<string, (blob: Bytes) => KeyKind | null>> = {
  'ssh-ed25519': whole(Ed25519, 'ED25519'),
  'ecdsa-sha2-nistp256': onCurve(Ecdsa, 'ECDSA', 256),
  'ecdsa-sha2-nistp384': onCurve(Ecdsa, 'ECDSA', 384),
  'ecdsa-sha2-nistp521': onCurve(Ecdsa, 'ECDSA', 521),
  'sk-ssh-ed25519@openssh.com': whole(SkEd25519, 'ED25519-SK'),
  'sk-ecdsa-sha2-nistp256@openssh.com': onCurve(SkEcdsa, 'ECDSA-SK', 256),
  'ssh-rsa': (blob) => {
    const key = decode(Rsa, blob);
    const bits = key.ok ? bitLength(key.value.n) : 0;
    return bits < LEAST_RSA_BITS ? null : { title: 'RSA', bits };
  },
  'ssh-dss': (blob) => {
    const key = decode(Dss, blob);
    return key.ok ? { title: 'DSA', bits: bitLength(key.value.p) } : null;
  },
};

/** Names of signatures that a line may have in the place of the type of its key. */
const signatureNames: Readonly<Record<string, string>> = {
  'rsa-sha2-256': 'ssh-rsa',
  'rsa-sha2-512': 'ssh-rsa',
  'webauthn-sk-ecdsa-sha2-nistp256@openssh.com': 'sk-ecdsa-sha2-nistp256@openssh.com',
};

/** The type of key that a name in a file stands for; null where it is known as none. */
export function keyTypeNamed(name: string): string | null {
  const type = Object.hasOwn(signatureNames, name) ? (signatureNames[name] ?? name) : name;
  return Object.hasOwn(kinds, type) ? type : null;
}

const shortNames: readonly string[] = ['rsa', 'dsa', 'ecdsa', 'ecdsa-sk', 'ed25519', 'ed25519-sk'];

/** Whether OpenSSH knows a name as that of a type, also a certificate's or a short one. sshkey_type_from_name */
export function isKeyTypeName(name: string): boolean {
  const certified = name.replace(/-cert-v01@openssh\.com$/, '');
  const ofCertificate = certified.startsWith('sk-') ? `${certified}@openssh.com` : certified;
  const isCertificate = certified !== name && keyTypeNamed(ofCertificate) !== null;
  return isCertificate || keyTypeNamed(name) !== null || shortNames.includes(name.toLowerCase());
}

const Named = struct('RFC 4253 §6.6', {
  name: [text, 'kind of key'],
  key: [rest, 'what this kind of key needs'],
});

/** The name that a public key blob begins with; null where it has none. */
export function keyName(blob: Bytes): string | null {
  const read = decode(Named, blob);
  return read.ok ? read.value.name : null;
}

/** A certificate's is that of the key in it. Null for a kind of key that is not known here, or one that cannot be read to its end. */
export function keyKind(blob: Bytes): KeyKind | null {
  const plain = plainKey.of(blob);
  if (plain !== blob) {
    const kind = keyKind(plain);
    return kind && { ...kind, title: `${kind.title}-CERT` };
  }
  const name = keyName(blob);
  const find = name !== null && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  return find?.(blob) ?? null;
}

const bitLength = (number: Bytes): number => bytesToBig(number).toString(2).length;
