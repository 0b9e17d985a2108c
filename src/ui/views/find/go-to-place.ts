import { actions } from '../../../player/hooks.ts';
import { player } from '../../../player/player.ts';
import { levels } from '../../../player/tables.ts';
import type { FoundPlace } from '../../../player/find-view.ts';

/** Shows a place that was found: its step, at a level that has it, or what it points at, in its panel. */
export function goToPlace({ address, step }: FoundPlace): void {
  if (!address.startsWith('step:')) {
    actions.go(step);
    actions.focus(address);
    return;
  }
  const { run, level } = player.store.getState();
  const needed = levels[run?.index.level[step] ?? 0];
  if (needed && levels.indexOf(needed) > levels.indexOf(level)) actions.setLevel(needed);
  actions.go(step);
  actions.setTab('stage');
}
