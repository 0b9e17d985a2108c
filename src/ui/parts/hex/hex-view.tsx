import { ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { hexView as text } from '../../text/packet.ts';
import type { Fold } from '../field-tree/folding.ts';
import { useRows } from '../use-rows.ts';
import { HexLine } from './hex-line.tsx';
import styles from './hex-view.module.css';
import { hexRows, moved, rowOf, type HexMove, type HexRow } from './rows.ts';

/** A stretch of bytes; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface HexViewProps {
  readonly bytes: Uint8Array;
  readonly perRow: 8 | 16;
  /** What the view shows, for screen readers: "Bytes of the packet". */
  readonly label: string;
  readonly folds: readonly Fold[];
  /** 1 for each byte that only frames others. */
  readonly framing: Uint8Array;
  /** 1 for each byte that is not as in the original run. */
  readonly changed?: Uint8Array | undefined;
  /** What is focused, and what encloses it or is hovered. */
  readonly mark: Span | null;
  readonly enclose: Span | null;
  /** The field that a byte belongs to, in words. */
  readonly describe: (at: number) => string;
  readonly onPick: (at: number) => void;
  readonly onPoint: (at: number | null) => void;
  readonly onUnfold: (path: string) => void;
}

const moves: Readonly<Record<string, HexMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'row-start',
  End: 'row-end',
};

/**
 * Bytes. One tab stop: the arrow keys move from byte to byte, and a screen reader hears each with its field, as the
 * value of a slider.
 */
export function HexView(props: HexViewProps) {
  const { bytes, perRow, folds, mark, onPick, onPoint, onUnfold } = props;
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => hexRows(bytes.length, folds, perRow), [bytes.length, folds, perRow]);
  const [walked, setWalked] = useState(0);
  const inMark = mark !== null && walked >= mark.start && walked < mark.end;
  const at = Math.min(mark && !inMark ? mark.start : walked, Math.max(0, bytes.length - 1));
  const { height, shown } = useRows(list, rows.length, '--hex-row', mark && rowOf(rows, at));

  function pick(to: number): void {
    setWalked(to);
    onPick(to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[rowOf(rows, at)];
    const move = event.ctrlKey && event.key === 'Home' ? 'first' : moves[event.key];
    const last = event.ctrlKey && event.key === 'End';
    if (event.altKey || event.metaKey) return;
    if (move) pick(moved(rows, at, last ? 'last' : move));
    else if (row?.kind === 'fold' && (event.key === 'Enter' || event.key === ' ')) {
      onUnfold(row.fold.path);
    } else return;
    onPoint(null); // the pointer rests somewhere else
    event.preventDefault();
    event.stopPropagation();
  }

  const point = (event: MouseEvent) => onPoint(byteUnder(event));

  return (
    <div
      ref={list}
      className={[styles.view, perRow === 16 ? styles.wide : ''].join(' ')}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, bytes.length - 1)}
      aria-valuenow={at}
      aria-valuetext={text.byte(at, bytes[at] ?? 0, props.describe(at))}
      onKeyDown={onKeyDown}
      onPointerOver={point}
      onPointerMove={point}
      onPointerLeave={() => onPoint(null)}
      onClick={(event) => {
        const target = byteUnder(event);
        const row = target === null ? undefined : rows[rowOf(rows, target)];
        if (target === null) return;
        if (row?.kind === 'fold') onUnfold(row.fold.path);
        pick(target);
      }}
    >
      <div className={styles.rows} style={{ height }}>
        {shown.map(({ index, top }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={row.start}
                className={styles.row}
                style={{ transform: `translateY(${top}px)` }}
              >
                <Row {...props} row={row} cursor={at} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** The byte, or the first one of a fold, that the pointer is over. */
function byteUnder({ target, clientX }: MouseEvent): number | null {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-at]') : null;
  if (!cell) return null;
  const { left, width } = cell.getBoundingClientRect();
  const count = Number(cell.dataset.count ?? 1);
  const into = Math.floor(((clientX - left) / width) * count);
  return Number(cell.dataset.at) + Math.min(Math.max(into, 0), count - 1);
}

function Row(props: HexViewProps & { readonly row: HexRow; readonly cursor: number }) {
  const { row, bytes, perRow, framing, changed, mark, enclose, cursor } = props;
  if (row.kind === 'fold') {
    const covers = (span: Span | null) => span && span.start < row.end && span.end > row.start;
    const look = covers(mark) ? styles.mark : covers(enclose) ? styles.enclose : '';
    const { fold } = row;
    return (
      <>
        <span className={styles.offset}>{row.start.toString(16).padStart(4, '0')}</span>
        <span data-at={row.start} className={[styles.fold, look].join(' ')}>
          <ChevronRight size={14} strokeWidth={1.8} aria-hidden="true" />
          <span className={styles.folded}>
            {fold.whole
              ? text.folded(fold.name, row.end - row.start)
              : text.foldedRest(fold.name, row.end - row.start)}
          </span>
        </span>
      </>
    );
  }
  const from = (span: Span | null) => Math.min(Math.max(span?.start ?? 0, row.start), row.end);
  const to = (span: Span | null) => Math.max(Math.min(span?.end ?? 0, row.end), from(span));
  const marked = from(mark) < to(mark);
  const enclosed = from(enclose) < to(enclose);
  return (
    <HexLine
      bytes={bytes}
      start={row.start}
      end={row.end}
      perRow={perRow}
      framing={framing}
      changed={changed}
      encloseFrom={enclosed ? from(enclose) : 0}
      encloseTo={enclosed ? to(enclose) : 0}
      markFrom={marked ? from(mark) : 0}
      markTo={marked ? to(mark) : 0}
      cursor={cursor >= row.start && cursor < row.end ? cursor : null}
    />
  );
}
