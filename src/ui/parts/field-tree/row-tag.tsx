import { useFactMark, useRun } from '../../../player/hooks.ts';
import type { ValueView } from '../../../player/run.ts';
import { TagFace } from '../tag-face.tsx';
import { lookOf } from '../value-look.ts';
import tag from '../value-tag.module.css';

/** A value's tag inside a row: the row is what is clicked. */
export function RowTag({ value }: { readonly value: ValueView }) {
  const run = useRun();
  const mark = useFactMark(value.fact);
  const look = run && lookOf(run, value);
  if (!look) return null;
  return (
    <span className={[tag.tag, mark && tag[mark]].join(' ')} title={value.label}>
      <TagFace symbol={value.symbol || value.label} look={look} print={value.print} />
    </span>
  );
}
