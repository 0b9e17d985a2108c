import { toHex, type Bytes } from '../../codec/bytes.ts';
import type { ValueRecord } from '../recorder.ts';
import type { Recipe } from '../shell-commands.ts';
import { bytesInto, partOf, TO_HEX, type Part } from './sh.ts';

const how = /^HMAC, SHA-(\d+)$/;

/** A command that prints an HMAC of the parts, or as much of it as is wanted. */
export function hmacOf(
  hash: string,
  key: ValueRecord,
  parts: readonly Part[],
  wanted: Bytes,
): string {
  const digest = `openssl dgst -sha${hash} -mac HMAC -macopt hexkey:${toHex(key.bytes)} -binary`;
  return bytesInto(`|\n${digest} | head -c ${wanted.length} | ${TO_HEX}`, parts);
}

/** The HMAC that a Finished or a binder holds. RFC 8446 §4.4.4. */
export const recipe: Recipe = {
  kind: 'mac',
  source: 'RFC 2104 §2',
  fits: (name) => how.test(name),
  reproduce({ how: name, from: [key, data], to }) {
    if (!key || !data) return { reason: 'What was authenticated is not known.' };
    return { command: hmacOf(how.exec(name)?.[1] ?? '', key, [partOf(data)], to.bytes) };
  },
};
