/** Pieces of shell commands. */
import { toHex, type Bytes } from '../../codec/bytes.ts';
import type { ValueRecord } from '../recorder.ts';

/** Bytes under a name, as a command shows them. */
export interface Part {
  /** What they are, on one line. */
  readonly name: string;
  readonly bytes: Bytes;
}

/** A value as a part: by its symbol, where it has one, and in words. */
export const partOf = ({ symbol, label, bytes }: ValueRecord): Part => ({
  name: symbol === '' ? label : `${symbol}: ${label}`,
  bytes,
});

const BYTES_PER_LINE = 32;

/**
 * Hexadecimal on lines that every terminal takes, each part under a comment that names it. A name may come from a
 * scenario that a stranger wrote: it stays on its line, so that it cannot become a command.
 */
export const hexLines = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ name, bytes }) => [
    `# ${name.replace(/[\p{C}\p{Z}]+/gu, ' ')}`,
    ...hexOf(bytes),
  ]);

function hexOf(bytes: Bytes): string[] {
  const lines = Math.ceil(bytes.length / BYTES_PER_LINE);
  return Array.from({ length: lines }, (_, at) =>
    toHex(bytes.subarray(at * BYTES_PER_LINE, (at + 1) * BYTES_PER_LINE)),
  );
}

/**
 * Lines that print the bytes of the parts, one after the other, into what comes behind: a `|` and a command, or `>`
 * and a file. Comments are taken out by the command itself, since not every shell knows them at its prompt.
 */
export const bytesInto = (target: string, parts: readonly Part[]): string => {
  const body = [...hexLines(parts), 'EOF'].join('\n');
  return target.startsWith('>')
    ? `sed 's/#.*//' <<'EOF' | xxd -r -p ${target}\n${body}`
    : `sed 's/#.*//' <<'EOF' |\n${body}\nxxd -r -p ${target}`;
};

/**
 * A word as a shell takes it, whatever stands in it. It may come from a scenario that a stranger wrote: nothing in it
 * is a command, and what a terminal would obey while it is pasted is left out.
 */
export function shellWord(text: string): string {
  const shown = text.replace(/\p{C}/gu, '');
  return /^[\w@%+=:,./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}

/** Lines that may use a folder `$d`, which is gone when they are done. */
export const inFolder = (...lines: readonly string[]): string =>
  ['(', 'd=$(mktemp -d) && trap \'rm -r "$d"\' EXIT', ...lines, ')'].join('\n');

/** The last command of a pipe: its bytes as hexadecimal, on one line. */
export const TO_HEX = 'xxd -p -c 256';
