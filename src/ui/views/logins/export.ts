/** The comparison as text that leaves the app: each carries the notice where a textbook's way is told. */
import { NOTICE, reasons, rows, ways, type LoginsTell } from '../../../player/logins-view.ts';
import { handout } from '../../text/handout.ts';
import { logins as text } from '../../text/logins.ts';
import { csvText, linked, statementOf, tableOf, urlOf } from '../facts/export-text.ts';
import { linesOf } from './lines.ts';
import { cellKey, isTold, reasonKey } from './parts.ts';
import type { Told } from './use-logins.ts';

/** `base` is the address of this copy of the app. */
export function markdownOf(told: Told, title: string, base: string): string {
  const table = tableOf(
    ['', ...ways.map((way) => (isTold(way) ? `${text.ways[way]} (${NOTICE})` : text.ways[way]))],
    rows.map((row) => [
      `**${text.rows[row].title}**, ${text.rows[row].note}`,
      ...ways.map((way) => cellText(told.get(cellKey(row, way)), base)),
    ]),
  );
  const why = reasons.flatMap((reason) => {
    const tell = told.get(reasonKey(reason));
    if (!tell) return [];
    if ('problem' in tell) return [`- ${handout.failed}: ${tell.problem}`];
    const [first] = linesOf(tell.facts);
    if (!first) return [];
    const rest = linesOf(tell.facts, true).slice(1);
    return [
      `- **${linked(first, base)}.** ${text.reasons[reason].instead} (${text.reasons[reason].sources.join(', ')})`,
      ...rest.map((one) => `  - ${one.lead ? `${one.lead}: ` : ''}${linked(one, base)}`),
    ];
  });
  return [`# ${title}`, `> ${NOTICE}`, table, `## ${text.why.title}`, why.join('\n'), ''].join(
    '\n\n',
  );
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
  return csvText([text.columns, ...cells, ...why]);
}

function statements(tell: LoginsTell | undefined, base: string) {
  if (!tell) return [];
  if ('problem' in tell) return [[`${handout.failed}: ${tell.problem}`, '', undefined] as const];
  return tell.facts.flatMap((fact) =>
    linesOf([fact], fact.way !== undefined).map(
      (told) => [statementOf(told), urlOf(told.place, base), fact.way] as const,
    ),
  );
}

function cellText(tell: LoginsTell | undefined, base: string): string {
  if (!tell) return '';
  if ('problem' in tell) return `${handout.failed}: ${tell.problem}`;
  return linesOf(tell.facts)
    .map((line) => linked(line, base))
    .join('<br>');
}
