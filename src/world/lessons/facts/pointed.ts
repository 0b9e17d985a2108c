import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'pointed',
  about: [],
  says: 'the address of what is pointed at; `none` where nothing is',
  of: ({ pointed }) => pointed ?? 'none',
};
