import { memo } from 'react';
import { actions, useFactMark, useRun } from '../../player/hooks.ts';
import type { ValueView } from '../../player/run.ts';
import { parts } from '../text/parts.ts';
import { TagFace } from './tag-face.tsx';
import { lookOf } from './value-look.ts';
import styles from './value-tag.module.css';

interface ValueTagProps {
  readonly value: ValueView;
  readonly size?: 'row' | 'card';
}

/** A value wherever it is met: click to point at it, and it is marked everywhere. */
export const ValueTag = memo(function ValueTag({ value, size = 'row' }: ValueTagProps) {
  const run = useRun();
  const mark = useFactMark(value.fact);
  const look = run && lookOf(run, value);
  if (!look) return null;
  return (
    <button
      type="button"
      className={[styles.tag, mark && styles[mark]].join(' ')}
      aria-pressed={mark === 'focus'}
      aria-label={parts.tag[look.kind](value.symbol || value.label, value.label, look.owners)}
      title={value.label}
      onClick={() => actions.focus(mark === 'focus' ? null : value.address)}
      onPointerEnter={() => actions.hover(value.address)}
      onPointerLeave={() => actions.hover(null)}
    >
      <TagFace symbol={value.symbol || value.label} look={look} print={value.print} size={size} />
    </button>
  );
});
