/** The rows of a hex view. Pure. */
import type { Fold } from '../field-tree/folding.ts';

export type HexRow =
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number }
  | { readonly kind: 'fold'; readonly start: number; readonly end: number; readonly fold: Fold };

/** Rows that a fold must save, or it is not worth a row of its own. */
const LEAST_SAVED = 2;

/** Rows of `perRow` bytes, where each fold replaces the whole rows inside it, so that the columns hold. */
export function hexRows(length: number, folds: readonly Fold[], perRow: number): HexRow[] {
  const rows: HexRow[] = [];
  let at = 0;
  const bytesTo = (end: number): void => {
    for (; at < end; at += perRow) {
      rows.push({ kind: 'bytes', start: at, end: Math.min(at + perRow, length) });
    }
  };
  for (const fold of folds) {
    const start = Math.ceil(fold.start / perRow) * perRow;
    const end = fold.end === length ? length : Math.floor(fold.end / perRow) * perRow;
    if (end - start <= perRow * LEAST_SAVED) continue;
    bytesTo(start);
    rows.push({ kind: 'fold', start, end, fold });
    at = Math.ceil(end / perRow) * perRow;
  }
  bytesTo(length);
  return rows;
}

/** The index of the row that holds the byte at `offset`. */
export function rowOf(rows: readonly HexRow[], offset: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export type HexMove = 'left' | 'right' | 'up' | 'down' | 'row-start' | 'row-end' | 'first' | 'last';

/** Where the cursor goes from the byte at `at`. A fold is one stop, at its first byte. */
export function moved(rows: readonly HexRow[], at: number, move: HexMove): number {
  const index = rowOf(rows, at);
  const row = rows[index];
  const last = rows.at(-1);
  if (!row || !last) return 0;
  const column = at - row.start;
  const into = (other: HexRow | undefined, wanted: number): number => {
    if (!other) return at;
    return other.kind === 'fold' ? other.start : Math.min(other.start + wanted, other.end - 1);
  };
  const before = rows[index - 1];
  const after = rows[index + 1];
  switch (move) {
    case 'left':
      return row.kind === 'bytes' && column > 0 ? at - 1 : into(before, Infinity);
    case 'right':
      return row.kind === 'bytes' && at + 1 < row.end ? at + 1 : into(after, 0);
    case 'up':
      return into(before, row.kind === 'fold' ? 0 : column);
    case 'down':
      return into(after, row.kind === 'fold' ? 0 : column);
    case 'row-start':
      return row.start;
    case 'row-end':
      return into(row, Infinity);
    case 'first':
      return 0;
    case 'last':
      return into(last, Infinity);
  }
}

export const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');

/** The character that a byte is in ASCII; a middle dot for the rest. */
export const ascii = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
