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

interface ReportProps {
  readonly of: HandInReport;
  /** Of the headings: one below that of what the report stands in. */
  readonly level: Level;
}
type Level = 3 | 4;

/** Every lesson that was begun, with each question, what was answered, and what came of that. */
export function Report({ of: { lessons, misconceptions }, level }: ReportProps) {
  const answers = lessons.flatMap((lesson) => lesson.answers);
  return (
    <div className={styles.report}>
      {lessons.length > 0 && (
        <p className={styles.totals}>
          {text.totals(lessons.length, rightIn(answers), answers.length)}
        </p>
      )}
      {lessons.map((lesson) => (
        <LessonReport key={lesson.slug} of={lesson} level={level} />
      ))}
      <Rounds of={misconceptions} level={level} />
    </div>
  );
}

interface LessonReportProps {
  readonly of: ReportedLesson;
  readonly level: Level;
}

function LessonReport({ of, level }: LessonReportProps) {
  const { title, answers, reached, moments, isUnknown, isChanged } = of;
  return (
    <div className={styles.lesson}>
      <Title level={level}>{title}</Title>
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
    </div>
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

interface RoundsProps {
  readonly of: HandInReport['misconceptions'];
  readonly level: Level;
}

/** How many of the statements, all of which are false, were taken for that. */
function Rounds({ of, level }: RoundsProps) {
  const rounds = (['before', 'after'] as const).flatMap((round) => {
    const said = Object.values(of[round]);
    const right = said.filter((one) => one === 'false').length;
    return said.length === 0 ? [] : [text.round[round](right, said.length)];
  });
  if (rounds.length === 0) return null;
  return (
    <div className={styles.lesson}>
      <Title level={level}>{text.statements}</Title>
      {rounds.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function Title({ level, children }: { readonly level: Level; readonly children: string }) {
  const Heading = `h${level}` as const;
  return <Heading className={styles.title}>{children}</Heading>;
}
