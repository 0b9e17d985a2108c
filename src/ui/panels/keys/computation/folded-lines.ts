/** A line of a command that shows, and how many behind it are left out. */
export interface ShownLine {
  readonly line: { readonly at: number; readonly text: string };
  readonly left: number;
}

/** Lines of hexadecimal in a row that are worth a fold. */
const LEAST_LEFT = 3;
const hex = /^[0-9a-f]+$/;

/** The lines of a command; of a long stretch of hexadecimal only the first. */
export function foldedLines(command: string): ShownLine[] {
  const lines = command.split('\n');
  const shown: ShownLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    let end = at;
    while (hex.test(text) && hex.test(lines[end + 1] ?? '')) end += 1;
    const left = end - at >= LEAST_LEFT ? end - at : 0;
    shown.push({ line: { at, text }, left });
    at += left;
  }
  return shown;
}
