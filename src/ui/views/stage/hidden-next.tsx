import { EyeOff } from 'lucide-react';
import { hidden as text } from '../../text/hidden.ts';
import { cardSpan, ROW_GAP, type Geometry } from './geometry.ts';
import { useReading } from '../learn/lesson/use-reading.ts';
import styles from './hidden-next.module.css';

interface HiddenNextProps {
  readonly g: Geometry;
  /** Bottom of the band. */
  readonly top: number;
}

/** In pixels of the stage. */
const HEIGHT = 54;
const LEAST = 28;

/** On the ladder, where the next step would be: that it is there, and not what. The scrubber says so where there is no room. */
export function HiddenNext({ g, top }: HiddenNextProps) {
  const { left, width } = cardSpan(g, 'client');
  const { isAsked } = useReading();
  const y = top + ROW_GAP * g.scale;
  const height = Math.min(HEIGHT * g.scale, g.height - y);
  if (height < LEAST * g.scale) return null;
  return (
    <p className={styles.box} style={{ left, width, top: y, height }}>
      <EyeOff className={styles.icon} strokeWidth={1.8} aria-hidden="true" />
      {isAsked ? text.next : text.nextForNow}
    </p>
  );
}
