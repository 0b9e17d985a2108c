import { useEffect, useRef } from 'react';
import { questions } from '../../../player/compare-view.ts';
import { SaidAtRest } from '../../parts/said-at-rest.tsx';
import { useSize } from '../../parts/use-size.ts';
import { Words } from '../../parts/words.tsx';
import { compare as text } from '../../text/compare.ts';
import { useMeasures } from '../../theme/measures.ts';
import { columnGeometry } from './column-geometry.ts';
import { ColumnHead } from './column-head.tsx';
import { QuestionRow } from './question-row.tsx';
import styles from './two-stages.module.css';
import { answerOf, stepAt, stepsOf, type Columns, type Playhead } from './walk.ts';

interface TwoStagesProps {
  readonly columns: Columns;
  readonly head: Playhead;
  readonly go: (to: Playhead) => void;
}

/** One question, two answers: each protocol's ladder in its own order, the questions between them. */
export function TwoStages({ columns, head, go }: TwoStagesProps) {
  const { px, beamer } = useMeasures();
  const [ruler, size] = useSize<HTMLDivElement>(true);
  const g = size && columnGeometry(size.width, px, beamer);
  const of = stepsOf(columns, head.question);
  const view = useRef<HTMLDivElement>(null);
  const titles = columns.map((column) => {
    const here = stepAt(answerOf(column, head.question), head.at);
    return `${text.protocol(column.protocol)}: ${here?.step.title ?? text.never(column.outcome, head.question)}`;
  });

  const shown = [...columns.map(({ scenario }) => scenario), head.question, head.at, g?.width].join(
    ' ',
  );

  useEffect(() => {
    if (view.current) showNow(view.current, shown);
  }, [shown]);

  return (
    <section aria-label={text.stage} className={styles.stages}>
      <header className={styles.headline}>
        <p className={styles.eyebrow}>
          <b>{text.questionOf(head.question)}</b>
          <span>{text.stepOf(head.at + 1, of)}</span>
        </p>
        <h2 className={styles.question}>{text.asked(head.question)}</h2>
        <div className={styles.sentences}>
          {columns.map((column, side) => {
            const here = stepAt(answerOf(column, head.question), head.at);
            return (
              <p key={side}>
                <b>{text.protocol(column.protocol)}</b>{' '}
                <Words text={here ? here.step.text : text.never(column.outcome, head.question)} />
              </p>
            );
          })}
        </div>
      </header>
      <div className={styles.heads}>
        {columns.map((column, side) => (
          <div key={side} ref={side === 0 ? ruler : undefined} className={styles.columnHead}>
            {g && <ColumnHead column={column} g={g} />}
          </div>
        ))}
      </div>
      <div ref={view} className={styles.view}>
        {g &&
          questions.map((question) => (
            <QuestionRow
              key={question}
              question={question}
              columns={columns}
              head={head}
              g={g}
              go={go}
            />
          ))}
      </div>
      <SaidAtRest text={text.said(head.question, head.at + 1, of, titles)} />
    </section>
  );
}

/** Below the question that is asked, the next one still shows. */
const AFTER = 56;

/** Scrolls once for each place, so that all of the row that is now shows, and what came before it as far as there is room. */
function showNow(view: HTMLElement, place: string): void {
  const now = view.querySelector<HTMLElement>('[data-now=true]');
  if (!now || view.dataset['place'] === place) return;
  view.dataset['place'] = place;
  const top = now.offsetTop;
  const room = view.clientHeight;
  const cards = [...now.querySelectorAll('[data-card]')].map(
    (card) => card.getBoundingClientRect().bottom - now.getBoundingClientRect().top,
  );
  const bottom = top + now.offsetHeight;
  // Where not all of it has room, the step that both have come to.
  const wanted =
    now.offsetHeight > room
      ? top + Math.max(room, ...cards) - room
      : Math.min(top, bottom + AFTER - room);
  view.scrollTo({ top: Math.max(0, wanted), behavior: 'smooth' });
}
