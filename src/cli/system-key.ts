/** New private keys of real connections, from the system's randomness. */
import { generateKeyPairSync } from 'node:crypto';
import { bytesToBig, type Bytes } from '../codec/bytes.ts';
import { encode } from '../codec/tape.ts';
import { rsa } from '../crypto/rsa.ts';
import { algorithmsOf } from '../protocol/ssh/public-key.ts';
import { RsaNumbers } from '../protocol/ssh/rsa-numbers.ts';
import { systemBytes } from './system-random.ts';

/** As many as `ssh-keygen -t rsa` takes. */
const RSA_BITS = 3072;

/** A private key in the form in which scenarios hold one of this type. */
export function systemKey(type: string): Bytes {
  const [algorithm] = algorithmsOf(type);
  if (!algorithm) throw new Error(`no key type ${type}`); // the schema lists those that there are
  if (type === 'ssh-rsa') return rsaKey();
  const random = systemBytes(algorithm.randomLength);
  return algorithm.fromRandom?.make(random, []) ?? random;
}

/** Never one of the test keys that come with sshow: everybody has those. */
function rsaKey(): Bytes {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: RSA_BITS });
  const { p = '', q = '' } = privateKey.export({ format: 'jwk' });
  return encode(RsaNumbers, rsa.fromPrimes(numberOf(p), numberOf(q)));
}

const numberOf = (base64url: string): bigint =>
  bytesToBig(new Uint8Array(Buffer.from(base64url, 'base64url')));
