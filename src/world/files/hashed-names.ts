/**
 * Host names that a file does not tell: `|1|SALT|HASH`, the HMAC-SHA1 of the name under a salt. Only who looks for a
 * name can find it. OpenSSH hostfile.c: host_hash, extract_salt.
 */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { sha1 } from '../../crypto/legacy-hashes.ts';
import { base64 } from '../../protocol/ssh/fingerprint.ts';
import { fromBase64 } from './public-key-line.ts';

const DELIMITER = '|';
/** 1 stands for HMAC-SHA1; there is no other. */
export const HASH_MAGIC = '|1|';
/** Bytes of a salt, and of a hash. */
export const HASHED_LENGTH = sha1.outputLength;

export const isHashed = (hosts: string): boolean => hosts.startsWith(DELIMITER);

/** A name with its salt of 20 bytes as it stands in the file. */
export const hashedName = (name: string, salt: Bytes): string =>
  `${HASH_MAGIC}${base64(salt)}${DELIMITER}${base64(sha1.hmac(salt, utf8(name)))}`;

/** The longest salt that OpenSSH looks at, as base64. */
const MOST_BASE64 = 1024;

/** The salt of a hashed name; or, in OpenSSH's words, why it has none. */
export function readSalt(hosts: string): Bytes | string {
  if (hosts.length < HASH_MAGIC.length) return 'string too short';
  if (!hosts.startsWith(HASH_MAGIC)) return 'invalid magic identifier';
  const end = hosts.indexOf(DELIMITER, HASH_MAGIC.length);
  if (end < 0) return 'missing salt termination character';
  const length = end - HASH_MAGIC.length;
  if (length === 0 || length > MOST_BASE64) return `bad encoded salt length ${length}`;
  const salt = fromBase64(hosts.slice(HASH_MAGIC.length, end));
  if (!salt) return 'salt decode error';
  if (salt.length === HASHED_LENGTH) return salt;
  return `expected salt len ${HASHED_LENGTH}, got ${salt.length}`;
}

/** Null where it has none of the right length. */
export function saltOf(hosts: string): Bytes | null {
  const salt = readSalt(hosts);
  return typeof salt === 'string' ? null : salt;
}

/** Whether this is a host's name, hashed; null where it is no hashed name at all. */
export function fitsHash(name: string, hosts: string): boolean | null {
  const salt = saltOf(hosts);
  return salt && hashedName(name, salt) === hosts;
}
