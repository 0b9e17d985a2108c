/** The comparison as text that leaves the app: each carries the notice where a textbook's way is told. */
import {
  NOTICE,
  reasons,
  rows,
  ways,
  type LoginsTell,
  type ShownFact,
} from '../../../player/logins-view.ts';
import { lineOf, logins as text, sentenceOf } from '../../text/logins.ts';
import { placeHash } from '../page/stage-link.tsx';
import { cellKey, isTold, reasonKey } from './parts.ts';
import type { Told } from './use-logins.ts';

/** `base` is the address of this copy of the app. */
export function markdownOf(told: Told, title: string, base: string): string {
  const table = [
    ['', ...ways.map((way) => (isTold(way) ? `${text.ways[way]} (${NOTICE})` : text.ways[way]))],
    ['', ...ways.map(() => '')].map(() => '---'),
    ...rows.map((row) => [
      `**${text.rows[row].title}**, ${text.rows[row].note}`,
      ...ways.map((way) => cellText(told.get(cellKey(row, way)), (fact) => linked(fact, base))),
    ]),
  ];
  const why = reasons.flatMap((reason) => {
    const tell = told.get(reasonKey(reason));
    if (!tell) return [];
    if ('problem' in tell) return [`- ${text.failed}: ${tell.problem}`];
    const [first, ...rest] = tell.facts;
    if (!first) return [];
    return [
      `- **${linked(first, base)}.** ${text.reasons[reason].instead} (${text.reasons[reason].sources.join(', ')})`,
      ...rest.map((fact) => `  - ${nameOf(fact)}${linked(fact, base, true)}`),
    ];
  });
  return [
    `# ${title}`,
    `> ${NOTICE}`,
    table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    `## ${text.why.title}`,
    why.join('\n'),
    '',
  ].join('\n\n');
}

/** A line for each statement, so that each has its link and, where due, the notice. RFC 4180. */
export function csvOf(told: Told, base: string): string {
  const cells = rows.flatMap((row) =>
    ways.flatMap((way) =>
      statements(told.get(cellKey(row, way)), base).map(([statement, link]) => [
        text.rows[row].title,
        text.ways[way],
        statement,
        link,
        isTold(way) ? NOTICE : '',
      ]),
    ),
  );
  const why = reasons.flatMap((reason) =>
    statements(told.get(reasonKey(reason)), base).map(([statement, link, way]) => [
      text.why.title,
      way ? text.ways[way] : '',
      statement,
      link,
      way && !isTold(way) ? '' : NOTICE,
    ]),
  );
  return [text.columns, ...cells, ...why].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function statements(tell: LoginsTell | undefined, base: string) {
  if (!tell) return [];
  if ('problem' in tell) return [[`${text.failed}: ${tell.problem}`, '', undefined] as const];
  return tell.facts.map(({ fact, place, way }) => {
    const sentence = sentenceOf(lineOf(fact, way !== undefined)).replaceAll('`', '');
    return [sentence, urlOf(place, base), way] as const;
  });
}

function cellText(tell: LoginsTell | undefined, write: (fact: ShownFact) => string): string {
  if (!tell) return '';
  if ('problem' in tell) return `${text.failed}: ${tell.problem}`;
  return tell.facts.map(write).join('<br>');
}

const marks = { yes: '✓ ', no: '– ', refused: '✗ ' } as const;
const shapes = { client: '● ', server: '■ ', attacker: '▲ ' } as const;

function linked({ fact, place }: ShownFact, base: string, isLong = false): string {
  const line = lineOf(fact, isLong);
  const rest = sentenceOf({ ...line, link: '' }).replace(/^[:;] /, '');
  const signs = [...line.who.map((actor) => shapes[actor]), line.sign ? marks[line.sign] : ''];
  return `${signs.join('')}[${line.link}](${escaped(urlOf(place, base))})${rest === '' ? '' : ` ${safe(rest)}`}`;
}

const nameOf = ({ way }: ShownFact): string => (way ? `${text.ways[way]}: ` : '');
const urlOf = (place: ShownFact['place'], base: string): string =>
  new URL(placeHash(place), base).href;
/** A bracket would end the link. */
const escaped = (url: string): string => url.replaceAll('(', '%28').replaceAll(')', '%29');
/** A bar would end the cell. */
const safe = (words: string): string => words.replaceAll('|', '\\|');
const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`;
