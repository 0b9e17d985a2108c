import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { prompt as text } from '../../text/prompt.ts';
import styles from './answer-card.module.css';

interface AnswerCardProps {
  /** What is typed. */
  readonly word: string;
  readonly means: string;
  /** The key that gives this answer; null where none does. */
  readonly shortcut: string | null;
  /** It was given. */
  readonly given: boolean;
  /** What is written to a file; null where nothing is. */
  readonly writes: string | null;
  readonly onAnswer: () => void;
  /** What follows. */
  readonly children: ReactNode;
}

/** One answer: what is typed, what it means, what follows, what is written. */
export function AnswerCard(props: AnswerCardProps) {
  const { word, means, shortcut, given, writes, onAnswer, children } = props;
  return (
    <li className={styles.place}>
      <button
        type="button"
        className={styles.card}
        aria-pressed={given}
        aria-keyshortcuts={shortcut ?? undefined}
        onClick={onAnswer}
      >
        <span className={styles.top}>
          <code className={styles.word}>{word}</code>
          {given && (
            <span className={styles.given}>
              <Check size={16} strokeWidth={2} aria-hidden="true" />
              {text.given}
            </span>
          )}
          {shortcut !== null && (
            <kbd className={styles.key} aria-hidden="true">
              {shortcut}
            </kbd>
          )}
        </span>
        <b className={styles.means}>{means}</b>
        <span className={styles.follows}>{children}</span>
        {writes !== null && <code className={styles.writes}>{writes}</code>}
      </button>
    </li>
  );
}
