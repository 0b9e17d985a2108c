/** Builds the command line before the tests of the page, which compare the page with what it prints. */
import { rmSync } from 'node:fs';
import { buildCli } from '../build-cli.ts';

/** The folder of the build, for the processes that run the tests. */
export const CLI_FOLDER = 'SSHOW_TEST_CLI';

export default async function setup(): Promise<() => void> {
  const folder = await buildCli();
  process.env[CLI_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true });
}
