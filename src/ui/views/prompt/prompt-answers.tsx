import type { QuestionView } from '../../../player/question-view.ts';
import { prompt as text } from '../../text/prompt.ts';
import { AnswerCard } from './answer-card.tsx';
import { CodeSteps } from './code-steps.tsx';
import styles from './prompt.module.css';
import { useAnswer } from './use-answer.ts';

/** What the server asks by keyboard-interactive: answers to pick from, and how a code among them comes about. */
export function PromptAnswers({ question }: { readonly question: QuestionView }) {
  const { answer, failure } = useAnswer(question.address);
  const { code, picks } = question;
  const { about, aboutCode, right, wrong, rightCode, follows } = text.prompted;
  return (
    <>
      <p className={styles.about}>{code ? aboutCode : about}</p>
      <ul className={styles.answers} aria-label={text.answers}>
        {picks.map((pick) => (
          <AnswerCard
            key={pick.text}
            word={pick.text || text.password.nothing}
            means={pick.right ? (code ? rightCode : right) : wrong}
            shortcut={null}
            given={question.answer === pick.text}
            writes={null}
            onAnswer={() => answer(pick.text)}
          >
            {follows}
          </AnswerCard>
        ))}
      </ul>
      {code && <CodeSteps code={code} />}
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {text.failed} {failure}
        </p>
      )}
    </>
  );
}
