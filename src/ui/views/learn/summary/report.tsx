import { Check, Minus, X } from 'lucide-react';
import type {
  HandInReport,
  ReportedAnswer,
  ReportedLesson,
} from '../../../../player/lessons/hand-in.ts';
import { markOf, scoreOf } from '../../../../player/lessons/tables.ts';
import { scoreWords } from '../../../text/score.ts';
import { summary } from '../../../text/summary.ts';
import { whatIf } from '../../../text/what-if.ts';
import styles from './report.module.css';

const text = summary.report;

/** As the ladder has it, of what came of checking it again. */
const triedIn = ({ kind, verdict, tries, wasShown }: ReportedAnswer) =>
  ({
    tries,
    stage: verdict === 'right' ? 'right' : wasShown ? 'shown' : 'open',
    isPredict: kind === 'predict',
  }) as const;

const isQuestion = ({ kind }: ReportedAnswer): boolean => kind === 'quiz' || kind === 'predict';

/** Questions, predictions and tasks, each counted by themselves. */
function scoreIn(answers: readonly ReportedAnswer[]): string {
  const tasks = answers.filter(({ kind }) => kind === 'try');
  const done = tasks.filter(({ verdict, wasShown }) => verdict === 'right' && !wasShown);
  return scoreWords(scoreOf(answers.filter(isQuestion).map(triedIn)), {
    done: done.length,
    of: tasks.length,
  });
}

interface ReportProps {
  readonly of: HandInReport;
  /** Of the headings: one below that of what the report stands in. */
  readonly level: Level;
}
type Level = 3 | 4;

/** Every lesson that was begun, with each question, what was answered, and what came of that. */
export function Report({ of: { lessons, misconceptions, seed }, level }: ReportProps) {
  const answers = lessons.flatMap((lesson) => lesson.answers);
  return (
    <div className={styles.report}>
      {lessons.length > 0 && (
        <p className={styles.totals}>
          {text.begun(lessons.length)} {scoreIn(answers)}
        </p>
      )}
      {lessons.map((lesson) => (
        <LessonReport key={lesson.slug} of={lesson} level={level} seed={seed} />
      ))}
      <Rounds of={misconceptions} level={level} />
    </div>
  );
}

interface LessonReportProps {
  readonly of: ReportedLesson;
  readonly level: Level;
  /** Made from the name; null without one. */
  readonly seed: string | null;
}

function LessonReport({ of, level, seed }: LessonReportProps) {
  const { title, answers, reached, moments, isUnknown, isChanged } = of;
  return (
    <div className={styles.lesson}>
      <Title level={level}>{title}</Title>
      <p className={styles.facts}>
        <span>{text.read(reached, moments)}</span>
        <span>{scoreIn(answers)}</span>
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
              <AnswerRow key={answer.id} of={answer} ofName={seed} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

const signs = { right: Check, wrong: X, unanswered: Minus, unknown: Minus, unclear: X };

interface AnswerRowProps {
  readonly of: ReportedAnswer;
  /** The seed made from the name. */
  readonly ofName: string | null;
}

function AnswerRow({ of, ofName }: AnswerRowProps) {
  const { id, kind, asks, given, changes, verdict, seed, wasShown, isOtherwise } = of;
  // A guess is no mistake.
  const isOtherGuess = kind === 'predict' && verdict === 'wrong';
  const Sign = isOtherGuess ? Minus : signs[verdict];
  const isGuess = kind === 'predict' && (verdict === 'right' || verdict === 'wrong');
  return (
    <tr>
      <th scope="row">
        <span className={styles.kind}>{text.kinds[kind]}</span>
        {asks === '' ? <code>{id}</code> : asks}
      </th>
      <td data-column={text.columns.answer}>
        {given}
        {changes.map(([path, value]) => (
          <span key={path.join('.')} className={styles.change}>
            {text.change(whatIf.fullLabel(path), valueWords(value))}
          </span>
        ))}
      </td>
      <td data-column={text.columns.result}>
        <span className={styles.verdict}>
          <Sign size={16} strokeWidth={2.2} aria-hidden="true" />
          {isGuess ? text.guesses[verdict] : text.verdicts[verdict]}
        </span>
        {verdict !== 'unanswered' && <How of={of} />}
        {wasShown && kind !== 'predict' && <span className={styles.more}>{text.shown}</span>}
        {verdict !== 'unanswered' && seed !== ofName && (
          <span className={styles.more}>{text.run(seed)}</span>
        )}
        {isOtherwise && <strong className={styles.more}>{text.otherwise}</strong>}
      </td>
    </tr>
  );
}

/** At which try, or after how many hints; a prediction is made once. */
function How({ of }: { readonly of: ReportedAnswer }) {
  const { kind, tries } = of;
  if (kind === 'predict') return null;
  const mark = markOf(triedIn(of));
  return (
    <span className={styles.more}>
      {kind === 'try' ? text.hints(tries) : mark === 'hinted' ? text.hinted : text.tries(tries)}
    </span>
  );
}

/** What a setting was set to. */
function valueWords(value: unknown): string {
  if (value === undefined || value === null) return text.nothing;
  if (typeof value === 'boolean') return whatIf.switch[value ? 'yes' : 'no'];
  if (typeof value === 'string' || typeof value === 'number') return shortened(String(value));
  if (Array.isArray(value)) return shortened(value.map(valueWords).join(', '));
  return shortened(JSON.stringify(value));
}

const LONGEST = 300;
const shortened = (words: string): string =>
  words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;

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
