import { useLayoutEffect, useRef } from 'react';

interface StagePlaceProps {
  /** The element that the stage lives in. */
  readonly home: HTMLElement;
  readonly className: string;
}

/** Where the stage is put. Moved, it keeps the focus: taking an element out of the page would lose it. */
export function StagePlace({ home, className }: StagePlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const focused = activeElement instanceof HTMLElement && home.contains(activeElement);
    place.current?.append(home);
    if (focused) activeElement.focus({ preventScroll: true });
  }, [home]);
  return <div ref={place} className={className} />;
}
