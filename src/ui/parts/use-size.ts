import { startTransition, useCallback, useState } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A ref, and the size of the element it is given to, kept up to date; null before it is on the page. What need not be
 * drawn `atOnce` has its first size once the page is laid out: then it is drawn in turns of its own.
 */
export function useSize<T extends Element>(atOnce = false) {
  const [size, setSize] = useState<Size | null>(null);

  const ref = useCallback(
    (element: T | null) => {
      if (!element) return undefined;
      const measure = () => {
        const { width, height } = element.getBoundingClientRect();
        setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
      };
      let first = !atOnce;
      if (atOnce) measure();
      const observer = new ResizeObserver(() => {
        if (first) startTransition(measure);
        else measure();
        first = false;
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [atOnce],
  );

  return [ref, size] as const;
}
