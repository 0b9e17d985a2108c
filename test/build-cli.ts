/** Builds the command line for tests that start it often: from the source it takes four times as long to start. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Builds into a new folder that the caller removes; `sshow.mjs` in it runs the command line. */
export async function buildCli(): Promise<string> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'cli-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'src/cli/process.ts', outDir, target: 'node20', copyPublicDir: false },
  });
  writeFileSync(
    join(outDir, 'sshow.mjs'),
    "import { runProcess } from './process.js';\nawait runProcess();\n",
  );
  return outDir;
}
