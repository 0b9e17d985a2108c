import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'at',
  about: [],
  says: 'the address of the current step; `none` where there is none',
  of: ({ step }) => step ?? 'none',
};
