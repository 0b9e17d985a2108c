import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import { prompt as text } from '../../text/prompt.ts';
import styles from './answer-card.module.css';

interface FingerprintCardProps {
  /** What was pasted into the page: it stands in the field. */
  readonly pasted: string;
  /** What was typed, where this answer was given. */
  readonly given: string | null;
  readonly onAnswer: (words: string) => void;
}

/** The safe answer: the fingerprint, as somebody who knows it says it. */
export function FingerprintCard({ pasted, given, onAnswer }: FingerprintCardProps) {
  const [words, setWords] = useState(pasted || (given ?? ''));
  const hint = useId();
  const { word, means, label, compare, linked } = text.fingerprint;
  return (
    <li className={styles.place}>
      <form
        className={[styles.card, styles.best].join(' ')}
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') onAnswer(words.trim());
        }}
      >
        <span className={styles.top}>
          <code className={styles.word}>{word}</code>
          {given !== null && (
            <span className={styles.given}>
              <Check size={16} strokeWidth={2} aria-hidden="true" />
              {text.given}
            </span>
          )}
          <kbd className={styles.key} aria-hidden="true">
            Ctrl V
          </kbd>
        </span>
        <b className={styles.means}>{means}</b>
        <span className={styles.row}>
          <input
            // What was pasted is there to be compared next.
            ref={(field) => {
              if (pasted !== '') field?.focus();
            }}
            className={styles.field}
            aria-label={label}
            aria-describedby={hint}
            placeholder="SHA256:"
            spellCheck={false}
            autoComplete="off"
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <button type="submit" className={styles.compare} disabled={words.trim() === ''}>
            {compare}
          </button>
        </span>
        <span id={hint} className={styles.hint}>
          {text.fingerprint.hint[0]}
          <code>{text.fingerprint.hint[1]}</code>
          {text.fingerprint.hint[2]} {linked}
        </span>
      </form>
    </li>
  );
}
