import { useLayoutEffect, useRef } from 'react';

interface StagePlaceProps {
  /** The element that the stage lives in. */
  readonly home: HTMLElement;
  readonly className: string;
}

/** What had the focus in an element when the place that it was in went. */
const focused = new WeakMap<HTMLElement, HTMLElement>();

/** Where the stage is put. Moved, it keeps the focus: taking an element out of the page would lose it. */
export function StagePlace({ home, className }: StagePlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(home);
    focused.get(home)?.focus({ preventScroll: true });
    focused.delete(home);
    return () => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && home.contains(activeElement))
        focused.set(home, activeElement);
    };
  }, [home]);
  return <div ref={place} className={className} />;
}
