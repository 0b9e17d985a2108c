import { Shape } from '../../parts/shape.tsx';
import { knowledge as text } from '../../text/knowledge.ts';
import styles from './knowledge-panel.module.css';

const actors = ['client', 'server', 'attacker'] as const;
const signs = [
  { fill: 'filled', of: actors, word: text.knownWord },
  { fill: 'hatched', of: ['attacker'], word: text.sealed },
  { fill: 'dashed', of: actors, word: text.never },
] as const;

/** The three states of a cell by their shapes. */
export function Legend() {
  return (
    <ul aria-label={text.legend} className={styles.legend}>
      {signs.map(({ fill, of, word }) => (
        <li key={fill}>
          <span className={styles.signs}>
            {of.map((actor) => (
              <Shape key={actor} of={actor} fill={fill} plain={fill === 'dashed'} />
            ))}
          </span>
          <b>{word}</b> <span className={styles.quiet}>{text.shapes[fill]}</span>
        </li>
      ))}
    </ul>
  );
}
