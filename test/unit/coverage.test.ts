/** Every byte of every named scenario belongs to a field that says what it means and who says so. */
import { describe, expect, test } from 'vitest';
import { sameBytes, type Bytes } from '../../src/codec/bytes.ts';
import { leaves, UNPARSED } from '../../src/codec/field.ts';
import { decodeTree, encode } from '../../src/codec/tape.ts';
import type { FrameContext } from '../../src/protocol/ssh/contexts.ts';
import { explainFrame } from '../../src/protocol/ssh/explain.ts';
import type { FrameRecord } from '../../src/world/recorder.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { flawIn, remarksIn } from './support/tree.ts';

const runs = catalog.map(({ name, scenario }) => ({
  name,
  run: simulate(parseScenario(scenario)),
}));

const layersOf = ({ wire, packet, context }: FrameRecord) =>
  explainFrame({ wire, packet, context: context as FrameContext }); // the recorder knows no protocol

/** In one comparison: megabytes are too many for `toEqual`. */
const same = (a: Bytes | undefined, b: Bytes): boolean => a !== undefined && sameBytes(a, b);

/** As `flawIn`, with the address of what it is in; one text for each flaw. */
function flawsOf(run: Run): string[] {
  return run.recorder.frames.flatMap((frame) =>
    layersOf(frame).flatMap(({ name, bytes, fields }) => {
      const flaw = flawIn(fields, bytes.length);
      return flaw === null ? [] : [`${frame.address}, ${name}: ${flaw}`];
    }),
  );
}

test('there are scenarios', () => {
  expect(runs.length).toBeGreaterThanOrEqual(10);
});

describe.each(runs)('$name', ({ run }) => {
  const { recorder } = run;

  test('leaves cover every byte of every layer of every frame, each with meaning and source', () => {
    expect(recorder.frames.length).toBeGreaterThan(3);
    expect(flawsOf(run)).toEqual([]);
  });

  test('nothing in it is unparsed, and nothing needs a remark: both ends speak by the book', () => {
    for (const frame of recorder.frames) {
      for (const { name, fields } of layersOf(frame)) {
        const unparsed = leaves(fields).filter((field) => field.name === UNPARSED);
        expect([frame.address, name, unparsed, remarksIn(fields)]).toEqual([
          frame.address,
          name,
          [],
          [],
        ]);
      }
    }
  });

  test('the wire, packet and message layers hold the same bytes that crossed', () => {
    for (const frame of recorder.frames) {
      const layers = layersOf(frame);
      expect(same(layers[0]?.bytes, frame.wire)).toBe(true);
      if (!frame.packet) continue;
      expect(layers.map(({ name }) => name)).toEqual(['wire', 'packet', 'message']);
      expect(same(layers[1]?.bytes, frame.packet)).toBe(true);
      const payload = frame.packet.slice(5, frame.packet.length - (frame.packet[4] ?? 0));
      expect(same(layers[2]?.bytes, payload)).toBe(true);
    }
  });

  test('what was hashed is explained to the last byte', () => {
    for (const { preimage, to } of recorder.derivations) {
      if (!preimage) continue;
      const { ok, fields } = decodeTree(preimage.codec, preimage.bytes);
      expect([to.label, ok, flawIn(fields, preimage.bytes.length)]).toEqual([to.label, true, null]);
    }
  });

  test('an address names one frame', () => {
    const addresses = recorder.frames.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

test('a preimage reads back to what was hashed', () => {
  const hashes = runs.flatMap(({ run }) =>
    run.recorder.derivations.filter(({ preimage }) => preimage),
  );
  expect(hashes.length).toBeGreaterThan(20);
  for (const { preimage } of hashes) {
    if (!preimage) continue;
    const decoded = decodeTree(preimage.codec, preimage.bytes);
    expect(decoded.ok && encode(preimage.codec, decoded.value)).toEqual(preimage.bytes);
  }
});
