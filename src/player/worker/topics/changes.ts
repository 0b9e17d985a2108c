import { changesOf } from '../../../world/changes.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'changes'> = async ({ run, original }) => {
  const before = await original();
  if (!before) return null;
  if (isSsh(run)) return changesOf(run, before.run);
  const { otherInputs } = await import('../other-inputs.ts');
  return changesOf(run, before.run, otherInputs);
};
