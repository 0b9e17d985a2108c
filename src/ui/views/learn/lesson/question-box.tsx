import { ChevronRight, CircleHelp, CirclePause } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { openPredict, reading } from '../../../../player/lessons/reading.ts';
import type { Given } from '../../../../world/lessons/answer.ts';
import type { Question } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { AnswerForm, begun } from './answer-form.tsx';
import { Blocks } from './blocks.tsx';
import { bringIntoView } from './bring-into-view.ts';
import { Feedback } from './feedback.tsx';
import { useMomentPlace } from './moment-context.ts';
import styles from './question-box.module.css';
import { useAnswer } from './use-answer.ts';
import { Verdict } from './verdict.tsx';

interface QuestionBoxProps {
  readonly question: Question;
  readonly kind: 'predict' | 'quiz';
}

/** A question, its answer, and what is said to it. A prediction is made before the stage goes on. */
export function QuestionBox({ question, kind }: QuestionBoxProps) {
  const { isNow } = useMomentPlace();
  const title = useId();
  const { attempt, checked, problem, forgetProblem, isChecking, answer } = useAnswer(
    question,
    kind,
  );
  const [given, setGiven] = useState<Given>(() => attempt.given ?? begun(question));
  const isTold = attempt.stage !== 'open';
  const isPredict = kind === 'predict';

  // Where it was answered there is no more to do with the keys: they go on from the button.
  const form = useRef<HTMLFormElement>(null);
  const wasTold = useRef(isTold);
  useEffect(() => {
    if (isTold && !wasTold.current && form.current?.contains(document.activeElement))
      form.current
        .querySelector<HTMLButtonElement>('[type=submit]')
        ?.focus({ preventScroll: true });
    wasTold.current = isTold;
  }, [isTold]);

  // What is said to an answer comes into view: under the question, or in it where the choices say it themselves.
  const seen = useRef(attempt.tries);
  useEffect(() => {
    if (checked === null || seen.current === attempt.tries) return;
    seen.current = attempt.tries;
    const said = form.current?.querySelector('[data-said]');
    if (form.current) bringIntoView((!isTold && said) || form.current, form.current);
  }, [checked, attempt.tries, isTold]);

  function submit(event: React.FormEvent): void {
    event.preventDefault();
    if (isTold) {
      if (isNow && openPredict() === null) reading.next();
      return;
    }
    void answer(given);
  }

  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={title}
      className={[styles.box, isPredict && styles.predict].join(' ')}
      data-question={question.id}
      data-open={isTold ? undefined : ''}
      onSubmit={submit}
    >
      <header className={styles.head}>
        {isPredict ? (
          <CirclePause size={20} strokeWidth={1.8} aria-hidden="true" />
        ) : (
          <CircleHelp size={18} strokeWidth={1.8} aria-hidden="true" />
        )}
        <b>{isPredict ? text.predict : text.question}</b>
        <span className={styles.state}>
          {isTold ? <Verdict stage={attempt.stage} kind={kind} /> : isPredict && text.waits}
        </span>
      </header>
      <div className={styles.body}>
        <div id={title} className={styles.ask}>
          <Blocks blocks={question.ask} />
        </div>
        <AnswerForm
          question={question}
          given={isTold ? (attempt.given ?? given) : given}
          isTold={isTold}
          problem={problem}
          onGive={(next) => {
            setGiven(next);
            forgetProblem();
          }}
        />
        <Feedback question={question} kind={kind} attempt={attempt} checked={checked} />
        <div className={styles.ways}>
          {(!isTold || isNow) && (
            // One button all along: it keeps the focus when what it does changes.
            <button type="submit" className={styles.submit} aria-disabled={isChecking}>
              {isTold
                ? text.goOn
                : isChecking
                  ? text.checking
                  : isPredict
                    ? text.guess
                    : attempt.tries > 0
                      ? text.again
                      : text.answer}
              <ChevronRight size={18} strokeWidth={2} aria-hidden="true" />
            </button>
          )}
          {!isTold && (
            <span className={styles.enter} aria-hidden="true">
              {text.enter}
            </span>
          )}
        </div>
      </div>
    </form>
  );
}
