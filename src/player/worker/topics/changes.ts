import { changesOf } from '../../../world/changes.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'changes'> = async ({ run, original }) => {
  const before = await original();
  return before && changesOf(run, before.run);
};
