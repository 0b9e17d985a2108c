import type { ValueView } from '../../../../player/run.ts';
import { ValueTag } from '../../../parts/value-tag.tsx';
import { computation as text } from '../../../text/computation.ts';
import { TagButton } from '../tag-button.tsx';

interface StageTagProps {
  readonly value: ValueView;
  /** The value that the computation is for. */
  readonly goal: ValueView;
}

/** A value in a computation. One on the way to the goal, without a symbol, goes by what it is of the goal: "hash 2". */
export function StageTag({ value, goal }: StageTagProps) {
  const ofGoal = `${goal.label}, `;
  if (value.symbol !== '' || !value.label.startsWith(ofGoal)) return <ValueTag value={value} />;
  const face = value.label.slice(ofGoal.length);
  return <TagButton value={value} face={face} name={text.onTheWay(value.label)} />;
}
