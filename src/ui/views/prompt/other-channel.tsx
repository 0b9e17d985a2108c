import { Phone } from 'lucide-react';
import { Shape } from '../../parts/shape.tsx';
import { prompt as text } from '../../text/prompt.ts';
import styles from './other-channel.module.css';

/** Between the two screens: a way that is not the wire, and the wire, on which anyone may sit. */
export function OtherChannel() {
  return (
    <div className={styles.between}>
      <div className={styles.phone}>
        <Phone size={22} strokeWidth={1.8} aria-hidden="true" />
        <b>{text.otherWay}</b>
        {text.otherWays.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      <div className={styles.wire}>
        <Shape of="attacker" fill="dashed" className={styles.someone} />
        {text.between.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
    </div>
  );
}
