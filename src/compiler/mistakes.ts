/** What is wrong in a lesson's file, for its author. */
export interface Mistake {
  /** Name of the file, such as `04-right-server.md`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** `lessons/en/04-right-server.md:12: …`, one a line. */
export const inLines = (mistakes: readonly Mistake[]): string =>
  mistakes.map(({ file, line, message }) => `lessons/en/${file}:${line}: ${message}`).join('\n');

/** In the order of the files and their lines, each once. */
export function inOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const distinct = new Map(
    mistakes.map((one) => [`${one.file}:${one.line}: ${one.message}`, one] as const),
  );
  return [...distinct.values()].toSorted((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
}

/** `a`, `b` or `c`. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
