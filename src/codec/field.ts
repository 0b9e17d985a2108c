/**
 * The tree that every walk over a layout leaves behind. Offsets live here, never in values.
 * The leaves of a tree tile its bytes: no gap, no overlap.
 */
export interface Field {
  /** The RFC's own name, such as `kex_algorithms`. */
  readonly name: string;
  readonly means: string;
  /** The section that defines it, such as `RFC 4253 §7.1`. */
  readonly source: string;
  /** First byte, counted from the start of the layer. */
  readonly start: number;
  /** One past the last byte. */
  end: number;
  value?: FieldValue;
  /** What is wrong with it but tolerated, as OpenSSH tolerates it. */
  remark?: string;
  readonly fields: Field[];
}

export type FieldValue = string | number | boolean;

/** The name of the leaf that holds what could not be read. */
export const UNPARSED = 'unparsed';

/** The leaves of a tree, in order of their bytes. */
export function leaves(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => (field.fields.length === 0 ? [field] : leaves(field.fields)));
}

/** The chain of fields from the outermost to the leaf that owns the byte at `offset`; empty outside. */
export function fieldsAt(fields: readonly Field[], offset: number): Field[] {
  for (const field of fields) {
    if (offset >= field.start && offset < field.end)
      return [field, ...fieldsAt(field.fields, offset)];
  }
  return [];
}

/** The field at a dotted path such as `K_S.public key`, if there is one. */
export function fieldAtPath(fields: readonly Field[], path: string): Field | undefined {
  for (const field of fields) {
    if (field.name === path) return field;
    if (path.startsWith(`${field.name}.`)) {
      const inner = fieldAtPath(field.fields, path.slice(field.name.length + 1));
      if (inner) return inner;
    }
  }
  return undefined;
}

/** Throws unless the leaves of `fields` tile the bytes from `start` to `end`. */
export function assertTiled(fields: readonly Field[], start: number, end: number): void {
  let at = start;
  for (const field of fields) {
    if (field.start !== at)
      throw new Error(`bytes ${at} to ${field.start} belong to no field before ${field.name}`);
    if (field.fields.length > 0) assertTiled(field.fields, field.start, field.end);
    at = field.end;
  }
  if (at !== end) throw new Error(`bytes ${at} to ${end} belong to no field`);
}
