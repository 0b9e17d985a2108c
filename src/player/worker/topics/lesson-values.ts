/** Values of a run that a lesson is about, for their tags. */
import { lessonRun } from '../lesson-runs.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'lesson-values'> = async (_session, { scenario, seed, addresses }) => {
  const { view } = await lessonRun(scenario, seed);
  const facts = new Set(
    view.values.filter(({ address }) => addresses.includes(address)).map(({ fact }) => fact),
  );
  return view.values.filter(({ fact }) => facts.has(fact));
};
