import { useState } from 'react';
import { useRun } from '../../player/hooks.ts';
import type { RunView, ValueView } from '../../player/run.ts';
import { stage } from '../text/stage.ts';
import type { Measures } from '../theme/measures.ts';
import { useMeasures } from '../theme/measures.ts';
import { textWidth } from './text-width.ts';
import { lookOf, tagKey } from './value-look.ts';
import { symbolParts } from './value-symbol.tsx';
import { ValueTag } from './value-tag.tsx';
import styles from './tag-list.module.css';

interface TagListProps {
  /** Groups in order, a little further apart than the tags in them. */
  readonly groups: readonly (readonly ValueView[])[];
  /** Room in pixels, and how many rows may be filled before "+n". */
  readonly width: number;
  readonly rows: number;
  readonly size?: 'row' | 'card';
  readonly label: string;
  /** Only counts what does not fit, and opens nothing: it stands elsewhere too. */
  readonly cut?: boolean;
}

/** In pixels of the tag. */
const GAP = { row: 5, card: 8 };
const MORE = 28;
/** Padding, shapes, print and the gaps between them, of a tag in a row and on a card. */
const frame = { row: 12 + 9 + 17 + 8, card: 16 + 11 + 17 + 10 };
/** What a class can take in at a time, however much room there is. */
const MOST = 4;
/** A subscript is that much smaller. */
const SUB = 0.81;

/** Tags in rows; those that do not fit open with "+n". */
export function TagList(props: TagListProps) {
  const { groups, width, rows, size = 'row', label, cut = false } = props;
  const run = useRun();
  const measures = useMeasures();
  const [open, setOpen] = useState(false);
  if (!run) return null;
  const all = groups.flat();
  const widthOf = (value: ValueView) => tagWidth(run, value, size, measures);
  const fit = fitting(all.map(widthOf), width, rows, size, measures.tagPx);
  const shown = open ? all.length : measures.beamer ? Math.min(MOST, fit) : fit;
  const rest = all.length - shown;
  const first = groups[0]?.length ?? 0;
  return (
    <ul className={[styles.tags, styles[size]].join(' ')} aria-label={label}>
      {all.slice(0, shown).map((value, i) => (
        <li key={tagKey(value)} className={i === first && i > 0 ? styles.gap : undefined}>
          <ValueTag value={value} size={size} />
        </li>
      ))}
      {cut && rest > 0 && <li className={styles.rest}>{stage.more(rest)}</li>}
      {!cut && (rest > 0 || open) && (
        <li>
          <button
            type="button"
            className={styles.more}
            aria-expanded={open}
            aria-label={open ? stage.fewerSaid : stage.moreSaid(rest)}
            onClick={() => setOpen(!open)}
          >
            {open ? stage.fewer : stage.more(rest)}
          </button>
        </li>
      )}
    </ul>
  );
}

/** How many tags of these widths fill the rows, leaving room for "+n" where some are left over. */
function fitting(
  widths: readonly number[],
  width: number,
  rows: number,
  size: 'row' | 'card',
  px: number,
): number {
  let row = 1;
  let x = 0;
  let withMore = 0;
  for (const [i, tag] of widths.entries()) {
    if (x > 0 && x + tag > width) {
      row += 1;
      x = 0;
    }
    if (row > rows) return Math.max(1, withMore);
    x += tag + GAP[size] * px;
    if (row < rows || x + MORE * px <= width) withMore = i + 1;
  }
  return widths.length;
}

function tagWidth(
  run: RunView,
  value: ValueView,
  size: 'row' | 'card',
  { tagPx, font }: Measures,
): number {
  const [base, sub, rest] = symbolParts(value.symbol || value.label);
  const owners = lookOf(run, value).owners.length;
  const text = font('tag-text');
  return (
    (frame[size] + (owners - 1) * 11) * tagPx +
    textWidth(base + rest, text) +
    textWidth(sub, text) * SUB
  );
}
