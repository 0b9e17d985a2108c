/** The runs that lessons are about, unchanged: whatever the learner makes of the one that shows. */
import { lessonScenario } from '../../world/lessons/lesson-scenario.ts';
import { wholeCatalog } from '../../world/scenarios/catalog.ts';
import { ShownRunError } from '../../world/shown-run.ts';
import type { RunView } from '../run.ts';
import { openRun, type Session } from './view.ts';

export interface LessonRun {
  readonly session: Session;
  readonly view: RunView;
}

/** As many as a lesson compares. */
const KEPT = 4;

const made = new Map<string, Promise<LessonRun>>();

/**
 * The run of a named scenario with a learner's seed, or its own. Throws a ShownRunError where there is no such scenario
 * or it cannot be run.
 */
export function lessonRun(name: string, seed: string | null): Promise<LessonRun> {
  const key = JSON.stringify([name, seed]);
  const run = made.get(key) ?? make(name, seed);
  made.delete(key);
  made.set(key, run);
  run.catch(() => made.delete(key));
  const oldest = made.keys().next();
  if (made.size > KEPT && !oldest.done) made.delete(oldest.value);
  return run;
}

async function make(name: string, seed: string | null): Promise<LessonRun> {
  const named = wholeCatalog.find((one) => one.name === name);
  if (!named) throw new ShownRunError(`there is no scenario ${name}`);
  const run = await openRun(lessonScenario(named.scenario, seed));
  if ('failure' in run)
    throw new ShownRunError(run.failure.problems.map(({ message }) => message).join('; '));
  return run;
}
