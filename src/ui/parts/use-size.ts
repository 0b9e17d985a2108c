import { useCallback, useState } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref, and the size of the element it is given to, kept up to date; null before it is on the page. */
export function useSize<T extends Element>() {
  const [size, setSize] = useState<Size | null>(null);

  const ref = useCallback((element: T | null) => {
    if (!element) return undefined;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return [ref, size] as const;
}
