import type { Input } from '../../world/inputs.ts';

export type { Input };

/** What tells an input from all others: its path with dots, and its place where it is an entry of a list. */
export const keyOf = ({ path, item }: Pick<Input, 'path' | 'item'>): string =>
  item === undefined ? path.join('.') : `${path.join('.')}#${item + 1}`;
