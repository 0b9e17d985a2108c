/** Facts as text that leaves the app. */
import type { FactPlace } from '../../../player/fact-place.ts';
import { sentenceOf } from '../../text/line.ts';
import { placeHash } from '../page/stage-link.tsx';
import type { ToldLine } from './told-line.ts';

const marks = { yes: '✓ ', no: '– ', refused: '✗ ' } as const;
const shapes = { client: '● ', server: '■ ', attacker: '▲ ' } as const;

/** A fact in Markdown; `base` is the address of this copy of the app. */
export function linked({ line, place }: ToldLine, base: string): string {
  const rest = sentenceOf({ ...line, link: '' }).replace(/^[:;] /, '');
  const signs = [...line.who.map((actor) => shapes[actor]), line.sign ? marks[line.sign] : ''];
  return `${signs.join('')}[${line.link}](${escaped(urlOf(place, base))})${rest === '' ? '' : ` ${safe(rest)}`}`;
}

/** A fact as a line of plain words. */
export const statementOf = ({ line }: ToldLine): string => sentenceOf(line).replaceAll('`', '');

export const urlOf = (place: FactPlace, base: string): string =>
  new URL(placeHash(place), base).href;

/** A table in Markdown: the names of its columns, and its rows. */
export const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** Lines of comma-separated values, as RFC 4180 has them. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

/** A bracket would end the link. */
const escaped = (url: string): string => url.replaceAll('(', '%28').replaceAll(')', '%29');
/** A bar would end the cell. */
const safe = (words: string): string => words.replaceAll('|', '\\|');
const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`;
