import { Check, Hand, X } from 'lucide-react';
import type { Choice } from '../../../../world/lessons/lesson.ts';
import { present as text } from '../../../text/present.ts';
import { Inlines } from '../lesson/inlines.tsx';
import { ReasonText } from '../lesson/reason-text.tsx';
import styles from './options.module.css';
import { inOrderOfTelling } from './slides.ts';

interface OptionsProps {
  readonly choices: readonly Choice[];
  readonly told: number;
  /** Indexes of those whose reasons show now. */
  readonly reasons: readonly number[];
  /** Indexes of those that the class is for. */
  readonly voted: readonly number[];
}

/** The choices with their numbers, to be said aloud; then which are right, and why, and then why the others are not. */
export function Options({ choices, told, reasons, voted }: OptionsProps) {
  const order = inOrderOfTelling(choices);
  const last = Math.max(-1, ...reasons.map((at) => order.indexOf(at)));
  return (
    <ol className={styles.options}>
      {choices.map((choice, at) => {
        const isNow = reasons.includes(at);
        const isTold = told > 0 && (choice.isRight || order.indexOf(at) <= last);
        const isVoted = voted.includes(at);
        const Icon = choice.isRight ? Check : X;
        return (
          <li
            key={at}
            className={[
              styles.option,
              told > 0 && !isNow && styles.quiet,
              isVoted && styles.voted,
            ].join(' ')}
            aria-current={isNow ? 'step' : undefined}
          >
            <span className={styles.label}>
              <b className={styles.number}>{at + 1}</b>
              <span className={styles.words}>
                <Inlines content={choice.label} />
              </span>
              {isVoted && (
                <span className={styles.verdict}>
                  <Hand className={styles.icon} strokeWidth={2} aria-hidden="true" />
                  <span className="said">{text.voted}</span>
                </span>
              )}
              {isTold && (
                <span className={styles.verdict}>
                  <Icon className={styles.icon} strokeWidth={2.4} aria-hidden="true" />
                  {choice.isRight ? text.isRight : text.isWrong}
                </span>
              )}
            </span>
            {isNow && (
              <div className={styles.why}>
                <ReasonText reason={choice} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
