import type { QuestionView } from '../../../player/question-view.ts';
import { prompt as text } from '../../text/prompt.ts';
import { AnswerCard } from './answer-card.tsx';
import styles from './prompt.module.css';
import { useAnswer } from './use-answer.ts';

/** Passwords to pick from: none is ever typed. */
export function PasswordAnswers({ question }: { readonly question: QuestionView }) {
  const { answer, failure } = useAnswer(question.address);
  const { right, wrong, rightFollows, nothing, about } = text.password;
  const isLast = question.address.endsWith(`#${question.times}`);
  const wrongFollows = isLast ? text.password.lastFollows : text.password.wrongFollows;
  return (
    <>
      <p className={styles.about}>{about}</p>
      <ul className={styles.answers} aria-label={text.answers}>
        {question.picks.map((pick) => (
          <AnswerCard
            key={pick.text}
            word={pick.text || nothing}
            means={pick.right ? right : wrong}
            shortcut={null}
            given={question.answer === pick.text}
            writes={null}
            onAnswer={() => answer(pick.text)}
          >
            {pick.right ? rightFollows : wrongFollows}
          </AnswerCard>
        ))}
      </ul>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {text.failed} {failure}
        </p>
      )}
    </>
  );
}
