/** Fingerprints of public keys, as `ssh-keygen -l` prints them. */
import { toHex, type Bytes } from '../../codec/bytes.ts';
import { sha256 } from '../../crypto/hashes.ts';
import { md5 } from '../../crypto/legacy-hashes.ts';
import { fingerprint, plainKey } from '../../protocol/ssh/fingerprint.ts';
import { keyKind } from './key-kind.ts';
import { randomart } from './randomart.ts';

/** `MD5:aa:bb:…` over a public key blob: what OpenSSH printed before version 6.8. */
export const md5Fingerprint = (publicBlob: Bytes): string =>
  `MD5:${(toHex(md5.digest(plainKey.of(publicBlob))).match(/../g) ?? []).join(':')}`;

/** The picture under the SHA256 fingerprint, eleven lines; null for a kind of key that is not known here. */
export function keyRandomart(publicBlob: Bytes): string[] | null {
  const kind = keyKind(publicBlob);
  if (!kind) return null;
  const titles = { key: `${kind.title} ${kind.bits}`, kind: kind.title, hash: 'SHA256' };
  return randomart(sha256.digest(plainKey.of(publicBlob)), titles);
}

/**
 * The lines that `ssh-keygen -l -f FILE` prints about a key, with `visual` those of `-lv`: nothing for a kind of key
 * that is not known here, as `ssh-keygen` passes over what it cannot read.
 *
 * @param comment - what stands behind the key in the file, or else before it; empty where there is none in a .pub file
 */
export function keygenList(
  publicBlob: Bytes,
  comment: string,
  { visual = false }: { readonly visual?: boolean } = {},
): string[] {
  const kind = keyKind(publicBlob);
  if (!kind) return [];
  const about = `${comment || 'no comment'} (${kind.title})`;
  const line = `${kind.bits} ${fingerprint(publicBlob)} ${about}`;
  return visual ? [line, ...(keyRandomart(publicBlob) ?? [])] : [line];
}
