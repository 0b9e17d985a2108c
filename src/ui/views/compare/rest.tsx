import type { Columns } from './walk.ts';

/** What is told of both runs as a whole. */
export function Rest({ columns: _columns }: { readonly columns: Columns }) {
  return null;
}
