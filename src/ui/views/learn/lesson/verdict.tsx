import { Check, Minus, X } from 'lucide-react';
import type { AnswerState } from '../../../../player/lessons/progress-state.ts';
import { lesson as text } from '../../../text/lesson.ts';
import styles from './verdict.module.css';

interface VerdictProps {
  readonly stage: AnswerState['stage'];
  readonly kind: 'predict' | 'quiz';
}

/** What came of an answer, in a word with its sign. */
export function Verdict({ stage, kind }: VerdictProps) {
  // A prediction that did not come true is no mistake.
  const Icon = stage === 'right' ? Check : kind === 'predict' ? Minus : X;
  return (
    <span className={styles.verdict}>
      {(stage === 'right' || kind === 'predict' || stage === 'open') && (
        <Icon size={16} strokeWidth={2.4} aria-hidden="true" />
      )}
      {stage === 'right'
        ? text.right
        : stage === 'open'
          ? text.wrong
          : kind === 'predict'
            ? text.differently
            : text.shown}
    </span>
  );
}
