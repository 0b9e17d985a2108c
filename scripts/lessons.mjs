/**
 * `node scripts/lessons.mjs [FILE…]`: compiles the lessons and prints what is wrong in them, or in those
 * files only. Exits with 1 where something is wrong, with 2 where a file is no lesson.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './install.mjs';
import { openRunner } from './runner.mjs';

const { positionals } = parseArgs({
  allowPositionals: true,
});
const only = positionals.map((path) => basename(path));
const runner = await openRunner('lessons');
const { reportOn } = await runner.import('/src/compiler/report.ts');
const { lines, status } = await reportOn(root, only);
await runner.close();
for (const line of lines) console.log(line);
process.exitCode = status;
