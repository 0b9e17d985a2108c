/** Checks a file to hand in: every answer once more, against the lessons and on runs with the learner's seed. */
import { checkAnswer, checkTask, type Given } from '../../../world/lessons/answer.ts';
import { FactProblem } from '../../../world/lessons/fact-problem.ts';
import type { FactContext } from '../../../world/lessons/fact.ts';
import { learnerSeed } from '../../../world/lessons/learner-seed.ts';
import { lessonVersion } from '../../../world/lessons/lesson-version.ts';
import type { Block, Inline, Lesson, Question } from '../../../world/lessons/lesson.ts';
import { plainText } from '../../../world/lessons/plain-text.ts';
import { askedIn, type Asked } from '../../../world/lessons/questions-in.ts';
import { addressWords, needsRun, toldText } from '../../../world/lessons/told-words.ts';
import type { LessonPlace } from '../../lesson-topics.ts';
import type {
  HandedAnswer,
  HandedLesson,
  HandedTask,
  HandInProblem,
  HandInReport,
  ReportedAnswer,
  ReportedLesson,
  Verdict,
} from '../../lessons/hand-in.ts';
import type { TaskProof } from '../../lessons/task-proof.ts';
import { readHandIn } from './read-hand-in.ts';

/** Where the runs come from. */
export interface LessonRuns {
  unchanged(place: LessonPlace): Promise<FactContext>;
  /** With what somebody changed in the scenario; null where that cannot be run. */
  changed(scenario: string, seed: string | null, proof: TaskProof): Promise<FactContext | null>;
}

export async function checkHandIn(
  text: string,
  lessons: readonly Lesson[],
  runs: LessonRuns,
): Promise<HandInReport | HandInProblem> {
  const read = readHandIn(text);
  if ('problem' in read) return read;
  const { handIn, isIntact } = read;
  const { name, seed, saved, misconceptions } = handIn;
  const reported: ReportedLesson[] = [];
  // One after the other: a few runs are kept, and neighbours share theirs.
  for (const handed of handIn.lessons) {
    const lesson = lessons.find(({ slug }) => slug === handed.slug);
    reported.push(await lessonReport(handed, lesson, runs));
  }
  return {
    ...{ name, seed, saved, isIntact, misconceptions, lessons: reported },
    fitsName: seed === (name === null ? null : learnerSeed(name)),
  };
}

async function lessonReport(
  handed: HandedLesson,
  lesson: Lesson | undefined,
  runs: LessonRuns,
): Promise<ReportedLesson> {
  const { slug, title, reached, moments } = handed;
  const asked = lesson ? askedIn(lesson) : [];
  const answers: ReportedAnswer[] = [];
  for (const one of asked) answers.push(await askedReport(one, handed, runs));
  const known = new Set(asked.map(({ id }) => id));
  const strangers = [...handed.answers, ...handed.tasks].filter(({ id }) => !known.has(id));
  return {
    slug,
    title: lesson?.title ?? title,
    isUnknown: lesson === undefined,
    isChanged: lesson !== undefined && lessonVersion(lesson) !== handed.version,
    reached,
    moments,
    answers: [...answers, ...strangers.map(stranger)],
  };
}

function askedReport(
  asked: Asked,
  { answers, tasks }: HandedLesson,
  runs: LessonRuns,
): Promise<ReportedAnswer> {
  const { id } = asked;
  return asked.kind === 'try'
    ? taskReport(asked, tasks.find((one) => one.id === id) ?? noTask(id), runs)
    : answerReport(asked, answers.find((one) => one.id === id) ?? noAnswer(id), runs);
}

const noAnswer = (id: string): HandedAnswer => ({
  ...{ id, given: null, tries: 0, stage: 'open', seed: null },
});
const noTask = (id: string): HandedTask => ({
  ...{ id, hints: 0, stage: 'open', seed: null, proof: null },
});

