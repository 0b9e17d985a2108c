import { actions, useFactMark, useRun } from '../../../player/hooks.ts';
import type { ValueView } from '../../../player/run.ts';
import { TagFace } from '../../parts/tag-face.tsx';
import { lookOf } from '../../parts/value-look.ts';
import tag from '../../parts/value-tag.module.css';

interface TagButtonProps {
  readonly value: ValueView;
  /** What stands on it, in the place of the value's own symbol. */
  readonly face: string;
  /** Its name for screen readers. */
  readonly name: string;
}

/** A value's tag under the name that it has at this place. */
export function TagButton({ value, face, name }: TagButtonProps) {
  const run = useRun();
  const mark = useFactMark(value.fact);
  if (!run) return null;
  return (
    <button
      type="button"
      className={[tag.tag, mark && tag[mark]].join(' ')}
      aria-label={name}
      aria-pressed={mark === 'focus'}
      title={value.label}
      onClick={() => actions.focus(mark === 'focus' ? null : value.address)}
      onPointerEnter={() => actions.hover(value.address)}
      onPointerLeave={() => actions.hover(null)}
    >
      <TagFace symbol={face} look={lookOf(run, value)} print={value.print} />
    </button>
  );
}
