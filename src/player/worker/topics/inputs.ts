import { inputsOf, type Input } from '../../../world/inputs.ts';
import { isSsh, type AnyRun } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'inputs'> = async ({ run, whole }) => {
  const inputs = isSsh(run) ? inputsOf(run) : (await import('../other-inputs.ts')).otherInputs(run);
  return whole ? inputs.map((input) => asFarAsSeen(input, run)) : inputs;
};

/** While the rest of a run is hidden, only frames that crossed already are there to choose. */
function asFarAsSeen(input: Input, { recorder }: AnyRun): Input {
  if (input.kind !== 'choice' || input.path.join('.') !== 'attack.frame') return input;
  const seen = new Set(recorder.frames.map(({ address }) => address));
  const choices = input.choices.filter((address) => seen.has(address) || address === input.value);
  return { ...input, choices };
}
