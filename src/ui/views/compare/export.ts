/** The comparison as text that leaves the app. */
import {
  rows,
  type ColumnView,
  type ComparedFact,
  type CompareTell,
  type Row,
} from '../../../player/compare-view.ts';
import { compare as text } from '../../text/compare.ts';
import { compareFacts, lineOf } from '../../text/compare-facts.ts';
import { handout } from '../../text/handout.ts';
import { csvText, linked, statementOf, tableOf, urlOf } from '../facts/export-text.ts';
import type { ToldLine } from '../facts/told-line.ts';
import { factKey, type ToldFacts } from './told-facts.ts';
import type { Columns } from './walk.ts';

/** The facts of a run in words. */
export const linesOf = (
  facts: readonly ComparedFact[],
  { protocol }: Pick<ColumnView, 'protocol'>,
): readonly ToldLine[] =>
  facts.map(({ fact, place }) => ({ line: lineOf(fact, text.protocol(protocol)), place }));

const nameOf = ({ protocol, title, notice }: ColumnView): string =>
  `${text.protocol(protocol)}: ${title}${notice === null ? '' : ` (${notice})`}`;

/** `base` is the address of this copy of the app. */
export function markdownOf(told: ToldFacts, columns: Columns, base: string): string {
  const cell = (row: Row, column: ColumnView) => {
    const tell = told.get(factKey(column.scenario, row));
    const lines = factsIn(tell, column).map((line) => linked(line, base));
    return problemIn(tell) ?? lines.join('<br>');
  };
  const table = tableOf(
    ['', ...columns.map(nameOf)],
    rows.map((row) => [
      `**${compareFacts.rows[row].title}**`,
      ...columns.map((column) => cell(row, column)),
    ]),
  );
  return [`# ${text.title}`, columns.map(nameOf).join(' · '), table, ''].join('\n\n');
}

/** A line for each statement, with its link. RFC 4180. */
export function csvOf(told: ToldFacts, columns: Columns, base: string): string {
  const lines = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const tell = told.get(factKey(column.scenario, row));
      const problem = problemIn(tell);
      const statements = factsIn(tell, column).map((line) => [
        statementOf(line),
        urlOf(line.place, base),
      ]);
      return (problem === null ? statements : [[problem, '']]).map((statement) => [
        compareFacts.rows[row].title,
        text.protocol(column.protocol),
        column.title,
        ...statement,
      ]);
    }),
  );
  return csvText([compareFacts.columns, ...lines]);
}

const factsIn = (tell: CompareTell | undefined, column: ColumnView): readonly ToldLine[] =>
  tell && 'facts' in tell ? linesOf(tell.facts, column) : [];

const problemIn = (tell: CompareTell | undefined): string | null =>
  tell && 'problem' in tell ? `${handout.failed}: ${tell.problem}` : null;
