/** Which file of a run the panel shows at a step, and which of its texts. */
import { expect, test } from 'vitest';

import type { FileView } from '../../../src/player/files-view.ts';
import { lastTouch, versionAt } from '../../../src/ui/panels/files/versions.ts';

const file = (path: string, steps: readonly number[], reads: readonly number[] = []): FileView => ({
  side: 'client',
  path,
  kind: 'known_hosts',
  versions: steps.map((step) => ({ step, text: `${step}`, lines: [] })),
  reads,
  matches: [],
  content: null,
  publicKey: null,
  origin: null,
  certificates: [],
});

test('the file that shows is the one that was read or written last', () => {
  const files = [file('hosts', [0, 28], [26]), file('keys', [0], [52, 58])];
  const at = (step: number) => lastTouch(files, step);
  expect(at(0)).toEqual({ path: 'hosts', step: 0 });
  expect(at(27)).toEqual({ path: 'hosts', step: 26 });
  expect(at(51)).toEqual({ path: 'hosts', step: 28 });
  expect(at(52)).toEqual({ path: 'keys', step: 52 });
  expect(at(99)).toEqual({ path: 'keys', step: 58 });
  expect(lastTouch([], 5)).toBeNull();
});

test('a file shows as it is at the step, and says when it changes', () => {
  const hosts = file('hosts', [0, 28, 40]);
  expect(versionAt(hosts, 27)).toMatchObject({ version: { text: '0' }, changesAt: 28 });
  expect(versionAt(hosts, 28)).toMatchObject({ version: { text: '28' }, changesAt: 40 });
  expect(versionAt(hosts, 99)).toMatchObject({ version: { text: '40' }, changesAt: null });
});
