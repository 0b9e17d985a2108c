import { useEffect, useRef } from 'react';
import styles from './pointer-ring.module.css';

/** Around the pointer, so that the last row sees where it is. */
export function PointerRing() {
  const ring = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const moved = ({ clientX, clientY, pointerType }: PointerEvent) => {
      if (!ring.current) return;
      ring.current.hidden = pointerType === 'touch';
      ring.current.style.translate = `${clientX}px ${clientY}px`;
    };
    const left = () => {
      if (ring.current) ring.current.hidden = true;
    };
    addEventListener('pointermove', moved, { passive: true });
    document.documentElement.addEventListener('pointerleave', left);
    return () => {
      removeEventListener('pointermove', moved);
      document.documentElement.removeEventListener('pointerleave', left);
    };
  }, []);

  return <div ref={ring} hidden className={styles.ring} data-pointer-ring="" aria-hidden="true" />;
}
