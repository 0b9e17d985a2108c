import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { questions, rankOf } from '../../../player/compare-view.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import transport from '../../parts/transport/transport.module.css';
import { compare as text } from '../../text/compare.ts';
import styles from './controls.module.css';
import { answerOf, moved, stepsOf, type Columns, type Move, type Playhead } from './walk.ts';

interface ControlsProps {
  readonly columns: Columns;
  readonly head: Playhead;
  readonly go: (to: Playhead) => void;
  readonly move: (by: Move) => void;
}

/** The one playhead: the questions with their steps, and what moves it. Always in reach. */
export function Controls({ columns, head, go, move }: ControlsProps) {
  const stays = (by: Move) => moved(columns, head, by) === head;
  return (
    <section aria-label={text.controls} className={styles.controls}>
      <Track columns={columns} head={head} go={go} />
      <div className={styles.buttons}>
        <div className={transport.steps}>
          <IconButton
            icon={ChevronFirst}
            size={22}
            className={transport.far}
            label={text.first}
            disabled={stays('first') || stays('back')}
            onClick={() => move('first')}
          />
          <IconButton
            icon={ChevronLeft}
            size={22}
            label={text.back}
            disabled={stays('back')}
            onClick={() => move('back')}
          />
          <button
            type="button"
            className={transport.next}
            disabled={stays('next')}
            title={stays('next') ? text.atEnd : undefined}
            onClick={() => move('next')}
          >
            <span className={transport.long}>{text.next}</span>
            <span className={transport.short}>{text.nextShort}</span>
            <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
          </button>
          <IconButton
            icon={ChevronLast}
            size={22}
            className={transport.far}
            label={text.last}
            disabled={stays('next')}
            onClick={() => move('last')}
          />
        </div>
      </div>
    </section>
  );
}

type TrackProps = Pick<ControlsProps, 'columns' | 'head' | 'go'>;

/** Six questions, as many marks in each as it has steps; a run that comes to one out of turn says so under it. */
function Track({ columns, head, go }: TrackProps) {
  return (
    <ol aria-label={text.questions} className={styles.track}>
      {questions.map((question) => {
        const isHere = question === head.question;
        const isPast = rankOf(question) < rankOf(head.question);
        const steps = stepsOf(columns, question);
        return (
          <li key={question} className={isHere ? styles.here : isPast ? undefined : styles.toCome}>
            <button
              type="button"
              aria-current={isHere ? 'step' : undefined}
              onClick={() => go({ question, at: 0 })}
            >
              {text.asked(question)}
            </button>
            <span aria-hidden="true" className={styles.marks}>
              {Array.from({ length: steps }, (_, at) => (
                <i key={at} data-done={isPast || (isHere && at <= head.at)} />
              ))}
            </span>
            <span className={styles.legs}>
              {columns.map((column, side) => {
                const when = answerOf(column, question)?.when.kind ?? 'never';
                return (
                  when !== 'here' && (
                    <span key={side}>
                      {text.protocol(column.protocol)}: {text.legs[when]}
                    </span>
                  )
                );
              })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
