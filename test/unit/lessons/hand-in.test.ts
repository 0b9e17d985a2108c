/** A file to hand in is written, read and checked again, on the runs of its seed. */
import { describe, expect, test } from 'vitest';
import type { HandInReport, HandInSource } from '../../../src/player/lessons/hand-in.ts';
import { handInName } from '../../../src/player/lessons/hand-in.ts';
import { withChanges } from '../../../src/player/patch.ts';
import { checkHandIn, type LessonRuns } from '../../../src/player/worker/lessons/check-hand-in.ts';
import { handInText } from '../../../src/player/worker/lessons/hand-in-text.ts';
import { rightAnswer } from '../../../src/world/lessons/answer.ts';
import { learnerSeed } from '../../../src/world/lessons/learner-seed.ts';
import type { Lesson } from '../../../src/world/lessons/lesson.ts';
import { parseAnyScenario } from '../../../src/world/parse-any-scenario.ts';
import { wholeCatalog } from '../../../src/world/scenarios/catalog.ts';
import { ScenarioError } from '../../../src/world/scenario.ts';
import { toldOf, toldRun } from '../../../src/world/lessons/told-run.ts';
import { lesson, questions } from './fixture.ts';

const named = (name: string) => wholeCatalog.find((one) => one.name === name)!.scenario;
const runs: LessonRuns = {
  async unchanged({ scenario, seed, place }) {
    const told = await toldRun(named(scenario), seed);
    return { ...told, step: place.step, pointed: place.focus };
  },
  async changed(scenario, seed, { changes, at, pointed }) {
    const { run } = await toldRun(named(scenario), seed);
    try {
      const told = toldOf(parseAnyScenario(withChanges(run.scenario, changes)));
      return { ...told, step: at, pointed };
    } catch (error) {
      if (error instanceof ScenarioError) return null;
      throw error;
    }
  },
};

const seed = learnerSeed('Ada');
const answer = { tries: 1, seed } as const;
const strict = [['client', 'strict_host_key_checking'], 'yes'] as const;

async function source(): Promise<HandInSource> {
  const print = rightAnswer(
    questions.value,
    await runs.unchanged({ scenario: 'first-contact', seed, place: { step: null, focus: null } }),
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

async function report(text: string, lessons: readonly Lesson[] = [lesson]): Promise<HandInReport> {
  const checked = await checkHandIn(text, lessons, runs);
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
    expect(answers.find(({ id }) => id === 'task')).toMatchObject({
      given: 'client.strict_host_key_checking: yes',
    });
    expect(found.misconceptions).toEqual({ before: { m: 'true' }, after: { m: 'false' } });
  });

  test('has answers for the runs of its seed alone', async () => {
    const text = handInText(await source()).replaceAll(String(seed), String(learnerSeed('Bob')));
    const found = await report(text);
    expect(found).toMatchObject({ isIntact: false, fitsName: false });
    expect(verdicts(found)['value']).toBe('wrong');
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
    const checked = await checkHandIn(text, [lesson], runs);
    expect(checked).toMatchObject({ problem: expect.stringMatching(message) as unknown });
  });

  test('names the place that is not as it was written', async () => {
    const text = handInText(await source()).replace('"tries": 1', '"tries": "once"');
    expect(await checkHandIn(text, [lesson], runs)).toMatchObject({
      problem: 'This file was changed: lessons.0.answers.0.tries is not as sshow writes it.',
    });
  });

  test('has a name that every disk takes', () => {
    expect(handInName('Ada Lovelace / ../x')).toBe('sshow-answers-ada-lovelace-x.json');
    expect(handInName(null)).toBe('sshow-answers.json');
  });
});
