/**
 * `node scripts/lessons.mjs [--check] [--facts] [FILE…]`: compiles the lessons and prints what is wrong in them, or in those
 * files only. With `--check` it also runs them: every address, fact, claim, answer and task. With `--facts` it
 * prints the facts that there are, as lessons/README.md has them. Exits with 1 where something is wrong, with 2 where a
 * file is no lesson.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './install.mjs';
import { openRunner } from './runner.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
    facts: { type: 'boolean', default: false },
  },
});
const runner = await openRunner('lessons');
if (values.facts) {
  const { factsList } = await runner.import('/src/compiler/facts-list.ts');
  console.log(factsList());
} else {
  const { reportOn } = await runner.import('/src/compiler/report.ts');
  const only = positionals.map((path) => basename(path));
  const { lines, status } = await reportOn(root, only, values.check);
  for (const line of lines) console.log(line);
  process.exitCode = status;
}
await runner.close();
