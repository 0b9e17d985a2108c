/** What the server prints while it looks for a key in a user's files. It has two of them, and the second is never there. */
import { KEY_OPTIONS } from '../../openssh.ts';

interface Found {
  readonly file: string;
  /** What stands in the file. */
  readonly text: string;
  /** The line of the key, from 1. */
  readonly line: number;
  /** `ED25519 SHA256:…`. */
  readonly key: string;
}

export function keyFound({ file, text, line, key }: Found): readonly string[] {
  const place = `${file}:${line}`;
  const options = `${place}: key options: ${KEY_OPTIONS}`;
  return [
    ...opened(file),
    `debug1: ${place}: matching key found: ${key}`,
    `debug1: ${options}`,
    `debug3: ${options}`,
    `Accepted key ${key} found at ${place}`,
    processed(file, linesOf(text).slice(0, line), text),
  ];
}

export function keyNotFound({
  file,
  text,
  user,
}: Omit<Found, 'line' | 'key'> & { readonly user: string }): readonly string[] {
  const missing = (path: string): readonly string[] => [
    `debug1: trying public key file ${path}`,
    `debug1: Could not open user '${user}' authorized keys '${path}': No such file or directory`,
  ];
  const first =
    text === '' ? missing(file) : [...opened(file), processed(file, linesOf(text), text)];
  return [...first, ...missing(`${file}2`)];
}

const opened = (file: string): readonly string[] => [
  `debug1: trying public key file ${file}`,
  'debug1: fd 4 clearing O_NONBLOCK',
];

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** A file is read to its end, but only lines up to the key are looked at. */
function processed(file: string, looked: readonly string[], text: string): string {
  const keys = looked.filter((line) => /^\s*[^\s#]/.test(line));
  return `debug2: auth_check_authkeys_file: ${file}: processed ${keys.length}/${linesOf(text).length} lines`;
}
