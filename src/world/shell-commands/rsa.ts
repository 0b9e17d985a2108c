/** RSA keys as openssl takes them. RFC 8017 §A.1.2. */
import { decode } from '../../codec/tape.ts';
import type { Bytes } from '../../codec/bytes.ts';
import { RsaNumbers } from '../../protocol/ssh/rsa-numbers.ts';
import type { ValueRecord } from '../recorder.ts';
import { integer, sequence } from './der.ts';
import type { Part } from './sh.ts';

/** The numbers of a private key; null where they cannot be read. */
export function rsaNumbersIn(key: Bytes) {
  const read = decode(RsaNumbers, key);
  return read.ok ? read.value : null;
}

/** RSAPrivateKey, with the two exponents that follow from the others. */
export function rsaPrivateKey({ label, bytes }: ValueRecord): Part[] | null {
  const numbers = rsaNumbersIn(bytes);
  if (!numbers) return null;
  const { n, e, d, iqmp, p, q } = numbers;
  const whole = [0n, n, e, d, p, q, d % (p - 1n), d % (q - 1n), iqmp];
  return [
    { name: `RSAPrivateKey, RFC 8017 §A.1.2: ${label}`, bytes: sequence(...whole.map(integer)) },
  ];
}
