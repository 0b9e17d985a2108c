import { Check, X } from 'lucide-react';
import { useId } from 'react';
import type { Choice } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import styles from './choice-list.module.css';
import { Inlines } from './inlines.tsx';
import { ReasonText } from './reason-text.tsx';

interface ChoiceListProps {
  readonly choices: readonly Choice[];
  /** Whether more than one may be chosen. */
  readonly several: boolean;
  readonly chosen: readonly number[];
  /** The answer has been told: each choice says whether it is right, and why. */
  readonly isTold: boolean;
  readonly onChoose: (chosen: readonly number[]) => void;
}

/** The choices of a question, each with the digit that chooses it. */
export function ChoiceList({ choices, several, chosen, isTold, onChoose }: ChoiceListProps) {
  const group = useId();
  const choose = (at: number) => {
    if (isTold) return;
    if (!several) onChoose([at]);
    else if (chosen.includes(at)) onChoose(chosen.filter((one) => one !== at));
    else onChoose([...chosen, at].toSorted((a, b) => a - b));
  };
  return (
    <div
      role={several ? 'group' : 'radiogroup'}
      aria-label={text.answers}
      aria-disabled={isTold}
      className={[styles.choices, isTold && styles.told].join(' ')}
    >
      {choices.map((choice, at) => {
        const isChosen = chosen.includes(at);
        const sign = `${group}-${at}`;
        return (
          <div key={at}>
            <label className={[styles.label, isChosen && styles.chosen].join(' ')}>
              <input
                type={several ? 'checkbox' : 'radio'}
                name={group}
                className={[styles.input, several && styles.box].join(' ')}
                checked={isChosen}
                aria-disabled={isTold}
                aria-describedby={isTold ? sign : undefined}
                data-choice={at + 1}
                onChange={() => choose(at)}
              />
              <span className={styles.words}>
                <Inlines content={choice.label} />
              </span>
              {isTold ? (
                <Told choice={choice} isChosen={isChosen} id={sign} />
              ) : (
                <kbd className={styles.key} aria-hidden="true">
                  {at + 1}
                </kbd>
              )}
            </label>
            {isTold && (
              <div className={styles.why}>
                <ReasonText reason={choice} />
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

interface ToldProps {
  readonly choice: Choice;
  readonly isChosen: boolean;
  readonly id: string;
}

/** Whether a choice is right, and whether it was taken. */
function Told({ choice, isChosen, id }: ToldProps) {
  if (!choice.isRight && !isChosen) return <span id={id} />;
  const Icon = choice.isRight ? Check : X;
  return (
    <span id={id} className={styles.told}>
      <Icon size={16} strokeWidth={2.2} aria-hidden="true" />
      {choice.isRight ? text.isRight : text.isYours}
      {choice.isRight && isChosen && `, ${text.isYours}`}
    </span>
  );
}
