/** The command line: what a browser cannot do, on the same engine. */
import { connect } from './connect.ts';
import { BadInput, EXIT, Failed } from './errors.ts';
import { general, help } from './help.ts';
import { print, say } from './io.ts';
import { keyscan } from './keyscan.ts';
import { serve } from './serve.ts';
import { simulate } from './simulate.ts';
import { version } from './version.ts';

const commands: Readonly<Record<string, (argv: readonly string[]) => Promise<number>>> = {
  simulate,
  connect,
  serve,
  keyscan,
};

/**
 * Runs one command.
 *
 * @param argv what stands behind `sshow`
 * @returns the exit status: 0 as asked, 1 failed or refused, 2 bad arguments or unreadable input
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv);
  } catch (error) {
    if (!(error instanceof BadInput || error instanceof Failed)) throw error;
    say(`sshow: ${error.message.replace(/\s*\n\s*/g, ' ')}`);
    return error instanceof BadInput ? EXIT.badInput : EXIT.failed;
  }
}

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined) throw new BadInput(`no command; there are ${names}`);
  const asksHelp = rest[0] === '--help' || rest[0] === '-h';
  if (name === '--help' || name === '-h' || name === 'help') return tell(general);
  if (name === '--version') return tell(`sshow ${version}\n`);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new BadInput(`there is no command "${name}"; there are ${names}`);
  return asksHelp ? tell(help[name] ?? general) : command(rest);
}

const names = Object.keys(commands).join(', ');

async function tell(text: string): Promise<number> {
  await print(text);
  return EXIT.asked;
}
