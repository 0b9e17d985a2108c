/** The lessons themselves, as `node scripts/lessons.mjs --check` holds them against their runs. */
import { describe, expect, test } from 'vitest';
import { compileAll, namesOf } from '../../../src/compiler/build.ts';
import { checkLesson } from '../../../src/compiler/check/lesson.ts';
import { directiveNames } from '../../../src/compiler/directives.ts';
import { factsList } from '../../../src/compiler/facts-list.ts';
import { inLines, inOrder } from '../../../src/compiler/mistakes.ts';
import { checkAll, runsToCheck } from '../../../src/compiler/report.ts';
import { compiled, good, readme } from './shortest.ts';

const all = compileAll(`${process.cwd()}/`);

test('nothing in the lessons is wrong by itself', () => {
  expect(all.lessons.length).toBeGreaterThan(0);
  expect(inLines(all.mistakes)).toBe('');
});

describe.each(runsToCheck().map((runs) => [runs.seed ?? 'its own', runs] as const))(
  'with the seed "%s"',
  (_name, runs) => {
    test.each(all.compiled.map((one) => [one.source.file, one] as const))(
      '%s: addresses, facts, claims, answers and tasks are as the run has them',
      async (_file, one) => {
        if (one.source.mistakes.length === 0) await checkLesson(one, runs);
        expect(inLines(inOrder(one.source.mistakes))).toBe('');
      },
    );
  },
);

describe('lessons/README.md', () => {
  test('has a lesson that works', async () => {
    expect(compiled(good).lessons).toHaveLength(1);
    expect(inLines(await checkAll(compiled(good)))).toBe('');
  });

  test('names every directive, and every panel', () => {
    const panels = [...namesOf(`${process.cwd()}/`).panels];
    expect(panels.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
    expect(directiveNames.filter((name) => !new RegExp(`:${name}[{\\[]`).test(readme))).toEqual([
      'aside',
    ]);
    expect(readme).toContain('`:::aside`');
  });

  test('lists the facts that there are', () => {
    expect(readme).toContain(`\n\n${factsList()}\n\n`);
  });
});
