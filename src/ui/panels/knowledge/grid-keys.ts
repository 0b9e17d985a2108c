import type { KeyboardEvent } from 'react';

/** A cell by the value of its row; column 0 is the value itself. */
export interface Place {
  readonly value: string;
  readonly column: number;
}

const PAGE = 8;

/** Moves the focus as a grid does: arrows, Home and End in a row, with Ctrl in all, Page keys by several rows. */
export function followGrid(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key, ctrlKey } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.metaKey || event.shiftKey) return;
  const row = target.closest('tr');
  const rows = [...currentTarget.querySelectorAll('tr')].filter((one) => cellsOf(one).length > 0);
  const at = row ? rows.indexOf(row) : -1;
  if (!row || at < 0) return;
  const cells = cellsOf(row);
  const column = cells.indexOf(target);
  const last = cells.length - 1;
  const to = placeAfter(key, ctrlKey, { at, column }, { last, rows: rows.length });
  if (!to) return;
  event.preventDefault();
  const next = rows[Math.min(Math.max(to.at, 0), rows.length - 1)];
  const cell = next && cellsOf(next)[Math.min(Math.max(to.column, 0), last)];
  cell?.focus();
}

const cellsOf = (row: HTMLElement): HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('button[data-column]'),
];

interface At {
  readonly at: number;
  readonly column: number;
}

function placeAfter(
  key: string,
  ctrl: boolean,
  { at, column }: At,
  { last, rows }: { readonly last: number; readonly rows: number },
): At | null {
  switch (key) {
    case 'ArrowUp':
      return { at: at - 1, column };
    case 'ArrowDown':
      return { at: at + 1, column };
    case 'ArrowLeft':
      return { at, column: column - 1 };
    case 'ArrowRight':
      return { at, column: column + 1 };
    case 'PageUp':
      return { at: at - PAGE, column };
    case 'PageDown':
      return { at: at + PAGE, column };
    case 'Home':
      return { at: ctrl ? 0 : at, column: 0 };
    case 'End':
      return { at: ctrl ? rows - 1 : at, column: last };
    default:
      return null;
  }
}
