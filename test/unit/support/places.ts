/** Links to places in runs, followed as the app follows them. */
import { expect } from 'vitest';
import { asking } from '../../../src/player/asking.ts';
import { layerAt, parseFieldAddress } from '../../../src/world/field-address.ts';
import { parseLink } from '../../../src/player/link.ts';
import { readEdit } from '../../../src/player/open-file.ts';
import { findNamed } from '../../../src/player/tables.ts';
import { openForeign, openFrame, stepOf } from '../../../src/player/worker/view.ts';

const opened = new Map<string, ReturnType<typeof openForeign>>();

/** Opens what a link names, as the app does, and expects there what it points at. */
export async function expectPlace(hash: string): Promise<void> {
  const link = parseLink(hash, 'overview', ['packet', 'keys', 'knowledge']);
  if (link.scenario.kind !== 'named') throw new Error(`${hash} names no scenario`);
  const named = await findNamed(link.scenario.name);
  const original = asking(named?.scenario);
  const edit = link.edit === null ? null : await readEdit(original, link.edit);
  if (edit && 'kind' in edit) throw new Error(`${hash}: ${edit.kind}`);
  const scenario = edit ? edit.scenario : original;
  const key = JSON.stringify(scenario);
  const run = await (opened.get(key) ?? opened.set(key, openForeign(scenario, null)).get(key));
  if (!run || 'failure' in run) throw new Error(`${hash} cannot be run`);
  expect(run.view.outcome.kind, hash).not.toBe('waiting');
  const { start } = link;
  expect(start.notices).toEqual([]);
  const step = stepOf(run.session, start.step ?? '');
  expect(step, hash).not.toBeNull();
  const level = run.session.steps.places[step ?? -1]?.level;
  expect(level === 'overview' || level === start.level, hash).toBe(true);
  if (start.focus === null) return;
  const field = parseFieldAddress(start.focus);
  if (!field) {
    expect(run.view.values.map(({ address }) => address)).toContain(start.focus);
    return;
  }
  const { frames } = run.session.run.recorder;
  const index = frames.findIndex(({ address }) => address === field.frameAddress);
  const open = await openFrame(run.session, `f${index + 1}`);
  expect(open && (field.path === '' || layerAt(open.layers, field)), hash).toBeTruthy();
}
