import type { Notice } from '../../player/store.ts';

const notices: Readonly<Record<Notice['parameter'], (value: string) => string>> = {
  step: (value) => `This run has no step “${value}”. It shows from its first step.`,
  level: (value) => `There is no level of detail “${value}”. It shows the overview.`,
  focus: (value) => `Nothing in this run is called “${value}”, so nothing is marked.`,
  split: (value) => `“${value}” is no arrangement: two numbers from 10 to 90 are.`,
  from: (value) => `This run has no step “${value}”: it begins with its first.`,
  to: (value) => `This run has no step “${value}”: it ends with its last.`,
  panels: (value) => `There is no panel “${value}”.`,
};

/** Words of the line above a run that is not quite what was asked for, or cannot be changed. */
export const noticeLine = {
  dismiss: 'Dismiss',
  /** What of a link could not be followed. */
  notice: ({ parameter, value }: Notice) => notices[parameter](value),
  recorded: {
    client:
      'A recording of a real session. The client’s end is recorded: its part is what it really sent, so nothing that the client decided can be changed here.',
    server:
      'A recording of a real session. The server’s end is recorded: its part is what it really sent, so nothing that the server decided can be changed here.',
  },
};
