/** A file to hand in is written, read and checked again, on the runs of its seed. */
import { describe, expect, test } from 'vitest';
import type { HandInReport, HandInSource } from '../../../src/player/lessons/hand-in.ts';
import { handInName } from '../../../src/player/lessons/hand-in.ts';
import { lessonContext } from '../../../src/player/worker/lessons/lesson-context.ts';
import { handInText } from '../../../src/player/worker/lessons/hand-in-text.ts';
import { lessonRun } from '../../../src/player/worker/lesson-runs.ts';
import { tell as checkHandIn } from '../../../src/player/worker/topics/lesson-check-hand-in.ts';
import { tell as checkTask } from '../../../src/player/worker/topics/lesson-task.ts';
import { openForeign } from '../../../src/player/worker/view.ts';
import { rightAnswer } from '../../../src/world/lessons/answer.ts';
import { learnerSeed, LONGEST_NAME, tidyName } from '../../../src/world/lessons/learner-seed.ts';
import type { Lesson } from '../../../src/world/lessons/lesson.ts';
import { lesson, questions, task } from './fixture.ts';

const seed = learnerSeed('Ada');
const answer = { tries: 1, seed } as const;
const strict = [['client', 'strict_host_key_checking'], 'yes'] as const;

async function source(): Promise<HandInSource> {
  const print = rightAnswer(
    questions.value,
    await lessonContext({ scenario: 'first-contact', seed, place: { step: null, focus: null } }),
  );
  return {
    ...{ name: 'Ada', seed, saved: '2026-01-02T03:04:05Z' },
    misconceptions: { before: { m: 'true' }, after: { m: 'false' } },
    lessons: [
      {
        ...{ lesson, slug: lesson.slug, reached: 2 },
        answers: [
          { id: 'choice', ...answer, given: [0], stage: 'shown' },
          { id: 'several', ...answer, given: [0, 1], stage: 'right' },
          { id: 'order', ...answer, given: [2, 1, 0], stage: 'right' },
          { id: 'value', ...answer, given: print, stage: 'right' },
          { id: 'of before', ...answer, given: 'x', stage: 'right' },
        ],
        tasks: [
          {
            ...{ id: 'task', hints: 1, stage: 'done', seed },
            proof: { changes: [strict], pointed: null, at: null },
          },
        ],
      },
    ],
  };
}

/** Any run: what is asked is about the lessons' own. */
const shown = async () => (await lessonRun('first-contact', seed)).session;
const check = async (text: string, lessons: readonly Lesson[] = [lesson]) =>
  checkHandIn(await shown(), { text, lessons });

async function report(text: string, lessons: readonly Lesson[] = [lesson]): Promise<HandInReport> {
  const checked = await check(text, lessons);
  if ('problem' in checked) throw new Error(checked.problem);
  return checked;
}
const verdicts = ({ lessons }: HandInReport) =>
  Object.fromEntries(lessons[0]!.answers.map(({ id, verdict }) => [id, verdict]));

