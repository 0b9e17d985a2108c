import { useLayoutEffect, useState, type RefObject } from 'react';

/** The height of a list's rows as its style sheet has it, in a custom property in pixels: themes and touch change it. */
export function useRowHeight(list: RefObject<HTMLElement | null>, property: string): number {
  const [height, setHeight] = useState(20);
  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return;
    const read = () => {
      setHeight(Number.parseFloat(getComputedStyle(current).getPropertyValue(property)) || 20);
    };
    read();
    const sizes = new ResizeObserver(read);
    sizes.observe(current);
    const themes = new MutationObserver(read);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      sizes.disconnect();
      themes.disconnect();
    };
  }, [list, property]);
  return height;
}
