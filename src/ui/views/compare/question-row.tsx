import { rankOf, type Question } from '../../../player/compare-view.ts';
import { compare as text } from '../../text/compare.ts';
import type { ArrowGeometry } from '../stage/geometry.ts';
import { AnswerCell } from './answer-cell.tsx';
import { SharedSecret } from './shared-secret.tsx';
import styles from './question-row.module.css';
import type { Columns, Playhead } from './walk.ts';

interface QuestionRowProps {
  readonly question: Question;
  readonly columns: Columns;
  readonly head: Playhead;
  readonly g: ArrowGeometry;
  readonly go: (to: Playhead) => void;
}

export type RowState = 'past' | 'now' | 'next';

/** A question between its two answers. */
export function QuestionRow({ question, columns, head, g, go }: QuestionRowProps) {
  const rank = rankOf(question);
  const here = rankOf(head.question);
  const state = rank < here ? 'past' : rank > here ? 'next' : 'now';
  const [left, right] = columns;
  return (
    <section
      aria-label={text.numbered(question)}
      className={[styles.row, styles[state]].join(' ')}
      data-now={state === 'now'}
    >
      <AnswerCell column={left} question={question} state={state} at={head.at} g={g} />
      <div className={styles.between}>
        <button
          type="button"
          className={styles.ask}
          aria-current={state === 'now' ? 'step' : undefined}
          onClick={() => go({ question, at: 0 })}
        >
          {text.asked(question)}
        </button>
        {question === 'secret' && <SharedSecret columns={columns} head={head} />}
      </div>
      <AnswerCell column={right} question={question} state={state} at={head.at} g={g} />
    </section>
  );
}
