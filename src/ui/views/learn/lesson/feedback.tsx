import { Check, Lightbulb, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AnswerState } from '../../../../player/lessons/progress-state.ts';
import type { Checked } from '../../../../world/lessons/answer.ts';
import { showsHint } from '../../../../player/lessons/tables.ts';
import type { Question } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { Blocks } from './blocks.tsx';
import styles from './feedback.module.css';
import { Inlines } from './inlines.tsx';
import { ReasonText } from './reason-text.tsx';

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
    <div role="status" className={styles.place}>
      {checked && <Said {...{ question, kind, attempt, checked }} />}
    </div>
  );
}

type SaidProps = FeedbackProps & { readonly checked: Checked };

function Said({ question, kind, attempt, checked }: SaidProps) {
  const isTold = attempt.stage !== 'open';
  // Told choices carry their reasons themselves.
  const hasOwn = 'choices' in question;
  if (isTold) {
    return (
      <div className={styles.said}>
        <Verdict isRight={checked.isRight}>
          {checked.isRight ? text.right : kind === 'predict' ? text.differently : text.shown}
        </Verdict>
        {!hasOwn && !checked.isRight && <Answer question={question} answer={checked.answer} />}
        {!hasOwn && !checked.isRight && kind === 'predict' && (
          <ReasonText reason={checked.reason} />
        )}
        {'right' in question && <ReasonText reason={question.right} />}
      </div>
    );
  }
  return (
    <div className={styles.said}>
      <Verdict isRight={false}>{text.wrong}</Verdict>
      <ReasonText reason={checked.reason} />
      {checked.more.map((reason, at) => (
        <ReasonText key={at} reason={reason} />
      ))}
      {showsHint(attempt) && question.hint.length > 0 && (
        <div className={styles.hint}>
          <p className={styles.verdict}>
            <Lightbulb size={16} strokeWidth={1.8} aria-hidden="true" />
            {text.hint}
          </p>
          <Blocks blocks={question.hint} />
        </div>
      )}
    </div>
  );
}

interface VerdictProps {
  readonly isRight: boolean;
  readonly children: ReactNode;
}

function Verdict({ isRight, children }: VerdictProps) {
  const Icon = isRight ? Check : X;
  return (
    <p className={styles.verdict}>
      <Icon size={16} strokeWidth={2.4} aria-hidden="true" />
      {children}
    </p>
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
