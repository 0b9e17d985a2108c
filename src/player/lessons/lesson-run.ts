/** The runs that lessons show, as the player opens them. */
import { lessonScenario } from '../../world/lessons/lesson-scenario.ts';
import { readText, type Opened } from '../open-file.ts';
import type { PlayerState, Source, Trouble } from '../store.ts';
import { findNamed } from '../tables.ts';

export type OpenedRun = Exclude<Opened, Trouble>;

const made = new Map<string, Promise<Opened>>();
/** By the ids of their sources. */
const names = new Map<string, string>();

const keyOf = (name: string, seed: string | null): string => JSON.stringify([name, seed]);

/** The scenario of a name as lessons run it, with a learner's seed or its own. Trouble where there is none. */
export function lessonRun(name: string, seed: string | null): Promise<Opened> {
  const key = keyOf(name, seed);
  const run = made.get(key) ?? make(name, seed);
  made.set(key, run);
  // What could not be loaded is tried again.
  run.catch(() => made.delete(key));
  return run;
}

async function make(name: string, seed: string | null): Promise<Opened> {
  const named = await findNamed(name);
  if (!named) return { kind: 'unknown-scenario', name };
  const text = JSON.stringify(lessonScenario(named.scenario, seed));
  const opened = await readText(text, named.title);
  if ('source' in opened && opened.source.kind === 'opened')
    names.set(opened.source.id, keyOf(name, seed));
  return opened;
}

/** Whether a run's source is the scenario of a name, as lessons run it. */
export const isRunOf = (source: Source, name: string, seed: string | null): boolean =>
  source.kind === 'opened' && names.get(source.id) === keyOf(name, seed);

/** Whether it is what shows, unchanged. */
export const isShown = (opened: Opened, { source, edit, status, run }: PlayerState): boolean =>
  'source' in opened &&
  opened.source.kind === 'opened' &&
  source.kind === 'opened' &&
  source.id === opened.source.id &&
  edit === null &&
  status === 'ready' &&
  run !== null;
