/** Every byte of every named TLS scenario belongs to a field that says what it means and who says so. */
import { describe, expect, test } from 'vitest';
import { concat, sameBytes, type Bytes } from '../../../src/codec/bytes.ts';
import { leaves, UNPARSED, type Field } from '../../../src/codec/field.ts';
import { decodeTree, encode } from '../../../src/codec/tape.ts';
import { innerPlaintextIn, RECORD_HEAD } from '../../../src/protocol/tls/record-layout.ts';
import { tlsSteps } from '../../../src/protocol/tls/steps.ts';
import { layersOf } from '../../../src/world/layers.ts';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import type { FrameRecord } from '../../../src/world/recorder.ts';
import { frameId } from '../../../src/world/steps.ts';
import { tlsCatalog } from '../../../src/world/scenarios/catalog.ts';
import { rfcTitles } from '../../../src/world/text/rfc-titles.ts';
import { simulateTls } from '../../../src/world/tls/simulate.ts';
import { flawIn, remarksIn } from '../support/tree.ts';

/** The named ones, and what they leave out: messages over several records, several in one, padding, GREASE. */
const more = [
  { name: 'small records', scenario: { client: { record_size: 67 }, server: { record_size: 67 } } },
  { name: 'shared records', scenario: { client: { coalesce: true }, server: { coalesce: true } } },
  { name: 'padded records', scenario: { client: { pad_to: 128 }, server: { pad_to: 512 } } },
  { name: 'GREASE', scenario: { client: { grease: true } } },
];

const runs = [
  ...tlsCatalog,
  ...more.map(({ name, scenario }) => ({ name, scenario: { protocol: 'tls-1.3', ...scenario } })),
].map(({ name, scenario }) => ({ name, run: simulateTls(parseTlsScenario(scenario)) }));

/** In one comparison: megabytes are too many for `toEqual`. */
const same = (a: Bytes | undefined, b: Bytes): boolean => a !== undefined && sameBytes(a, b);

describe.each(runs)('$name', ({ run }) => {
  const { recorder, telling } = run;
  const opened = recorder.frames.map((frame) => ({ frame, layers: layersOf(frame, telling) }));

  test('leaves cover every byte of every layer of every record, each with meaning and source', () => {
    expect(recorder.frames.length).toBeGreaterThan(1);
    const flaws = opened.flatMap(({ frame, layers }) =>
      layers.flatMap(({ name, bytes, fields }) => {
        const flaw = flawIn(fields, bytes.length);
        return flaw === null ? [] : [`${frame.address}, ${name}: ${flaw}`];
      }),
    );
    expect(flaws).toEqual([]);
  });

  test('nothing in it is unparsed, and nothing needs a remark: both ends speak by the book', () => {
    const found = opened.flatMap(({ frame, layers }) =>
      layers.flatMap(({ name, fields }) => [
        ...leaves(fields).flatMap((field) =>
          field.name === UNPARSED ? [`${frame.address}, ${name}: ${field.means}`] : [],
        ),
        ...remarksIn(fields).map(([at, remark]) => `${frame.address}, ${name}.${at}: ${remark}`),
      ]),
    );
    expect(found).toEqual([]);
  });

  test('the layers hold the same bytes that crossed', () => {
    for (const { frame, layers } of opened) {
      const [record, ...inner] = layers;
      expect([record?.name, same(record?.bytes, frame.wire)]).toEqual(['record', true]);
      if (!frame.packet) continue;
      const [packet] = inner;
      expect([packet?.name, same(packet?.bytes, frame.packet)]).toEqual(['inner', true]);
    }
  });

  test('the messages are the contents of the records, one after the other', () => {
    for (const side of ['client', 'server'] as const) {
      const sent = opened.filter(({ frame }) => frame.from === side);
      const messages = sent.flatMap(({ layers }) =>
        layers.flatMap(({ name, bytes }) => (/^message(-|$)/.test(name) ? [bytes] : [])),
      );
      const contents = sent.map(({ frame }) => contentOf(frame));
      expect(same(concat(...messages), concat(...contents))).toBe(true);
    }
  });

  test('a message over several records begins with the parts that it names', () => {
    for (const { layers } of opened) {
      for (const { name, bytes, from } of layers) {
        if (!from) continue;
        expect(name).toBe('message');
        const parts = from.map(({ frame: id, start, end }) => {
          const part = recorder.frames.find((frame) => frameId(frame) === id);
          if (!part) throw new Error(`there is no ${id}`);
          return contentOf(part).subarray(start, end);
        });
        const begun = concat(...parts);
        expect(same(bytes.subarray(0, begun.length), begun)).toBe(true);
        expect(begun.length).toBeGreaterThan(0);
      }
    }
  });

  test('what was hashed or expanded is explained to the last byte, and reads back', () => {
    for (const { preimage, to } of recorder.derivations) {
      if (!preimage) continue;
      const { ok, fields, ...decoded } = decodeTree(preimage.codec, preimage.bytes);
      expect([to.label, ok, flawIn(fields, preimage.bytes.length)]).toEqual([to.label, true, null]);
      if ('value' in decoded) expect(encode(preimage.codec, decoded.value)).toEqual(preimage.bytes);
    }
  });

  test('an address names one record', () => {
    const addresses = recorder.frames.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

/** What a record carries, opened. */
function contentOf({ wire, packet }: FrameRecord): Bytes {
  if (!packet) return wire.subarray(RECORD_HEAD);
  const inner = innerPlaintextIn(packet);
  if (!inner) throw new Error('a record of zeros');
  return inner.content;
}

test('every RFC that a field or a step cites has a title', () => {
  const everywhere = (fields: readonly Field[]): string[] =>
    fields.flatMap(({ source, fields: inner }) => [source, ...everywhere(inner)]);
  const cited = runs.flatMap(({ run }) =>
    run.recorder.frames.flatMap((frame) =>
      layersOf(frame, run.telling).flatMap(({ fields }) => everywhere(fields)),
    ),
  );
  const stepped = Object.values(tlsSteps).flatMap((step): readonly string[] => step.sources);
  const rfcs = new Set([...cited, ...stepped].flatMap((one) => /RFC (\d+)/.exec(one)?.[1] ?? []));
  expect(rfcs.size).toBeGreaterThan(5);
  expect([...rfcs].filter((rfc) => rfcTitles[rfc] === undefined)).toEqual([]);
});

test('with small records, messages are over several', () => {
  const small = runs.find(({ name }) => name === 'small records');
  const layers = small?.run.recorder.frames.flatMap((frame) => layersOf(frame, small.run.telling));
  expect(layers?.filter(({ from }) => from && from.length > 2).length).toBeGreaterThan(1);
});

test('a certificate that comes is a layer of its own', () => {
  const all = runs.flatMap(({ run }) =>
    run.recorder.frames.flatMap((frame) => layersOf(frame, run.telling)),
  );
  expect(all.filter(({ name }) => name === 'certificate').length).toBeGreaterThan(2);
});
