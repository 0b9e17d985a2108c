import { phases } from '../../../player/tables.ts';
import { phaseQuestions } from '../../text/stage.ts';
import { track as words } from '../../text/track.ts';
import { useMeasures } from '../../theme/measures.ts';
import { textWidth } from '../text-width.ts';
import styles from './six-questions.module.css';
import type { Track } from './track.ts';

interface SixQuestionsProps {
  readonly track: Track;
  /** Position of the current step among those shown. */
  readonly position: number;
  readonly onJump: (position: number) => void;
}

/** In the overview, over the phases: the questions that they answer, the current one marked. */
export function SixQuestions({ track, position, onJump }: SixQuestionsProps) {
  const questions = questionsOf(track);
  const font = useMeasures().font('body-strong');
  const fits = questions.every(({ text, width }) => textWidth(text, font) <= width);
  return (
    <ul className={styles.questions} aria-label={words.questions}>
      {questions.map(({ text, from, to, left, width }) => {
        const here = position >= from && position < to;
        if (!fits && !here) return null;
        return (
          <li
            key={text}
            className={here ? styles.here : undefined}
            style={fits ? { left, width } : { left: 0 }}
          >
            <button
              type="button"
              aria-current={here ? 'step' : undefined}
              onClick={() => onJump(from)}
            >
              {text}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface Stretch {
  readonly text: string;
  readonly from: number;
  to: number;
  readonly left: number;
  width: number;
}

/** Each question over the segments that answer it. */
function questionsOf({ segments }: Track): readonly Stretch[] {
  const questions: Stretch[] = [];
  for (const { phase, from, to, left, width } of segments) {
    const name = phases[phase];
    const text = name ? phaseQuestions[name] : '';
    const last = questions.at(-1);
    if (last?.text === text) {
      last.to = to;
      last.width = left + width - last.left;
    } else {
      questions.push({ text, from, to, left, width });
    }
  }
  return questions;
}
