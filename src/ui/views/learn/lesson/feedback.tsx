import { Lightbulb } from 'lucide-react';
import type { AnswerState } from '../../../../player/lessons/progress-state.ts';
import type { Checked } from '../../../../world/lessons/answer.ts';
import { showsHint } from '../../../../player/lessons/tables.ts';
import type { Question } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { Blocks } from './blocks.tsx';
import styles from './feedback.module.css';
import { Inlines } from './inlines.tsx';
import { ReasonText } from './reason-text.tsx';
import { Verdict } from './verdict.tsx';

interface FeedbackProps {
  readonly question: Question;
  readonly kind: 'predict' | 'quiz';
  readonly attempt: AnswerState;
  /** What came of the last answer; null before the first, and while it is checked. */
  readonly checked: Checked | null;
}

/** What is said to an answer: always there, so that screen readers hear what comes into it. */
export function Feedback({ question, kind, attempt, checked }: FeedbackProps) {
  return (
    <div role="status" data-said="" className={styles.place}>
      {checked && <Said {...{ question, kind, attempt, checked }} />}
    </div>
  );
}

type SaidProps = FeedbackProps & { readonly checked: Checked };

function Said({ question, kind, attempt, checked }: SaidProps) {
  if (attempt.stage === 'open') {
    return (
      <div className={styles.said}>
        <p>
          <Verdict stage="open" kind={kind} />
        </p>
        <ReasonText reason={checked.reason} />
        {checked.more.map((reason, at) => (
          <ReasonText key={at} reason={reason} />
        ))}
        {showsHint(attempt) && question.hint.length > 0 && (
          <div className={styles.hint}>
            <p className={styles.sign}>
              <Lightbulb size={16} strokeWidth={1.8} aria-hidden="true" />
              {text.hint}
            </p>
            <Blocks blocks={question.hint} />
          </div>
        )}
      </div>
    );
  }
  // The head of the box shows it.
  const verdict = (
    <p className="said">
      <Verdict stage={attempt.stage} kind={kind} />
    </p>
  );
  // Choices that have been told carry their reasons themselves.
  if ('choices' in question) return verdict;
  return (
    <div className={styles.said}>
      {verdict}
      {!checked.isRight && <Answer question={question} answer={checked.answer} />}
      {!checked.isRight && kind === 'predict' && <ReasonText reason={checked.reason} />}
      <ReasonText reason={question.right} />
    </div>
  );
}

interface AnswerProps {
  readonly question: Question;
  readonly answer: string | null;
}

/** The right answer, where the choices do not show it themselves. */
function Answer({ question, answer }: AnswerProps) {
  if (question.kind === 'order') {
    return (
      <ol className={styles.order}>
        {question.items.map(({ label }, at) => (
          <li key={at}>
            <Inlines content={label} />
          </li>
        ))}
      </ol>
    );
  }
  return answer === null ? null : (
    <p>
      {text.itIs} <code className={styles.answer}>{answer}</code>.
    </p>
  );
}
