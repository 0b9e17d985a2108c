import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'fault',
  about: [],
  says: 'the kind of fault that ended the run, such as `host-key-changed`; `none` where none did',
  of: ({ run }) => run.end.fault?.fault.kind ?? 'none',
};
