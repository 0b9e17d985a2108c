/** Which fields of explained bytes hold recorded values. */
import { bigToBytes, bytesToBig, toHex, type Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import type { Actor } from '../../world/recorder.ts';
import type { AnyRun } from '../../world/simulate.ts';

/** The id of a recorded value with these bytes. */
export type FindValue = (bytes: Bytes) => string | undefined;

/** Finds values of a run: those of `side` where both sides have one with the same bytes. */
export function recordedValues({ recorder }: AnyRun, side: Actor): FindValue {
  const recorded = new Map(recorder.values.map(({ hex, id, owner }) => [`${owner} ${hex}`, id]));
  const peer = side === 'client' ? 'server' : 'client';
  return (bytes) => {
    const hex = toHex(bytes);
    return recorded.get(`${side} ${hex}`) ?? recorded.get(`${peer} ${hex}`);
  };
}

/** Dotted path of each field that holds a value → the value's id. */
export const fieldValues = (
  fields: readonly Field[],
  bytes: Bytes,
  find: FindValue,
): Readonly<Record<string, string>> => Object.fromEntries(valuesInFields(fields, bytes, find));

/** Paths of fields whose content is a recorded value. A field with a length of its own has its content behind it. */
function* valuesInFields(
  fields: readonly Field[],
  bytes: Bytes,
  find: FindValue,
  prefix = '',
): Generator<[string, string]> {
  const shortest = 4;
  for (const field of fields) {
    const path = prefix + field.name;
    const hasLength = field.fields[0]?.name === 'length';
    const content = bytes.subarray(hasLength ? field.start + 4 : field.start, field.end);
    const value =
      content.length < shortest
        ? undefined
        : (find(content) ?? find(bigToBytes(bytesToBig(content))));
    if (value !== undefined) yield [path, value];
    yield* valuesInFields(field.fields, bytes, find, `${path}.`);
  }
}
