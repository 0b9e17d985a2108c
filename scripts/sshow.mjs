/** `npm run --silent sshow -- …`: runs src/cli/process.ts. Vite prints nothing; stdout is the command's. */
import { existsSync } from 'node:fs';
import { install, root } from './install.mjs';
import { openRunner } from './runner.mjs';

// Only when nothing is there: a command that people run many times at once must not reinstall.
if (!existsSync(`${root}node_modules/vite`)) install();
const { runProcess } = await (await openRunner('cli')).import('/src/cli/process.ts');
await runProcess();
