/** Parts of a scenario as people type them, each both ways: keys, prompts, and lists of methods. */
import { keyFileName, type Scenario } from './scenario.ts';

type Round = Scenario['server']['users'][string]['prompts'][number];
type Side = 'client' | 'server';

interface TypedKey {
  readonly type: string;
  readonly name: string;
  readonly comment: string;
}

/** Whether what was read is what was written: not everything can be typed. */
export const isReadAs = (read: unknown, written: unknown): boolean =>
  inOneOrder(read) === inOneOrder(written);

const inOneOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted())
      : part,
  );

/** As sshd_config has AuthenticationMethods: lists with blanks between them. */
export const methodListsText = (lists: readonly string[]): string => lists.join(' ');
export const methodListsFrom = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** A key a line: type, name, comment. */
export const keysText = (keys: readonly TypedKey[]): string =>
  keys.map(({ type, name, comment }) => `${[type, name, comment].join(' ').trimEnd()}\n`).join('');

/** Where a line has only a type, the key gets the name that OpenSSH gives its file, with a number where that is taken. */
export function keysFrom(text: string, side: Side): TypedKey[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([type]) => type !== '');
  const taken = new Set(lines.map(([, name]) => name));
  return lines.map(([type = '', given, ...comment]) => {
    const name = given ?? firstFree(keyFileName(type, side), taken);
    taken.add(name);
    return { type, name, comment: comment.join(' ') };
  });
}

function firstFree(usual: string, taken: ReadonlySet<string | undefined>): string {
  let name = usual;
  for (let count = 2; taken.has(name); count += 1) name = `${usual}_${count}`;
  return name;
}

const NAME = '## ';
const INSTRUCTION = '# ';
const CODE = 'totp ';

/**
 * Rounds with an empty line between them. Each prompt on a line, then `|` and the right answer, or `|+` where what is
 * typed is shown; `totp SECRET` stands for a one-time code. Before them `##` and the round's name, `#` and what it says.
 */
export const promptsText = (rounds: readonly Round[]): string =>
  rounds
    .map(({ name = '', instruction = '', ask }) =>
      [
        ...(name === '' ? [] : [NAME + name]),
        ...(instruction === '' ? [] : instruction.split('\n').map((line) => INSTRUCTION + line)),
        ...ask.map(
          ({ prompt, echo, answer, totp }) =>
            `${prompt}|${echo ? '+' : ''} ${totp === undefined ? answer : CODE + totp}`,
        ),
        '',
      ].join('\n'),
    )
    .join('\n');

/** The first line that is none of these; null where all are. */
export const badPromptLine = (text: string): string | null =>
  text.split('\n').find((line) => line.trim() !== '' && !/^##? |\|/.test(line)) ?? null;

export const promptsFrom = (text: string): Round[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const name = lines.find((line) => line.startsWith(NAME));
      const instruction = lines.filter((line) => line.startsWith(INSTRUCTION));
      return {
        ...(name !== undefined && { name: name.slice(NAME.length) }),
        ...(instruction.length > 0 && {
          instruction: instruction.map((line) => line.slice(INSTRUCTION.length)).join('\n'),
        }),
        ask: lines.filter((line) => !/^##? /.test(line)).map(promptFrom),
      };
    });

function promptFrom(line: string): Round['ask'][number] {
  const [, prompt = '', echo = '', right = ''] = /^(.*?)\|(\+?) ?(.*)$/.exec(line) ?? [];
  return {
    prompt,
    ...(echo === '+' && { echo: true }),
    ...(right.startsWith(CODE) ? { totp: right.slice(CODE.length) } : { answer: right }),
  };
}