const stranger = (answer: HandedAnswer | HandedTask): ReportedAnswer => ({
  id: answer.id,
  kind: 'unknown',
  asks: '',
  given: 'given' in answer && typeof answer.given === 'string' ? answer.given : '',
  verdict: 'unknown',
  tries: 'given' in answer ? answer.tries : answer.hints,
  wasShown: answer.stage === 'shown',
  isOtherwise: false,
  seed: answer.seed,
  changes: [],
});

async function answerReport(
  { id, kind, place, question }: Extract<Asked, { question: Question }>,
  { given, tries, stage, seed }: HandedAnswer,
  runs: LessonRuns,
): Promise<ReportedAnswer> {
  const context = () =>
    runs.unchanged({
      scenario: place.scenario,
      seed,
      place: { step: place.step, focus: place.focus },
    });
  const verdict = given === null ? 'unanswered' : await verdictOn(question, given, context);
  return {
    ...{ id, kind, tries, verdict, seed, changes: [] },
    asks: await wordsOf(question.ask, context),
    given: given === null ? '' : await givenText(question, given, context),
    wasShown: stage === 'shown',
    isOtherwise: (stage === 'right') !== (verdict === 'right'),
  };
}

async function verdictOn(
  question: Question,
  given: Given,
  context: () => Promise<FactContext>,
): Promise<Verdict> {
  try {
    const checked = checkAnswer(question, given, await context());
    if ('problem' in checked) return 'unclear';
    return checked.isRight ? 'right' : 'wrong';
  } catch (error) {
    if (error instanceof FactProblem) return 'unclear';
    throw error;
  }
}

async function taskReport(
  { id, place, task }: Extract<Asked, { kind: 'try' }>,
  { hints, stage, seed, proof }: HandedTask,
  runs: LessonRuns,
): Promise<ReportedAnswer> {
  const verdict = await taskVerdict();
  const { scenario, step, focus } = place;
  const context = () => runs.unchanged({ scenario, seed, place: { step, focus } });
  const changes = proof?.changes ?? [];
  // What was changed is what was done; where nothing was, it is what was pointed at.
  const pointed = changes.length === 0 ? (proof?.pointed ?? null) : null;
  return {
    ...{ id, kind: 'try', tries: hints, verdict, seed, changes },
    asks: await wordsOf(task.ask, context),
    given: pointed === null ? '' : addressWords(await context(), pointed),
    wasShown: stage === 'shown',
    isOtherwise: (stage === 'done') !== (verdict === 'right'),
  };

  async function taskVerdict(): Promise<Verdict> {
    if (stage === 'shown') return 'wrong';
    if (proof === null) return stage === 'done' ? 'unclear' : 'unanswered';
    const context = await runs.changed(place.scenario, seed, proof);
    if (!context) return 'unclear';
    return checkTask(task, context).isDone ? 'right' : 'wrong';
  }
}

/** Where the run of a question comes from: made only if it is needed. */
type Lazy = () => Promise<FactContext>;

async function givenText(question: Question, given: Given, context: Lazy): Promise<string> {
  if (typeof given === 'string') return given;
  const isOrder = question.kind === 'order';
  const items = isOrder ? question.items : 'choices' in question ? question.choices : [];
  const labels: string[] = [];
  for (const at of given) {
    const item = items[at];
    labels.push(item ? await inWords(item.label, context) : String(at + 1));
  }
  return labels.join(isOrder ? ' → ' : '; ');
}

/** The paragraphs of a question in one line. */
async function wordsOf(blocks: readonly Block[], context: Lazy): Promise<string> {
  const lines: string[] = [];
  for (const block of blocks)
    if (block.kind === 'paragraph') lines.push(await inWords(block.content, context));
  return lines.join(' ');
}

/** As the learner read it: with the facts of the run. */
async function inWords(content: readonly Inline[], context: Lazy): Promise<string> {
  if (!needsRun(content)) return plainText(content);
  try {
    return toldText(content, await context());
  } catch (error) {
    if (error instanceof FactProblem) return plainText(content);
    throw error;
  }
}
