/**
 * The golden sessions: recorded with a real OpenSSH, and what really went over the wire beside them.
 * `node scripts/golden.mjs` records them anew.
 */
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { assertTiled, leaves } from '../../src/codec/field.ts';
import { transcript } from '../../src/world/make-transcript.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { wireBytes } from '../interop/transcripts.ts';

const folder = new URL('../golden/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.wire.txt'))
  .map((file) => file.replace('.wire.txt', ''));

test('there are sessions with OpenSSH in both roles', () => {
  expect(names.some((name) => name.startsWith('openssh-client'))).toBe(true);
  expect(names.some((name) => name.startsWith('openssh-server'))).toBe(true);
});

describe.each(names)('%s', (name) => {
  const replayed = transcript(simulate(parseScenario(JSON.parse(read(`${name}.json`)))));
  const wire = /^client (?<client>[0-9a-f]+)\nserver (?<server>[0-9a-f]+)\n$/.exec(
    read(`${name}.wire.txt`),
  )?.groups;

  test('replays to a login', () => {
    expect(replayed.outcome).toEqual({ kind: 'established', fault: null });
  });

  test.each(['client', 'server'] as const)('replays to the bytes that the %s sent', (side) => {
    expect(wireBytes(replayed, side)).toBe(wire?.[side]);
  });

  test('has a meaning and a source for every byte of every layer', () => {
    for (const { address, layers } of replayed.frames) {
      for (const { name: layer, bytes, fields } of layers) {
        assertTiled(fields, 0, bytes.length / 2);
        const silent = leaves(fields).filter(({ means, source }) => means === '' || source === '');
        expect(silent, `${address} ${layer}`).toEqual([]);
      }
    }
  });
});
