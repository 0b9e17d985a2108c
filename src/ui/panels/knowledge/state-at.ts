/** What of a run's knowledge holds at a step: steps are compared, and nothing else is worked out here. */
import type { How, KnowledgeCell, KnowledgeRow } from '../../../player/knowledge-view.ts';
import type { RunView } from '../../../player/run.ts';
import { isIntercepted } from '../../../player/run.ts';
import type { Party } from '../../../world/transcript.ts';
import type { Actor, ShapeFill } from '../../parts/shape.tsx';
import { knowledge as text } from '../../text/knowledge.ts';

const withListener = ['client', 'server', 'eavesdropper'] as const satisfies readonly Party[];
const withAttacker = ['client', 'server', 'attacker'] as const satisfies readonly Party[];

/** Who is asked about: both ends, and who listens or sits between them. */
export const partiesOf = ({ scenario }: Pick<RunView, 'scenario'>): readonly Party[] =>
  isIntercepted(scenario) ? withAttacker : withListener;

/** A cell that somebody has chosen. */
export interface Chosen {
  readonly value: string;
  readonly party: Party;
}

export const actorOf = (party: Party): Actor => (party === 'eavesdropper' ? 'attacker' : party);

interface Since {
  readonly since: number | null;
  readonly how: How | null;
  readonly sealed: number | null;
}

export const isBy = (step: number | null, cursor: number): step is number =>
  step !== null && step <= cursor;

export function fillAt({ since, sealed }: Since, cursor: number): ShapeFill {
  if (isBy(since, cursor)) return 'filled';
  return isBy(sealed, cursor) ? 'hatched' : 'dashed';
}

/** "computed", "seen encrypted", "never seen". */
export function wordAt(cell: Since, party: Party, cursor: number): string {
  if (isBy(cell.since, cursor)) return text.how(cell.how ?? 'had', party);
  return isBy(cell.sealed, cursor) ? text.sealed : text.never;
}

export type Filter = 'all' | 'secrets' | 'wire';

const passes: Readonly<Record<Filter, (row: KnowledgeRow, cursor: number) => boolean>> = {
  all: () => true,
  secrets: ({ secret }) => secret,
  wire: ({ carried }, cursor) => isBy(carried, cursor),
};

/** The rows of the values that exist by a step. */
export const rowsAt = (rows: readonly KnowledgeRow[], filter: Filter, cursor: number) =>
  rows.filter((row) => isBy(row.since, cursor) && passes[filter](row, cursor));

export interface RowGroup {
  readonly title: string;
  readonly rows: readonly KnowledgeRow[];
}

/** Rows in a row of the same phase; a phase that comes again is numbered. */
export function groupsOf(rows: readonly KnowledgeRow[]): readonly RowGroup[] {
  const groups: { title: string; phase: string; rows: KnowledgeRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.phase === row.phase) last.rows.push(row);
    else {
      const nth = groups.filter(({ phase }) => phase === row.phase).length + 1;
      groups.push({ title: text.group(row.phase, nth), phase: row.phase, rows: [row] });
    }
  }
  return groups;
}

export const countFill = (
  rows: readonly KnowledgeRow[],
  party: Party,
  fill: ShapeFill,
  cursor: number,
): number =>
  rows.filter(({ cells }: { cells: Readonly<Record<Party, KnowledgeCell>> }) => {
    return fillAt(cells[party], cursor) === fill;
  }).length;
