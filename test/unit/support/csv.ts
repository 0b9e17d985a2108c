/** The cells of a line of comma-separated values. */
export const csvLine = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"]|"")*)"(,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
