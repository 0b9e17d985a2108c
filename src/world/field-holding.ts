/** Finds fields by what they hold. */
import { toHex } from '../codec/bytes.ts';
import type { Field } from '../codec/field.ts';

/** A number may have a zero before it. */
const plain = (hex: string): string => hex.replace(/^(00)+/, '');

/** The dotted path of the outermost field that holds these bytes, lengths apart; null where none does. */
export function fieldHolding(
  fields: readonly Field[],
  bytes: Uint8Array,
  hex: string,
): string | null {
  for (const { name, start, end, fields: inner } of fields) {
    const from = inner[0]?.name === 'length' ? inner[0].end : start;
    if (plain(toHex(bytes.subarray(from, end))) === plain(hex)) return name;
    const deeper = fieldHolding(inner, bytes, hex);
    if (deeper !== null) return `${name}.${deeper}`;
  }
  return null;
}
