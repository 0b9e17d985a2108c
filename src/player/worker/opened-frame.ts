/** A frame as it is shown open: its layers with their trees, and which fields hold recorded values. */
import { bigToBytes, bytesToBig, toHex, type Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import { frameId } from '../../world/steps.ts';
import { layersOf } from '../../world/layers.ts';
import type { FrameRecord } from '../../world/recorder.ts';
import type { Run } from '../../world/simulate.ts';
import type { OpenFrame } from '../run.ts';

export function openedFrame(run: Run, frame: FrameRecord): OpenFrame {
  const recorded = new Map(
    run.recorder.values.map(({ hex, id, owner }) => [`${owner} ${hex}`, id]),
  );
  const find = (bytes: Bytes): string | undefined => {
    const hex = toHex(bytes);
    const peer = frame.from === 'client' ? 'server' : 'client';
    return recorded.get(`${frame.from} ${hex}`) ?? recorded.get(`${peer} ${hex}`);
  };
  return {
    id: frameId(frame),
    layers: layersOf(frame).map(({ name, bytes, fields }) => ({
      name,
      bytes,
      fields,
      values: Object.fromEntries(valuesInFields(fields, bytes, find)),
    })),
  };
}

/** Paths of fields whose content is a recorded value. A field with a length of its own has its content behind it. */
export function* valuesInFields(
  fields: readonly Field[],
  bytes: Bytes,
  find: (bytes: Bytes) => string | undefined,
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
