import { useLayoutEffect, useRef } from 'react';

/** How much smaller a text may be drawn: at the least, it is as large as the other words before a class. */
const SCALES = [1, 0.92, 0.84, 0.76, 0.7];

/**
 * For a box and the content in it: the content is drawn as large as fits, down to a size that can still be read from
 * the last row. What then does not fit scrolls.
 */
export function useFit() {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const [room, inside] = [box.current, content.current];
    if (!room || !inside) return;
    const fit = () => {
      for (const scale of SCALES) {
        inside.style.zoom = String(scale);
        if (room.scrollHeight <= room.clientHeight) break;
      }
    };
    fit();
    // Facts of the run come a moment later, and may be longer than their place.
    const sizes = new ResizeObserver(fit);
    sizes.observe(room);
    sizes.observe(inside);
    return () => sizes.disconnect();
  }, []);

  return { box, content };
}
