/** The command line as a process of its own: its folder, its exit status, and its end. */
import { main } from './main.ts';

/** Runs the command that the process was started with, and ends the process. */
export async function runProcess(): Promise<void> {
  // npm runs scripts in the package's folder; the paths that people give are relative to theirs.
  if (process.env['npm_lifecycle_event'] === 'sshow') process.chdir(process.env['INIT_CWD'] ?? '.');

  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0); // as in `… | head`
    throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
  // Leave only when everything is written, but then whatever is still open.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
