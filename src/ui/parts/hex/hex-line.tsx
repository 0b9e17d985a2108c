import { memo } from 'react';
import { ascii, hexByte } from './rows.ts';
import styles from './hex-view.module.css';

export interface HexLineProps {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly perRow: number;
  /** 1 for each byte that only frames others. */
  readonly framing: Uint8Array;
  /** 1 for each byte that is not as in the original run. */
  readonly changed?: Uint8Array | undefined;
  /** Marked stretches, cut to this line; empty where from equals to. */
  readonly encloseFrom: number;
  readonly encloseTo: number;
  readonly markFrom: number;
  readonly markTo: number;
  /** The byte under the keyboard cursor, where it is on this line. */
  readonly cursor: number | null;
}

/** One line of hex: offset, bytes in two groups, ASCII. */
export const HexLine = memo(function HexLine(props: HexLineProps) {
  const { bytes, start, end, perRow, framing, changed, cursor } = props;
  const cells = Array.from({ length: end - start }, (_, index) => start + index);
  const look = (at: number): string =>
    [
      styles.cell,
      framing[at] === 1 ? styles.framing : '',
      changed?.[at] === 1 ? styles.changed : '',
      at >= props.markFrom && at < props.markTo
        ? styles.mark
        : at >= props.encloseFrom && at < props.encloseTo
          ? styles.enclose
          : '',
      at === cursor ? styles.cursor : '',
    ].join(' ');
  const gap = (index: number): string => (index === perRow / 2 ? (styles.group ?? '') : '');
  const byteAt = (at: number): number => bytes[at] ?? 0;
  return (
    <>
      <span className={styles.offset}>{start.toString(16).padStart(4, '0')}</span>
      <span className={styles.cells}>
        {cells.map((at, index) => (
          <span key={at} data-at={at} className={`${look(at)} ${gap(index)}`}>
            {hexByte(byteAt(at))}
          </span>
        ))}
      </span>
      <span className={styles.ascii}>
        {runsOf(cells.map(look)).map(({ look: shared, from, to }) => (
          <span
            key={from}
            data-at={start + from}
            data-count={to - from}
            className={`${shared} ${styles.characters}`}
          >
            {Array.from(bytes.subarray(start + from, start + to), ascii).join('')}
          </span>
        ))}
      </span>
    </>
  );
});

/** Characters that look alike, together: an element for each would be half of all that a panel draws. */
function runsOf(looks: readonly string[]): { look: string; from: number; to: number }[] {
  const runs: { look: string; from: number; to: number }[] = [];
  for (const [at, look] of looks.entries()) {
    const last = runs.at(-1);
    if (last?.look === look) last.to = at + 1;
    else runs.push({ look, from: at, to: at + 1 });
  }
  return runs;
}
