import type { RunView } from '../../../player/run.ts';

/** Whether somebody sits between the ends, and each of them speaks with that one. */
export const isSplit = ({ scenario }: Pick<RunView, 'scenario'>): boolean =>
  scenario.attack?.kind === 'man-in-the-middle';
