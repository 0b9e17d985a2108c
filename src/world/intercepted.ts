import type { Scenario } from './scenario.ts';

/** Whether somebody sits between the ends, so that each of them speaks with that one. */
export const isIntercepted = ({ attack }: Pick<Scenario, 'attack'>): boolean =>
  attack?.kind === 'man-in-the-middle';
