/** Does a task on the stage, as its solution does. */
import type { Moment, Task } from '../../world/lessons/lesson.ts';
import { changesBetween, withChanges, type Change } from '../patch.ts';
import { player } from '../player.ts';
import { reading } from './reading.ts';

/** From the text's place: what the learner changed before is gone. */
export async function solve({ solution }: Task, moment: Moment): Promise<void> {
  await reading.returnToText();
  if (solution.kind === 'point') {
    await reading.point(solution.address, moment);
    return;
  }
  const { original } = player.store.getState();
  const solved = withChanges(original, settingsIn(solution.scenario));
  await player.actions.change((before) => changesBetween(before, solved));
}

/** What settings set, each by its path; lists whole. */
function settingsIn(settings: unknown, path: readonly string[] = []): Change[] {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return [[path, settings]];
  return Object.entries(settings).flatMap(([key, value]) => settingsIn(value, [...path, key]));
}
