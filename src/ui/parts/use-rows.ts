import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useRowHeight } from './use-row-height.ts';

/** How many rows are drawn beyond either edge: more would make a long list slow to change. */
const BEYOND = 6;

export interface Rows {
  readonly height: number;
  readonly shown: readonly { readonly index: number; readonly top: number }[];
}

/** The rows of a scrolling list that are worth drawing. Keeps row `current`, where there is one, in sight. */
export function useRows(
  list: RefObject<HTMLElement | null>,
  count: number,
  heightProperty: string,
  current: number | null,
): Rows {
  const rowHeight = useRowHeight(list, heightProperty);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not in use
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight * 1.5,
    overscan: BEYOND,
  });
  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtualizer.measure();
  }, [rowHeight, virtualizer]);
  useLayoutEffect(() => {
    if (current !== null) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [current, rowHeight, virtualizer]);
  return {
    height: virtualizer.getTotalSize(),
    shown: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start })),
  };
}
