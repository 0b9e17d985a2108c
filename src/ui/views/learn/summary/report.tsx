import { Check, Minus, X } from 'lucide-react';
import type {
  HandInReport,
  ReportedAnswer,
  ReportedLesson,
} from '../../../../player/lessons/hand-in.ts';
import { summary } from '../../../text/summary.ts';
import styles from './report.module.css';

const text = summary.report;

const rightIn = (answers: readonly ReportedAnswer[]): number =>
  answers.filter(({ verdict }) => verdict === 'right').length;

/** Every lesson that was begun, with each question, what was answered, and what came of that. */
export function Report({ of: { lessons, misconceptions } }: { readonly of: HandInReport }) {
  const answers = lessons.flatMap((lesson) => lesson.answers);
  return (
    <div className={styles.report}>
      {lessons.length > 0 && (
        <p className={styles.totals}>
          {text.totals(lessons.length, rightIn(answers), answers.length)}
        </p>
      )}
      {lessons.map((lesson) => (
        <LessonReport key={lesson.slug} of={lesson} />
      ))}
      <Rounds of={misconceptions} />
    </div>
  );
}

function LessonReport({ of }: { readonly of: ReportedLesson }) {
  const { title, answers, reached, moments, isUnknown, isChanged } = of;
  return (
    <section className={styles.lesson} aria-label={title}>
      <h4 className={styles.title}>{title}</h4>
      <p className={styles.facts}>
        <span>{text.read(reached, moments)}</span>
        <span>{text.right(rightIn(answers), answers.length)}</span>
      </p>
      {isUnknown && <p>{text.unknown}</p>}
      {isChanged && <p>{text.changed}</p>}
      {answers.length > 0 && (
        <table className={styles.answers}>
          <thead>
            <tr>
              <th scope="col">{text.columns.question}</th>
              <th scope="col">{text.columns.answer}</th>
              <th scope="col">{text.columns.result}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map((answer) => (
              <AnswerRow key={answer.id} of={answer} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const signs = { right: Check, wrong: X, unanswered: Minus, unknown: Minus, unclear: X };

function AnswerRow({ of }: { readonly of: ReportedAnswer }) {
  const { id, kind, asks, given, verdict, tries, wasShown, isOtherwise } = of;
  const Sign = signs[verdict];
  const isAnswered = verdict !== 'unanswered';
  return (
    <tr>
      <th scope="row">
        <span className={styles.kind}>{text.kinds[kind]}</span>
        {asks === '' ? <code>{id}</code> : asks}
      </th>
      <td data-column={text.columns.answer}>{given}</td>
      <td data-column={text.columns.result}>
        <span className={styles.verdict}>
          <Sign size={16} strokeWidth={2.2} aria-hidden="true" />
          {text.verdicts[verdict]}
        </span>
        {isAnswered && (
          <span className={styles.more}>
            {kind === 'try' ? text.hints(tries) : text.tries(tries)}
          </span>
        )}
        {wasShown && <span className={styles.more}>{text.shown}</span>}
        {isOtherwise && <strong className={styles.more}>{text.otherwise}</strong>}
      </td>
    </tr>
  );
}

/** How many of the statements, all of which are false, were taken for that. */
function Rounds({ of }: { readonly of: HandInReport['misconceptions'] }) {
  const rounds = (['before', 'after'] as const).flatMap((round) => {
    const said = Object.values(of[round]);
    const right = said.filter((one) => one === 'false').length;
    return said.length === 0 ? [] : [text.round[round](right, said.length)];
  });
  if (rounds.length === 0) return null;
  return (
    <section className={styles.lesson} aria-label={text.statements}>
      <h4 className={styles.title}>{text.statements}</h4>
      {rounds.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
