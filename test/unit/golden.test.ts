/**
 * The golden sessions: recorded with a real OpenSSH, and what really went over the wire beside them.
 * `node scripts/golden.mjs` records them anew.
 */
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { transcript } from '../../src/world/make-transcript.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import type { Side } from '../../src/world/transcript.ts';
import { wireFrames } from '../interop/transcripts.ts';
import { flawIn } from './support/tree.ts';

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

  /** The frames whose bytes are not those that a side really sent, by address. */
  function differing(side: Side): readonly string[] {
    let rest = wire?.[side] ?? '';
    const different: string[] = [];
    for (const { address, bytes } of wireFrames(replayed, side)) {
      if (!rest.startsWith(bytes)) different.push(address);
      rest = rest.slice(bytes.length);
    }
    return rest === '' ? different : [...different, `${rest.length / 2} bytes more`];
  }

  test('replays to a login', () => {
    expect(replayed.outcome).toEqual({ kind: 'established', fault: null });
  });

  test('replays to the bytes that the client sent', () => {
    // A recording holds no password, so the packet that carried it holds dots instead.
    const withPassword = name.endsWith('-password') ? ['client/SSH_MSG_USERAUTH_REQUEST#2'] : [];
    expect(differing('client')).toEqual(withPassword);
  });

  test('replays to the bytes that the server sent', () => {
    expect(differing('server')).toEqual([]);
  });

  test('has a meaning and a source for every byte of every layer', () => {
    const flaws = replayed.frames.flatMap(({ address, layers }) =>
      layers.map(({ name: layer, bytes, fields }) => ({
        layer: `${address} ${layer}`,
        flaw: flawIn(fields, bytes.length / 2),
      })),
    );
    expect(flaws.length).toBeGreaterThan(30);
    expect(flaws.filter(({ flaw }) => flaw !== null)).toEqual([]);
  });
});
