/** What is in a lesson, for whoever walks through it: its moments, and right and wrong answers to what it asks. */
import { openRunner } from '../../scripts/runner.mjs';
import { root } from '../../scripts/install.mjs';
import type * as Build from '../../src/compiler/build.ts';
import type * as Answers from '../../src/world/lessons/answer.ts';
import type { Given } from '../../src/world/lessons/answer.ts';
import type { Block, Lesson, Moment, Question, Task } from '../../src/world/lessons/lesson.ts';
import type * as Runs from '../../src/world/lessons/told-run.ts';
import type * as Catalog from '../../src/world/scenarios/catalog.ts';

export interface BookQuestion {
  readonly kind: 'predict' | 'quiz';
  readonly question: Question;
  readonly right: Given;
  /** Answers that are not right, each another one where the kind has so many. */
  readonly wrong: readonly Given[];
}

export interface BookMoment {
  readonly moment: Moment;
  readonly questions: readonly BookQuestion[];
  readonly tasks: readonly Task[];
}

export interface BookLesson {
  readonly lesson: Lesson;
  readonly moments: readonly BookMoment[];
}

/** The lessons by their slugs. Compiles them and runs what their questions are about. */
export async function openBook(): Promise<ReadonlyMap<string, BookLesson>> {
  const runner = await openRunner('book');
  try {
    const build: typeof Build = await runner.import('/src/compiler/build.ts');
    const answers: typeof Answers = await runner.import('/src/world/lessons/answer.ts');
    const runs: typeof Runs = await runner.import('/src/world/lessons/told-run.ts');
    const { wholeCatalog }: typeof Catalog = await runner.import('/src/world/scenarios/catalog.ts');
    const told = new Map<string, ReturnType<typeof runs.toldRun>>();
    const runOf = (name: string) => {
      const named = wholeCatalog.find((one) => one.name === name);
      if (!named) throw new Error(`no scenario ${name}`);
      const run = told.get(name) ?? runs.toldRun(named.scenario, null);
      told.set(name, run);
      return run;
    };
    const rightOf = async (question: Question, { place }: Moment): Promise<Given> =>
      answers.rightAnswer(question, {
        ...(await runOf(place.scenario)),
        pointed: place.focus,
        step: place.step,
      });
    const { lessons } = build.compileAll(root);
    const book = await Promise.all(lessons.map((lesson) => readLesson(lesson, rightOf)));
    return new Map(book.map((one) => [one.lesson.slug, one]));
  } finally {
    await runner.close();
  }
}

type RightOf = (question: Question, moment: Moment) => Promise<Given>;

async function readLesson(lesson: Lesson, rightOf: RightOf): Promise<BookLesson> {
  const moments = lesson.parts.flatMap((part) => part.moments);
  return { lesson, moments: await Promise.all(moments.map((one) => readMoment(one, rightOf))) };
}

async function readMoment(moment: Moment, rightOf: RightOf): Promise<BookMoment> {
  const questions = await Promise.all(
    moment.blocks.filter(isQuestion).map(async ({ kind, question }) => {
      const right = await rightOf(question, moment);
      return { kind, question, right, wrong: wrongOf(question) };
    }),
  );
  const tasks = moment.blocks.flatMap((block) => (block.kind === 'try' ? [block.task] : []));
  return { moment, questions, tasks };
}

const isQuestion = (block: Block): block is Extract<Block, { question: Question }> =>
  block.kind === 'predict' || block.kind === 'quiz';

function wrongOf(question: Question): readonly Given[] {
  switch (question.kind) {
    case 'choice':
    case 'several':
      return question.choices.flatMap(({ isRight }, at) => (isRight ? [] : [[at]]));
    case 'order': {
      const items = question.items.map((_, at) => at);
      return [items.toReversed(), [...items.slice(1), 0]];
    }
    case 'number':
      return ['987654321', '0'];
    case 'value':
      return ['nothing of the kind', 'SHA256:AAAA'];
  }
}
