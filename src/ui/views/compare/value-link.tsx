import type { ColumnView } from '../../../player/compare-view.ts';
import type { FactPlace } from '../../../player/fact-place.ts';
import { TagFace } from '../../parts/tag-face.tsx';
import { lookOf } from '../../parts/value-look.ts';
import tag from '../../parts/value-tag.module.css';
import { parts } from '../../text/parts.ts';
import { placeHash } from '../page/stage-link.tsx';
import { useHover } from './hover.ts';
import styles from './value-link.module.css';

interface ValueLinkProps {
  readonly column: ColumnView;
  /** Its id. */
  readonly value: string;
  /** A step of its run. */
  readonly at: FactPlace;
  readonly size?: 'row' | 'card';
}

/** A value of a run: it leads to where it came from, and marks the same bytes in the other run. */
export function ValueLink({ column, value: id, at, size = 'row' }: ValueLinkProps) {
  const hover = useHover();
  const value = column.values.find((one) => one.id === id);
  if (!value) return null;
  const look = lookOf(column, value);
  const symbol = value.symbol || value.label;
  const isMarked = hover.bytes !== null && hover.bytes === value.bytes;
  return (
    <a
      href={placeHash({ ...at, focus: value.address, panels: 'keys' })}
      className={[tag.tag, styles.link, isMarked && tag.hover].join(' ')}
      aria-label={parts.tag[look.kind](symbol, value.label, look.owners)}
      title={value.label}
      onPointerEnter={() => hover.point(value.bytes)}
      onPointerLeave={() => hover.point(null)}
    >
      <TagFace symbol={symbol} look={look} print={value.print} size={size} />
    </a>
  );
}
