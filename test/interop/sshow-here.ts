/** sshow's command line without a process of its own. */
import { vi } from 'vitest';

import { main } from '../../src/cli/main.ts';
import type { Ended } from './peers/process.ts';

/**
 * Runs `sshow` with these arguments in this process, which saves the second that it takes to start.
 * Only one may run at a time: they share their outputs.
 */
export async function sshowHere(args: readonly string[]): Promise<Ended> {
  const outputs = { stdout: '', stderr: '' };
  const catching = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((data) => {
      outputs[name] += typeof data === 'string' ? data : Buffer.from(data).toString('utf8');
      return true;
    }),
  );
  try {
    return { code: await main(args), signal: null, ...outputs };
  } finally {
    for (const caught of catching) caught.mockRestore();
  }
}
