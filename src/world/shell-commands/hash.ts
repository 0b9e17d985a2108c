import { decodeTree } from '../../codec/tape.ts';
import type { Field } from '../../codec/field.ts';
import type { DerivationRecord } from '../recorder.ts';
import type { Recipe } from '../shell-commands.ts';
import { bytesInto, TO_HEX, type Part } from './sh.ts';

/** Hashes by the names that their standards give them: `SHA-256`, `SHA-1`. */
const name = /^SHA-(\d+)$/;

/** A hash of several things in a row: one line, or a few, for each of them. */
export const recipe: Recipe = {
  kind: 'hash',
  source: 'RFC 6234',
  fits: (how) => name.test(how),
  reproduce({ how, preimage }) {
    if (!preimage) return { reason: 'What was hashed is not known.' };
    const digest = `openssl dgst -sha${name.exec(how)?.[1]} -binary`;
    return { command: bytesInto(`|\n${digest} | ${TO_HEX}`, partsOf(preimage)) };
  },
};

/** What is hashed, field by field, each with its length where it has one. */
export function partsOf({ bytes, codec }: NonNullable<DerivationRecord['preimage']>): Part[] {
  return decodeTree(codec, bytes).fields.map((field: Field) => ({
    name: `${field.name}: ${field.means}`,
    bytes: bytes.subarray(field.start, field.end),
  }));
}
