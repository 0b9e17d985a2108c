import { decodeTree } from '../../codec/tape.ts';
import type { Field } from '../../codec/field.ts';
import { concat, sameBytes } from '../../codec/bytes.ts';
import { RunningHash } from '../../crypto/running-hash.ts';
import type { DerivationRecord } from '../recorder.ts';
import type { Recipe } from '../shell-commands.ts';
import { bytesInto, partOf, TO_HEX, type Part } from './sh.ts';

/** Hashes by the names that their standards give them: `SHA-256`, `SHA-1`. */
const name = /^SHA-(\d+)$/;

/** A hash of several things in a row: one line, or a few, for each of them. */
export const recipe: Recipe = {
  kind: 'hash',
  source: 'RFC 6234',
  fits: (how) => name.test(how),
  reproduce(derivation) {
    const { how, preimage } = derivation;
    const parts = preimage ? partsOf(preimage) : messagesOf(derivation);
    if (!parts) return { reason: 'What was hashed is not known.' };
    const digest = `openssl dgst -sha${name.exec(how)?.[1]} -binary`;
    return { command: bytesInto(`|\n${digest} | ${TO_HEX}`, parts) };
  },
};

/** What is hashed, field by field, each with its length where it has one. */
export function partsOf({ bytes, codec }: NonNullable<DerivationRecord['preimage']>): Part[] {
  return decodeTree(codec, bytes).fields.map((field: Field) => ({
    name: `${field.name}: ${field.means}`,
    bytes: bytes.subarray(field.start, field.end),
  }));
}

/** The inputs one after the other, as in a transcript hash; null where those are not all that was hashed. */
function messagesOf({ how, from, to }: DerivationRecord): Part[] | null {
  if (how !== 'SHA-256' && how !== 'SHA-384') return null;
  const hash = new RunningHash(how);
  hash.update(concat(...from.map(({ bytes }) => bytes)));
  return sameBytes(hash.digest(), to.bytes) ? from.map(partOf) : null;
}
