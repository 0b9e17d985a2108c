/** The name with which public keys and signatures of SSH begin. */
import { fromUtf8, type Bytes } from '../../codec/bytes.ts';
import { readUint32 } from '../../codec/tape.ts';
import { FactProblem } from './fact-problem.ts';

/** RFC 4253 §6.6. Throws a FactProblem where the bytes are no key or signature. */
export function keyTypeIn(blob: Bytes, address: string): string {
  const length = blob.length < 4 ? 0 : readUint32(blob, 0);
  const name = fromUtf8(blob.subarray(4, 4 + Math.min(length, blob.length)));
  if (length > 0 && length <= blob.length - 4 && /^[a-z0-9]+(-[a-z0-9.@-]+)+$/.test(name))
    return name;
  throw new FactProblem(`${address} holds no public key and no signature of SSH`);
}
