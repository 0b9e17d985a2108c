/**
 * Records the golden sessions of test/golden anew, with the OpenSSH that is installed here.
 *
 *   node scripts/golden.mjs
 *
 * It needs root, for an account that exists while it runs.
 */
import { runnerImport } from 'vite';

const root = new URL('..', import.meta.url).pathname;
const { module: golden } = await runnerImport(`${root}test/interop/golden.ts`);
for (const name of await golden.recordGolden()) process.stdout.write(`${name}\n`);
