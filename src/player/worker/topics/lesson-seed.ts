import { learnerSeed, tidyName } from '../../../world/lessons/learner-seed.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'lesson-seed'> = (_session, { name }) => {
  const seed = learnerSeed(name);
  return seed === null ? null : { name: tidyName(name), seed };
};
