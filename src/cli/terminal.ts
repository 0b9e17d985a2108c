/** Asking a person at a terminal. Prompts go to stderr, as stdout is the remote command's. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { visible } from './io.ts';

/** Whether anybody is there to ask. Where there is no terminal, Node leaves `isTTY` undefined. */
export const hasTerminal = (): boolean =>
  [process.stdin, process.stderr].every(({ isTTY }) => isTTY);

/** What was typed; null at the end of input. */
export const askLine = (prompt: string): Promise<string | null> => ask(prompt, process.stderr);

/** The same, with nothing shown while it is typed. */
export async function askSecret(prompt: string): Promise<string | null> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Prompted only once the terminal echoes nothing more: somebody may type at once.
  const typed = await ask('', nothing, () => process.stderr.write(visible(prompt)));
  process.stderr.write('\n');
  return typed;
}

function ask(
  prompt: string,
  output: NodeJS.WritableStream,
  ready: () => void = () => undefined,
): Promise<string | null> {
  const reader = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  ready();
  return new Promise((resolve) => {
    reader.on('SIGINT', () => {
      reader.close();
      process.exit(130);
    });
    reader.on('close', () => resolve(null));
    reader.question(visible(prompt), (typed) => {
      resolve(typed);
      reader.close();
    });
  });
}
