import { misconceptions } from 'virtual:misconceptions';
import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import type { Misconception } from '../../../../world/lessons/lesson.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { saidIn, type Round, type Said } from '../../../../player/lessons/progress-state.ts';
import { misconceptions as text } from '../../../text/misconceptions.ts';
import { Words } from '../../../parts/words.tsx';
import { Section } from '../../page/page.tsx';
import styles from './misconceptions.module.css';

const choices: readonly Said[] = ['true', 'false', 'unsure'];

/** The statements of one round, each with what is said of it. */
export function Statements({ round }: { readonly round: Round }) {
  const state = useStore(progress.store);
  const count = misconceptions.filter(({ id }) => saidIn(state, round, id) !== null).length;
  const isWhole = count === misconceptions.length;
  return (
    <Section title={text.ask[round]} note={text.askNote[round]}>
      <ol className={styles.statements}>
        {misconceptions.map((one) => (
          <Statement key={one.id} round={round} of={one} said={saidIn(state, round, one.id)} />
        ))}
      </ol>
      <p className={styles.end}>
        <span role="status">
          {isWhole ? text.all[round] : text.answered(count, misconceptions.length)}
        </span>
        {isWhole && (
          <a
            href={round === 'before' ? '#/learn' : '#/learn/misconceptions/answers'}
            className={styles.primary}
          >
            {round === 'before' ? text.toLessons : text.toAnswers}
            <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
          </a>
        )}
      </p>
    </Section>
  );
}

interface StatementProps {
  readonly round: Round;
  readonly of: Misconception;
  readonly said: Said | null;
}

function Statement({ round, of, said }: StatementProps) {
  const name = useId();
  return (
    <li>
      <fieldset className={styles.statement}>
        <legend>
          <Words text={of.statement} />
        </legend>
        {of.context !== '' && <p className={styles.context}>{of.context}</p>}
        <div className={styles.choices}>
          {choices.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={name}
                checked={said === choice}
                onChange={() => progress.said(round, of.id, choice)}
              />
              {text.says[choice]}
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}
