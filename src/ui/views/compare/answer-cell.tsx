import { CornerLeftUp } from 'lucide-react';
import type { AnswerView, ColumnView, Question } from '../../../player/compare-view.ts';
import { Words } from '../../parts/words.tsx';
import { compare as text } from '../../text/compare.ts';
import { placeHash, StageLink } from '../page/stage-link.tsx';
import type { ArrowGeometry } from '../stage/geometry.ts';
import { AnswerCard } from './answer-card.tsx';
import styles from './answer-cell.module.css';
import { isSent } from './frame-window.ts';
import { Frames } from './frames.tsx';
import type { RowState } from './question-row.tsx';
import { ValueLink } from './value-link.tsx';
import { answerOf, stepAt } from './walk.ts';

interface AnswerCellProps {
  readonly column: ColumnView;
  readonly question: Question;
  readonly state: RowState;
  /** The step at which the playhead is in this question. */
  readonly at: number;
  readonly g: ArrowGeometry;
}

/** How one run answers a question: its frames in their order, and, when it is asked, the step that it has come to. */
export function AnswerCell({ column, question, state, at, g }: AnswerCellProps) {
  const answer = answerOf(column, question);
  const here = stepAt(answer, at);
  const frames = { column, state, here: here?.step ?? null, g };
  /** What is still to come stands below the card. */
  const isAhead = answer?.frames.some((frame) => here && !isSent(frame, here.step)) ?? false;
  const serves = answer && state === 'now' && (
    <div
      className={styles.told}
      style={{ paddingLeft: g.client, paddingRight: g.width - g.server }}
    >
      <Serves column={column} answer={answer} />
    </div>
  );
  return (
    <div
      role="group"
      aria-label={text.answerOf(text.protocol(column.protocol), question)}
      className={styles.cell}
    >
      <Lanes g={g} isIntercepted={column.isIntercepted} />
      <p aria-hidden="true" className={styles.name}>
        {text.protocol(column.protocol)}
      </p>
      {answer && (
        <div
          className={styles.told}
          style={{ paddingLeft: g.client, paddingRight: g.width - g.server }}
        >
          <Turn column={column} answer={answer} isAsked={state !== 'next'} />
          {state !== 'next' && <Carried column={column} answer={answer} />}
        </div>
      )}
      {answer && <Frames {...frames} answer={answer} part="sent" />}
      {!isAhead && serves}
      {state === 'now' && here && (
        <div data-card data-between={isAhead} className={styles.card}>
          <AnswerCard column={column} told={here} />
        </div>
      )}
      {answer && <Frames {...frames} answer={answer} part="ahead" />}
      {isAhead && serves}
    </div>
  );
}

interface PartProps {
  readonly column: ColumnView;
  readonly answer: AnswerView;
}

/** Where a run comes to a question out of turn, or never: and the step that shows it. */
function Turn({ column, answer, isAsked }: PartProps & { readonly isAsked: boolean }) {
  const { when, told } = answer;
  if (when.kind === 'here') return null;
  return (
    <p className={styles.turn}>
      <CornerLeftUp size={14} strokeWidth={2} aria-hidden="true" data-kind={when.kind} />
      <span>
        {text.when(when)}{' '}
        {when.kind === 'never' && isAsked && (
          <Words text={text.never(column.outcome, answer.question)} />
        )}
        {told && <StageLink to={told.place}>{told.step.title}</StageLink>}
      </span>
    </p>
  );
}

/** Which later questions the messages here answer at once. */
function Serves({ column, answer }: PartProps) {
  const serving = answer.frames.flatMap((frame) => {
    const later = column.answers.filter(({ carried }) =>
      carried.some((one) => one.frame.id === frame.id),
    );
    return later.length > 0 ? [{ frame, later }] : [];
  });
  return serving.map(({ frame, later }) => (
    <p key={frame.id}>
      <span>
        <Words
          text={text.serves(
            frame.message,
            later.map(({ question }) => question),
          )}
        />
      </span>
    </p>
  ));
}

/** What the question is about that came in earlier messages. */
function Carried({ column, answer }: PartProps) {
  return answer.carried.map(({ frame, values, said }) => (
    <p key={frame.id}>
      <span>
        <Words
          text={frame.encrypted ? text.inSealed(frame.message) : text.inClear(frame.message)}
        />
      </span>
      {values.map((value) => (
        <ValueLink key={value} column={column} value={value} at={frame.place} />
      ))}
      {said.map(({ says, field, place }) => (
        <a key={says} href={placeHash(place)}>
          <Words text={text.saysField(field, says)} />
        </a>
      ))}
    </p>
  ));
}

/** The two ends' lanes, and between them whoever listens, or sits there. */
function Lanes({
  g,
  isIntercepted,
}: {
  readonly g: ArrowGeometry;
  readonly isIntercepted: boolean;
}) {
  return (
    <div aria-hidden="true" className={styles.lanes}>
      <i className={styles.client} style={{ left: g.client }} />
      <i className={isIntercepted ? styles.attacker : styles.ear} style={{ left: g.middle }} />
      <i className={styles.server} style={{ left: g.server }} />
    </div>
  );
}
