/** What a learner has done, as it is kept in the browser: also where that is full, forbidden, or holds something else. */
import { describe, expect, test } from 'vitest';
import type { Given } from '../../../src/world/lessons/answer.ts';
import { scoreOf, type Stage } from '../../../src/world/lessons/ladder.ts';
import { learnerSeed, tidyName } from '../../../src/world/lessons/learner-seed.ts';
import {
  createProgress,
  KEY,
  type TextStorage,
} from '../../../src/player/lessons/create-progress.ts';
import {
  chosenPath,
  lessonAfter,
  lessonPaths,
  lessonsOn,
  nextOn,
  statusOf,
} from '../../../src/player/lessons/paths.ts';
import {
  answerIn,
  lessonIn,
  noProgress,
  saidIn,
  taskIn,
  untried,
} from '../../../src/player/lessons/progress-state.ts';
import { readProgress } from '../../../src/player/lessons/read-progress.ts';
import { scoreWords } from '../../../src/ui/text/score.ts';

class Memory implements TextStorage {
  readonly items = new Map<string, string>();
  isFull = false;
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
}
const answer = (given: Given, isRight: boolean, isPredict = false) => ({
  ...{ given, isRight, isPredict, seed: null },
});

describe('progress', () => {
  test('is there again when the page is opened again', () => {
    const memory = new Memory();
    const first = createProgress(() => memory);
    first.setName('Ada', learnerSeed('Ada'));
    first.setPath('core');
    first.reached('hello', 2, 9);
    first.reached('hello', 0, 9);
    first.answered('hello', 'q1', answer([0], false));
    first.answered('hello', 'q1', answer([1], true));
    first.answered('hello', 'q1', answer([0], false)); // it is over
    first.answered('hello', 'p1', answer([0], false, true));
    first.hinted('hello', 't1');
    first.ended('hello', 't1', {
      stage: 'done',
      seed: null,
      proof: { changes: [[['client', 'user'], 'bob']], pointed: null, at: null },
    });
    first.ended('hello', 't1', { stage: 'shown', seed: null, proof: null });
    first.said('before', 'm1', 'unsure');

    const again = createProgress(() => memory);
    const state = again.store.getState();
    expect(state).toEqual(first.store.getState());
    expect(state).toMatchObject({ name: 'Ada', path: 'core', isKept: true });
    expect(lessonIn(state, 'hello')).toMatchObject({ reached: 3, isDone: false });
    expect(again.resumeAt('hello', 9)).toBe(2);
    expect(again.resumeAt('hello', 2)).toBe(1);
    expect(answerIn(state, 'hello', 'q1')).toEqual({
      ...{ given: [1], tries: 2, stage: 'right', seed: null },
    });
    expect(answerIn(state, 'hello', 'p1').stage).toBe('shown');
    expect(taskIn(state, 'hello', 't1')).toMatchObject({ hints: 1, stage: 'done' });
    expect(saidIn(state, 'before', 'm1')).toBe('unsure');
    expect(saidIn(state, 'after', 'm1')).toBe(null);

    again.reached('hello', 9, 9);
    expect(again.resumeAt('hello', 9)).toBe(0);
    expect(lessonIn(again.store.getState(), 'hello').isDone).toBe(true);
    again.resetLesson('hello');
    expect(lessonIn(again.store.getState(), 'hello').reached).toBe(0);
    expect(again.store.getState().name).toBe('Ada');
    again.restore(state);
    expect(lessonIn(again.store.getState(), 'hello').reached).toBe(3);
    again.resetAll();
    expect(createProgress(() => memory).store.getState()).toEqual({ ...noProgress, isKept: true });
  });

  test('of two tabs adds up', () => {
    const memory = new Memory();
    const [one, two] = [createProgress(() => memory), createProgress(() => memory)];
    one.answered('a', 'q', answer('1', true));
    two.answered('b', 'q', answer('2', true));
    one.reload();
    for (const { store } of [one, two]) {
      expect(answerIn(store.getState(), 'a', 'q').stage).toBe('right');
      expect(answerIn(store.getState(), 'b', 'q').stage).toBe('right');
    }
  });

  test('goes on without being kept where storage is full or forbidden, and says so', () => {
    const full = new Memory();
    const progress = createProgress(() => full);
    progress.reached('a', 0, 5);
    full.isFull = true;
    progress.reached('b', 1, 5);
    progress.reached('c', 1, 5);
    expect(progress.store.getState().isKept).toBe(false);
    expect(Object.keys(progress.store.getState().lessons)).toEqual(['a', 'b', 'c']);
    full.isFull = false;
    progress.reached('d', 1, 5);
    expect(progress.store.getState().isKept).toBe(true);
    expect(Object.keys(createProgress(() => full).store.getState().lessons)).toHaveLength(4);

    const none = createProgress(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(none.store.getState().isKept).toBe(false);
    none.answered('a', 'q', answer('1', false));
    none.answered('a', 'q', answer('1', false));
    expect(answerIn(none.store.getState(), 'a', 'q').tries).toBe(2);
  });

  test.each([
    '',
    '[]',
    'null',
    '"x"',
    '{',
    '{"lessons":5}',
    '{"lessons":[1],"misconceptions":"x"}',
  ])('is empty where %j was kept', (text) => {
    const memory = new Memory();
    memory.items.set(KEY, text);
    expect(createProgress(() => memory).store.getState()).toEqual({ ...noProgress, isKept: true });
  });

  test('takes what is valid of what was kept', () => {
    const good = { given: [1], tries: 1, stage: 'right', seed: null };
    const kept = readProgress(
      JSON.stringify({
        name: 5,
        path: 'core',
        more: 'of a newer version',
        lessons: {
          a: {
            ...{ reached: 2, isDone: false },
            answers: {
              q: good,
              bad: { ...good, stage: 'won' },
              worse: 'x',
              far: { ...good, tries: -1 },
            },
            tasks: { t: { hints: 1, stage: 'done', seed: null, proof: { changes: [['x']] } } },
          },
          b: { reached: '2' },
        },
        misconceptions: { before: { m: 'true', n: 'maybe' } },
      }),
    );
    expect(kept).toEqual({
      ...noProgress,
      path: 'core',
      lessons: { a: { reached: 2, isDone: false, answers: { q: good }, tasks: {} } },
      misconceptions: { before: { m: 'true' }, after: {} },
    });
    expect(answerIn(kept!, 'constructor', 'constructor')).toEqual(untried);
    expect(saidIn(kept!, 'before', 'toString')).toBe(null);
  });
});

describe('a seed', () => {
  test('is made from the name, however it is typed', () => {
    expect(learnerSeed('Ada Lovelace')).toMatch(/^[0-9a-f]{16}$/);
    expect(learnerSeed('  ada \t LOVELACE ')).toBe(learnerSeed('Ada Lovelace'));
    expect(learnerSeed('Zo\u00eb')).toBe(learnerSeed('Zoe\u0308'));
    expect(learnerSeed('Ada')).not.toBe(learnerSeed('Bob'));
    expect(learnerSeed(' \u200b. ')).toBe(null);
    expect(tidyName(` a\u0000${'b'.repeat(200)}`)).toHaveLength(100);
  });
});

describe('a path', () => {
  const heads = [1, 2, 4, 5, 6, 9, 13, 14].map((number) => ({ number, slug: `l${number}` }));
  const done = (...slugs: readonly string[]) => ({
    ...noProgress,
    lessons: Object.fromEntries(
      slugs.map((slug) => [slug, { reached: 3, isDone: true, answers: {}, tasks: {} }]),
    ),
  });

  test('says what is next', () => {
    const tls = lessonPaths.find(({ id }) => id === 'tls')!;
    expect(lessonsOn(tls, heads).map(({ number }) => number)).toEqual([14, 6, 4, 9]);
    expect(nextOn(tls, heads, noProgress)?.number).toBe(14);
    expect(nextOn(tls, heads, done('l14', 'l4'))?.number).toBe(6);
    expect(nextOn(tls, heads, done('l14', 'l6', 'l4', 'l9'))).toBe(null);
    expect(lessonAfter(tls, heads, 14)?.number).toBe(6);
    expect(lessonAfter(tls, heads, 9)).toBe(null);
    expect(lessonAfter(tls, heads, 5)?.number).toBe(6);
    const all = chosenPath(noProgress);
    expect(all.id).toBe('everything');
    expect(nextOn(all, heads, done('l1'))?.number).toBe(2);
    expect(chosenPath({ ...noProgress, path: 'tls' }).id).toBe('tls');
    expect(statusOf(done('l1'), 'l1')).toBe('done');
    expect(statusOf(noProgress, 'l1')).toBe('new');
  });
});

test('a score tells first tries from later ones, hints from shown answers, and counts guesses apart', () => {
  const quiz = (tries: number, stage: Stage) => ({ tries, stage, isPredict: false });
  const guess = (stage: Stage) => ({ tries: 1, stage, isPredict: true });
  const tried = [quiz(1, 'right'), quiz(2, 'right'), quiz(3, 'right'), quiz(3, 'shown')];
  const guesses = [guess('right'), guess('shown'), { ...guess('open'), tries: 0 }];
  const score = scoreOf([...tried, quiz(0, 'open'), ...guesses]);
  expect(score).toEqual({
    questions: { first: 1, again: 1, hinted: 1, shown: 1, open: 1 },
    predictions: { made: 2, right: 1 },
  });
  expect(scoreWords(score, { done: 1, of: 2 })).toBe(
    '1 of 5 questions right at the first try, 1 at the second, 1 after a hint, 1 answer shown, 1 open. Predictions: 1 of 2 as it came. Tasks: 1 of 2 done.',
  );
});
