/** Files, and the two outputs: stdout for what was asked for, stderr for everything else. */
import { accessSync, constants, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInput, reasonOf } from './errors.ts';

/** One line on stderr. Control characters, which may come from the other end, are shown and not obeyed. */
export function say(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}

/** Control characters other than tabs and line ends, as `\x1b`. */
export const visible = (text: string): string =>
  text.replace(
    /(?![\t\n])\p{Cc}/gu,
    (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

/** Writes to stdout, and waits while it is full. */
export async function print(data: string | Uint8Array): Promise<void> {
  if (process.stdout.write(data)) return;
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve);
  });
}

/** The text of a file that an option names. Throws a BadInput that names both. */
export function readText(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadInput(`${option} ${path}: ${reasonOf(error)}`);
  }
}

/** Sees beforehand that a file can be written. Throws a BadInput that names it. */
export function expectWritable(option: string, path: string): void {
  try {
    const folder = dirname(path);
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing?.isDirectory()) throw new Error('it is a folder');
    accessSync(existing ? path : folder, constants.W_OK);
  } catch (error) {
    throw new BadInput(`${option} ${path}: ${reasonOf(error)}`);
  }
}

/** Makes a folder where there is none. Throws a BadInput that names it. */
export function expectFolder(option: string, path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new BadInput(`${option} ${path}: ${reasonOf(error)}`);
  }
}

/** Writes a recording. It holds the session's secrets, so only its owner may read it. */
export function writeRecording(path: string, scenario: object): void {
  writeFileSync(path, `${JSON.stringify(scenario, null, 1)}\n`, { mode: 0o600 });
}

/** A file in `folder` named after the time and a number. */
export const recordingIn = (folder: string, time: string, count: number): string =>
  join(folder, `${time.replace(/[:.]/g, '-')}-${count}.json`);

/** Prints JSON piece by piece: a long session's text would be too long for one string. */
export async function printJson(value: object): Promise<void> {
  let before = '{';
  for (const [key, part] of Object.entries(value)) {
    await print(`${before}\n${JSON.stringify(key)}: `);
    before = ',';
    if (!Array.isArray(part)) await print(JSON.stringify(part));
    else await printList(part);
  }
  await print('\n}\n');
}

async function printList(list: readonly unknown[]): Promise<void> {
  let before = '[';
  for (const one of list) {
    await print(`${before}\n${JSON.stringify(one)}`);
    before = ',';
  }
  await print(list.length === 0 ? '[]' : '\n]');
}
