/** Builds the command line before the tests with real peers, which start it hundreds of times. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { buildCli } from '../build-cli.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the script that runs the built command line. */
    builtCli: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = await buildCli();
  provide('builtCli', join(folder, 'sshow.mjs'));
  return () => rmSync(folder, { recursive: true });
}
