/** The lessons themselves, as `node scripts/lessons.mjs --check` holds them against their runs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileAll, namesOf } from '../../../src/compiler/build.ts';
import { checkLesson } from '../../../src/compiler/check/lesson.ts';
import { Runs } from '../../../src/compiler/check/runs.ts';
import { compileLessons } from '../../../src/compiler/compile.ts';
import { factsList } from '../../../src/compiler/facts-list.ts';
import { inLines, inOrder } from '../../../src/compiler/mistakes.ts';
import { checkAll, checkedSeeds } from '../../../src/compiler/report.ts';

const root = `${process.cwd()}/`;
const all = compileAll(root);

test('nothing in the lessons is wrong by itself', () => {
  expect(all.lessons.length).toBeGreaterThan(0);
  expect(inLines(all.mistakes)).toBe('');
});

describe.each(checkedSeeds.map((seed) => [seed ?? 'its own', seed] as const))(
  'with the seed "%s"',
  (_name, seed) => {
    const runs = new Runs(seed);
    test.each(all.compiled.map((one) => [one.source.file, one] as const))(
      '%s: addresses, facts, claims, answers and tasks are as the run has them',
      async (_file, one) => {
        await checkLesson(one, runs);
        expect(inLines(inOrder(one.source.mistakes))).toBe('');
      },
    );
  },
);

describe('lessons/README.md', () => {
  const readme = readFileSync(`${root}lessons/README.md`, 'utf8');
  const shortest = /```markdown\n([^]*?)\n```\n/.exec(readme)?.[1] ?? '';
  const compiled = compileLessons([{ name: '16-shortest.md', text: shortest }], namesOf(root));

  test('has a lesson that works', async () => {
    expect(compiled.lessons).toHaveLength(1);
    expect(inLines(await checkAll(compiled))).toBe('');
  });

  test('lists the facts that there are', () => {
    expect(readme).toContain(`\n\n${factsList()}\n\n`);
  });
});
