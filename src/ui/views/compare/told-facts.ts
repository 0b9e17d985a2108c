import { rows, type CompareTell, type Row } from '../../../player/compare-view.ts';
import type { Columns } from './walk.ts';

/** What is known of runs by now: rows of facts, by scenario. */
export type ToldFacts = ReadonlyMap<string, CompareTell>;

export const factKey = (scenario: string, row: Row): string => `${row} ${scenario}`;

/** Every cell of both runs is there. */
export const isWhole = (told: ToldFacts, columns: Columns): boolean =>
  columns.every(({ scenario }) => rows.every((row) => told.has(factKey(scenario, row))));
