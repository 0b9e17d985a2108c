import { CopyButton } from '../../parts/copy-button.tsx';
import { refusal as text, type Way } from '../../text/refusal.ts';
import styles from './way-card.module.css';

interface WayCardProps {
  readonly way: Way;
  /** The command to copy; null where there are only words to send. */
  readonly command: string | null;
  /** What one would ask the administrator. */
  readonly words: string;
}

/** A way out: what it is called, what it does, what it risks, and what to copy. */
export function WayCard({ way, command, words }: WayCardProps) {
  const { title, does, risk, best, option } = way;
  return (
    <li className={[styles.card, best && styles.best].join(' ')}>
      <h3 className={[styles.name, option && styles.option].join(' ')}>{title}</h3>
      <p className={styles.does}>{does}</p>
      <p className={styles.risk}>
        <b>{text.risk}</b> {risk}
      </p>
      <div className={styles.copy}>
        {command === null ? <q>{words}</q> : <code>{command}</code>}
        <CopyButton
          quiet
          text={command ?? words}
          label={command === null ? text.copyWords : text.copyCommand(title)}
        />
      </div>
    </li>
  );
}
