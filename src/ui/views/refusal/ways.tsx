import type { WarningCommands } from '../../../world/host-key-warning.ts';
import type { refusal } from '../../text/refusal.ts';
import { WayCard } from './way-card.tsx';
import styles from './ways.module.css';

interface WaysProps {
  readonly group: (typeof refusal)['finding' | 'silencing'];
  readonly commands: WarningCommands;
  /** What one would ask the administrator. */
  readonly words: string;
}

/** Ways out that have the same in common. */
export function Ways({ group, commands, words }: WaysProps) {
  return (
    <section className={styles.group} aria-label={group.title}>
      <h2 className={styles.title}>{group.title}</h2>
      <ul className={styles.ways}>
        {group.ways.map((way) => (
          <WayCard
            key={way.title}
            way={way}
            command={way.command && commands[way.command]}
            words={words}
          />
        ))}
      </ul>
    </section>
  );
}
