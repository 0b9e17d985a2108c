import { misconceptions } from 'virtual:misconceptions';
import { ChevronRight, X } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Misconception } from '../../../../world/lessons/lesson.ts';
import { openPlace } from '../../../../player/lessons/on-stage.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { saidIn, type Round } from '../../../../player/lessons/progress-state.ts';
import { misconceptions as texts } from '../../../text/misconceptions.ts';
import { Words } from '../../../parts/words.tsx';
import { Section } from '../../page/page.tsx';
import { Blocks } from '../lesson/blocks.tsx';
import { MomentContext } from '../lesson/moment-context.ts';
import styles from './misconceptions.module.css';

const text = texts.answers;
const rounds: readonly Round[] = ['before', 'after'];

/** What is so, beside what was said in either round. */
export function Answers() {
  return (
    <Section title={text.title} note={text.note}>
      <Score />
      <ol className={styles.answers}>
        {misconceptions.map((one) => (
          <Answer key={one.id} of={one} />
        ))}
      </ol>
    </Section>
  );
}

function Score() {
  const state = useStore(progress.store);
  const scores = rounds.flatMap((round) => {
    const said = misconceptions.map(({ id }) => saidIn(state, round, id));
    if (said.every((one) => one === null)) return [];
    const right = said.filter((one) => one === 'false').length;
    return [text.score(round, right, said.length)];
  });
  return (
    <div className={styles.score}>
      {scores.length === 0 ? <p>{text.none}</p> : scores.map((score) => <p key={score}>{score}</p>)}
    </div>
  );
}

function Answer({ of }: { readonly of: Misconception }) {
  const state = useStore(progress.store);
  const place = useMemo(
    () => ({ moment: of, slug: 'misconceptions', seed: null, isNow: true, isAway: true }) as const,
    [of],
  );
  const [before = null, after = null] = rounds.map((round) => {
    const said = saidIn(state, round, of.id);
    return said && texts.says[said];
  });
  return (
    <li className={styles.answer}>
      <h3>
        <Words text={of.statement} />
      </h3>
      <p className={styles.verdict}>
        <X size={18} strokeWidth={2.4} aria-hidden="true" />
        <b>{text.verdict}</b>
        {(before ?? after) !== null && <span>{text.you(before, after)}</span>}
      </p>
      <MomentContext value={place}>
        <Blocks blocks={of.blocks} />
      </MomentContext>
      <button
        type="button"
        className={styles.show}
        aria-label={text.showSaid(of.statement)}
        onClick={() => void openPlace(of.place)}
      >
        {text.show}
        <ChevronRight size={16} strokeWidth={2} aria-hidden="true" />
      </button>
    </li>
  );
}
