import { formatLink } from './link.ts';
import { player } from './player.ts';

/** The address of what the run shows, for leading back to it from a page in front of it. */
export const runLink = (): string => formatLink(player.store.getState()) ?? '#/stage';
