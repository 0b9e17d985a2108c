/** One-time codes from a shared secret: HOTP by a counter (RFC 4226), TOTP by the time (RFC 6238), with HMAC-SHA-1. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { checkCount } from './check.ts';

/** Seconds for which a code is good. RFC 6238 §4.1. */
export const TIME_STEP = 30;
export const DIGITS = 6;

/** How a code comes about, step by step. RFC 4226 §5.3. */
export interface OneTimeCode {
  readonly counter: number;
  /** The counter as 8 bytes, big-endian: what the HMAC is over. */
  readonly message: Uint8Array;
  /** 20 bytes. */
  readonly mac: Uint8Array;
  /** The low four bits of the last byte: where in the HMAC the number is taken. */
  readonly offset: number;
  /** Four bytes from there, without the topmost bit. */
  readonly number: number;
  /** Its last decimal digits, with zeros before them where they are few. */
  readonly code: string;
}

/** @throws RangeError when the counter is no whole number from 0 to 2^53 - 1 */
export function hotp(secret: Uint8Array, counter: number, digits = DIGITS): OneTimeCode {
  checkCount('counter', counter);
  const message = new Uint8Array(8);
  new DataView(message.buffer).setBigUint64(0, BigInt(counter));
  const mac = hmac(sha1, secret, message);
  const offset = (mac[mac.length - 1] ?? 0) & 0x0f;
  const number = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7f_ff_ff_ff;
  const code = String(number % 10 ** digits).padStart(digits, '0');
  return { counter, message, mac, offset, number, code };
}

/** @param seconds since 1970 */
export const totp = (secret: Uint8Array, seconds: number, digits = DIGITS): OneTimeCode =>
  hotp(secret, Math.floor(seconds / TIME_STEP), digits);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of base32, in which such secrets are written (RFC 4648 §6); null where it is malformed. */
export function fromBase32(text: string): Uint8Array | null {
  const digits = [...text.replace(/[ -]/g, '').replace(/=+$/, '').toUpperCase()];
  const values = digits.map((digit) => ALPHABET.indexOf(digit));
  if (values.includes(-1) || [1, 3, 6].includes(values.length % 8)) return null;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const value of values) {
    bits = ((bits << 5) | value) & 0xf_ff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return Uint8Array.from(bytes);
}
