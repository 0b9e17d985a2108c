import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'frames',
  about: ['party'],
  optional: 1,
  says: 'how many frames were sent in all, or by one end',
  of: ({ run }, sender) =>
    run.recorder.frames.filter(({ from }) => sender === '' || from === sender).length,
};
