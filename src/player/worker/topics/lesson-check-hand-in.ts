import { withChanges } from '../../patch.ts';
import { checkHandIn, type LessonRuns } from '../lessons/check-hand-in.ts';
import { contextOf, lessonContext } from '../lessons/lesson-context.ts';
import { lessonRun } from '../lesson-runs.ts';
import type { Tell } from '../topic.ts';
import { openForeign } from '../view.ts';

const runs: LessonRuns = {
  unchanged: lessonContext,
  async changed(scenario, seed, { changes, at, pointed }) {
    const { session } = await lessonRun(scenario, seed);
    const opened = await openForeign(withChanges(session.run.scenario, changes), null);
    return 'failure' in opened ? null : contextOf(opened.session, at, pointed);
  },
};

export const tell: Tell<'lesson-check-hand-in'> = (_session, { text, lessons }) =>
  checkHandIn(text, lessons, runs);
