/** Finds fields by what they hold. */
import { toHex } from '../codec/bytes.ts';
import { fieldAtPath, type Field } from '../codec/field.ts';

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

/**
 * The dotted path of the field that says this text in other bytes, as a form does; of what is around it where several
 * fields have the same path. Null where none says it.
 */
export function fieldSaying(fields: readonly Field[], text: string): string | null {
  const inside = (some: readonly Field[], before: readonly string[]): string | null => {
    for (const field of some) {
      const path = [...before, field.name];
      const [length, content] = field.fields;
      const isText =
        field.fields.length === 2 && length?.name === 'length' && content?.fields.length === 0;
      const found = isText ? null : inside(field.fields, path);
      if (found !== null) return found;
      if ((isText ? content : field)?.value !== text) continue;
      const unique = path.findLastIndex((_, at) => {
        const one = fieldAtPath(fields, path.slice(0, at + 1).join('.'));
        return one && one.start <= field.start && field.end <= one.end;
      });
      return unique < 0 ? null : path.slice(0, unique + 1).join('.');
    }
    return null;
  };
  return inside(fields, []);
}