describe('a file to hand in', () => {
  test('is checked again, answer by answer', async () => {
    const text = handInText(await source());
    expect(text).toContain('does not prove who answered');
    const found = await report(text);
    expect(found).toMatchObject({ name: 'Ada', seed, isIntact: true, fitsName: true });
    expect(found.lessons[0]).toMatchObject({ isChanged: false, isUnknown: false, moments: 2 });
    expect(verdicts(found)).toEqual({
      ...{ choice: 'wrong', several: 'right', order: 'wrong', number: 'unanswered' },
      ...{ value: 'right', task: 'right', 'of before': 'unknown' },
    });
    const { answers } = found.lessons[0]!;
    // The file says that it was right.
    expect(answers.filter(({ isOtherwise }) => isOtherwise).map(({ id }) => id)).toEqual(['order']);
    expect(answers.find(({ id }) => id === 'order')?.given).toBe('c → b → a');
    expect(answers.find(({ id }) => id === 'several')).toMatchObject({
      asks: 'several?',
      given: 'one; two',
    });
    expect(answers.find(({ id }) => id === 'task')).toMatchObject({ given: '', changes: [strict] });
    expect(answers.find(({ id }) => id === 'number')).toMatchObject({ asks: 'number? It is 51.' });
    expect(found.misconceptions).toEqual({ before: { m: 'true' }, after: { m: 'false' } });
  });

  test('has answers for the runs of its seed alone', async () => {
    const text = handInText(await source()).replaceAll(String(seed), String(learnerSeed('Bob')));
    const found = await report(text);
    expect(found).toMatchObject({ isIntact: false, fitsName: false });
    expect(verdicts(found)['value']).toBe('wrong');
  });

  test('has the proof that the run of a done task gives', async () => {
    const { run } = await shown();
    const strictly = {
      ...run.scenario,
      client: { ...run.scenario.client, [strict[0][1]]: strict[1] },
    };
    const opened = await openForeign(strictly, null);
    if ('failure' in opened) throw new Error(opened.failure.title);
    const about = { ...{ task, scenario: 'first-contact', seed }, pointed: null, at: null };
    expect(await checkTask(await shown(), about)).toMatchObject({ isDone: false, proof: null });
    const done = await checkTask(opened.session, about);
    expect(done).toEqual({
      isDone: true,
      reason: task.done,
      proof: { changes: [strict], pointed: null, at: null },
    });
  });

  test('knows a task that was not done, or cannot be done so', async () => {
    const made = await source();
    const withProof = (value: unknown) => {
      const json: unknown = JSON.parse(handInText(made), (key, found: unknown) =>
        key === 'changes' ? [[strict[0], value]] : found,
      );
      return report(JSON.stringify(json));
    };
    expect(verdicts(await withProof('no'))['task']).toBe('wrong');
    expect(verdicts(await withProof('nonsense'))['task']).toBe('unclear');
  });

  test('tells of a lesson that was changed, and of one that is not there', async () => {
    const text = handInText(await source());
    const { parts } = lesson;
    const [part] = parts;
    const shorter = { ...lesson, parts: [{ ...part!, moments: part!.moments.slice(0, 1) }] };
    const changed = (await report(text, [shorter])).lessons[0]!;
    expect(changed.isChanged).toBe(true);
    expect(changed.answers.filter(({ verdict }) => verdict === 'unknown')).toHaveLength(5);
    const reworded = JSON.parse(
      JSON.stringify(lesson).replaceAll('with the length', 'length and all'),
    ) as Lesson;
    expect((await report(text, [reworded])).lessons[0]).toMatchObject({ isChanged: false });
    expect((await report(text, [])).lessons[0]).toMatchObject({
      isUnknown: true,
      title: 'A fixture',
    });
  });

  test.each([
    ['', /no JSON/],
    ['{"format":"sshow-answers/1"', /no JSON/],
    ['{"format":"sshow-transcript/1"}', /no file with answers/],
    ['[]', /no file with answers/],
    ['{"format":"sshow-answers/2"}', /format sshow-answers\/2/],
    ['{"format":"sshow-answers/1"}', /was changed: note/],
  ])('that is none says so: %j', async (text, message) => {
    const checked = await check(text);
    expect(checked).toMatchObject({ problem: expect.stringMatching(message) as unknown });
  });

  test('names the place that is not as it was written', async () => {
    const text = handInText(await source()).replace('"tries": 1', '"tries": "once"');
    expect(await check(text)).toMatchObject({
      problem: 'This file was changed: lessons.0.answers.0.tries is not as sshow writes it.',
    });
  });

  test('has a name that every disk takes', () => {
    expect(handInName('Ada Lovelace / ../x')).toBe('sshow-answers-ada-lovelace-x.json');
    expect(handInName(null)).toBe('sshow-answers.json');
  });
});

describe('a name', () => {
  test('that is long is cut between two signs, and fits the seed that was made from it', () => {
    const name = `${'a'.repeat(LONGEST_NAME - 1)}🐧 and more`;
    expect(tidyName(name)).toBe(`${'a'.repeat(LONGEST_NAME - 1)}🐧`);
    expect(learnerSeed(tidyName(name))).toBe(learnerSeed(name));
  });
});
