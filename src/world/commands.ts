/** The commands that a server of ours answers. They are made up here, from nothing but their words: nothing is run. */
import { utf8, type Bytes } from '../codec/bytes.ts';

export interface CommandResult {
  readonly stdout: Bytes;
  readonly stderr: Bytes;
  readonly exitStatus: number;
}

/** So that nobody can ask for more than a browser holds. */
const MOST_BYTES = 128 * 1024 * 1024;

const says = (stdout: string, exitStatus = 0): CommandResult => ({
  stdout: utf8(stdout),
  stderr: new Uint8Array(),
  exitStatus,
});
const fails = (stderr: string, exitStatus: number): CommandResult => ({
  stdout: new Uint8Array(),
  stderr: utf8(stderr),
  exitStatus,
});

interface Setting {
  /** What the client asked for, where the key has another command run. */
  readonly original?: string;
  readonly user: string;
  readonly host: string;
}

const systems: Readonly<Record<string, string>> = {
  '-sr': 'Linux 6.1.0',
  '-s': 'Linux',
  '-r': '6.1.0',
  '': 'Linux',
};

const commands: Readonly<
  Record<string, (words: readonly string[], setting: Setting) => CommandResult>
> = {
  whoami: (_words, { user }) => says(`${user}\n`),
  hostname: (_words, { host }) => says(`${host}\n`),
  echo: (words, { original }) => says(`${words.map(withOriginal(original)).join(' ')}\n`),
  true: () => says(''),
  false: () => says('', 1),
  exit: ([status = '0']) => says('', Number.parseInt(status, 10) & 255),
  uname: ([option = '']) => {
    const system = systems[option];
    return system === undefined
      ? fails(`uname: invalid option '${option}'\n`, 1)
      : says(`${system}\n`);
  },
  /** `head -c N /dev/zero`, and only that. */
  head: ([option, count = '', file]) =>
    option === '-c' && file === '/dev/zero'
      ? bulk('head', count)
      : fails('head: only -c N /dev/zero is known here\n', 1),
  bulk: ([count = '']) => bulk('bulk', count),
};

/** A forced command learns from this variable what the client asked for. */
const withOriginal =
  (original: string | undefined) =>
  (word: string): string =>
    original === undefined ? word : word.replace(/^"?\$SSH_ORIGINAL_COMMAND"?$/, () => original);

function bulk(name: string, count: string): CommandResult {
  const bytes = Number(count);
  if (!/^\d+$/.test(count) || bytes > MOST_BYTES)
    return fails(`${name}: invalid number of bytes: '${count}'\n`, 1);
  return { stdout: new Uint8Array(bytes), stderr: new Uint8Array(), exitStatus: 0 };
}

/** What a command prints; a command of null is a shell, which greets and ends. */
export function runCommand(command: string | null, setting: Setting): CommandResult {
  if (command === null)
    return says(
      `Welcome to ${setting.host}, ${setting.user}. There is no shell here: goodbye.\r\n`,
    );
  const [name = '', ...words] = command.trim().split(/\s+/);
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!known) return fails(`${name}: command not found\n`, 127);
  return known(words, setting);
}
