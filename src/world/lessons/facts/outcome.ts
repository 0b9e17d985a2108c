import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'outcome',
  about: [],
  says: 'how the run ended: `established`, `refused`, `failed` or `waiting`',
  of: ({ run }) => run.end.kind,
};
