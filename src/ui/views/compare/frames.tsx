import { Fragment } from 'react';
import type { AnswerView, ColumnFrame, ColumnView } from '../../../player/compare-view.ts';
import type { Step } from '../../../player/run.ts';
import { compare as text } from '../../text/compare.ts';
import { stage } from '../../text/stage.ts';
import type { ArrowGeometry } from '../stage/geometry.ts';
import { hasTrips } from './column-geometry.ts';
import { FrameLine } from './frame-line.tsx';
import { frameWindow, isSent, type Gap } from './frame-window.ts';
import styles from './frames.module.css';
import type { RowState } from './question-row.tsx';

interface FramesProps {
  readonly column: ColumnView;
  readonly answer: AnswerView;
  readonly state: RowState;
  /** The step that the run has come to. */
  readonly here: Step | null;
  readonly g: ArrowGeometry;
  /** Those that have left by the step, or those that have not yet. */
  readonly part: 'sent' | 'ahead';
}

/** The frames of a question in their order: those around now on a screen, on paper all. */
export function Frames({ column, answer, state, here, g, part }: FramesProps) {
  const { from, to, before, after, between } = frameWindow(answer, state, here);
  const isAhead = (frame: ColumnFrame) => state === 'now' && here !== null && !isSent(frame, here);
  const own = answer.frames.filter((frame) => isAhead(frame) === (part === 'ahead'));
  const isLast = part === 'ahead' || !answer.frames.some(isAhead);
  if (own.length === 0) return null;
  return (
    <ol className={styles.frames} aria-label={stage.ladder}>
      {part === 'sent' && before && <More of={before} g={g} />}
      {answer.frames.map(
        (frame, index) =>
          own.includes(frame) && (
            <Fragment key={frame.id}>
              {between?.at === index && <More of={between} g={g} />}
              <FrameLine
                frame={frame}
                g={g}
                state={state}
                here={here}
                trip={hasTrips(g) ? tripOf(column, frame) : null}
                isOnPaper={index < from || index >= to}
              />
            </Fragment>
          ),
      )}
      {isLast && after && <More of={after} g={g} />}
    </ol>
  );
}

function More({ of, g }: { readonly of: Gap; readonly g: ArrowGeometry }) {
  return (
    <li className={styles.more} style={{ marginLeft: g.client + 10 * g.scale }}>
      {text.folded(of.count, of.bytes)}
    </li>
  );
}

/** The round trip of a frame among those of the run, and whether it is the first or the last of them. */
function tripOf({ answers }: ColumnView, { id, trip: number }: ColumnFrame) {
  const frames = answers.flatMap((answer) => answer.frames);
  const index = frames.findIndex((frame) => frame.id === id);
  return {
    number,
    isFirst: frames[index - 1]?.trip !== number,
    isLast: frames[index + 1]?.trip !== number,
  };
}
