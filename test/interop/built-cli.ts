/** Builds the command line before the tests with real peers, which start it hundreds of times. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the script that runs the built command line. */
    builtCli: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

export default async function setup({ provide }: TestProject): Promise<() => void> {
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
  const script = join(outDir, 'sshow.mjs');
  writeFileSync(script, "import { runProcess } from './process.js';\nawait runProcess();\n");
  provide('builtCli', script);
  return () => rmSync(outDir, { recursive: true });
}
