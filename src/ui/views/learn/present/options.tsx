import { Check, X } from 'lucide-react';
import type { Choice } from '../../../../world/lessons/lesson.ts';
import { present as text } from '../../../text/present.ts';
import { Inlines } from '../lesson/inlines.tsx';
import { ReasonText } from '../lesson/reason-text.tsx';
import styles from './options.module.css';
import { inOrderOfTelling } from './slides.ts';

interface OptionsProps {
  readonly choices: readonly Choice[];
  readonly told: number;
}

/** The choices with their numbers, to be said aloud; then which are right, and of one after another why. */
export function Options({ choices, told }: OptionsProps) {
  const order = inOrderOfTelling(choices);
  const now = order[told - 1];
  const isOut = (at: number) => told > 0 && order.indexOf(at) < told;
  return (
    <ol className={styles.options}>
      {choices.map((choice, at) => {
        const isTold = isOut(at) || (told > 0 && choice.isRight);
        const Icon = choice.isRight ? Check : X;
        return (
          <li
            key={at}
            className={[styles.option, told > 0 && at !== now && styles.quiet].join(' ')}
            aria-current={at === now ? 'step' : undefined}
          >
            <span className={styles.label}>
              <b className={styles.number}>{at + 1}</b>
              <span className={styles.words}>
                <Inlines content={choice.label} />
              </span>
              {isTold && (
                <span className={styles.verdict}>
                  <Icon className={styles.icon} strokeWidth={2.4} aria-hidden="true" />
                  {choice.isRight ? text.isRight : text.isWrong}
                </span>
              )}
            </span>
            {at === now && (
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
