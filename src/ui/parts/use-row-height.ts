import { useLayoutEffect, useState, type RefObject } from 'react';

/** The height of a list's rows in pixels, from a custom property of its style sheet: themes and touch change it. */
export function useRowHeight(list: RefObject<HTMLElement | null>, property: string): number {
  const [height, setHeight] = useState(20);
  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return;
    const read = () => {
      const value = getComputedStyle(current).getPropertyValue(property);
      const unit = value.endsWith('rem')
        ? getComputedStyle(document.documentElement).fontSize
        : '1';
      setHeight(Number.parseFloat(value) * Number.parseFloat(unit) || 20);
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
