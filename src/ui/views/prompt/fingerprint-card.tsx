import { Check, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { RefusedKey } from '../../parts/refused-key.tsx';
import { usePublicText } from '../../parts/use-public-text.ts';
import { privateKey } from '../../text/private-key.ts';
import { prompt as text } from '../../text/prompt.ts';
import styles from './answer-card.module.css';

interface FingerprintCardProps {
  /** What was pasted into the page: it stands in the field. */
  readonly pasted: string;
  /** That was a private key, and so does not. */
  readonly refusedPaste: boolean;
  /** What was typed, where this answer was given. */
  readonly given: string | null;
  /** What was typed when it was asked before, and was not the fingerprint; null where nothing was. */
  readonly before: string | null;
  readonly onAnswer: (words: string) => void;
}

/** The safe answer: the fingerprint, as somebody who knows it says it. */
export function FingerprintCard(props: FingerprintCardProps) {
  const { pasted, refusedPaste, given, before, onAnswer } = props;
  const [words, setWords] = useState(pasted || (given ?? ''));
  const { refused, offer } = usePublicText(setWords);
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (pasted !== '') field.current?.focus(); // it is to be compared next
  }, [pasted]);
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
            {text.fingerprint.paste}
          </kbd>
        </span>
        <b className={styles.means}>{means}</b>
        <span className={styles.row}>
          <input
            ref={field}
            className={styles.field}
            aria-label={label}
            aria-describedby={hint}
            placeholder="SHA256:"
            spellCheck={false}
            autoComplete="off"
            maxLength={200}
            value={words}
            onChange={(event) => offer(event.target.value)}
          />
          <button type="submit" className={styles.compare} disabled={words.trim() === ''}>
            {compare}
          </button>
        </span>
        {(refused || refusedPaste) && <RefusedKey />}
        {before !== null && (
          <span role="alert" className={styles.wrong}>
            <X size={16} strokeWidth={2} aria-hidden="true" />
            {text.fingerprint.wrong(before)}
          </span>
        )}
        <span id={hint} className={styles.hint}>
          {text.fingerprint.hint[0]}
          <code>{text.fingerprint.hint[1]}</code>
          {text.fingerprint.hint[2]} {linked} {privateKey.hint}
        </span>
      </form>
    </li>
  );
}
