/** Opens on the whole stage what a page beside the lessons speaks of. */
import type { Moment, Place } from '../../world/lessons/lesson.ts';
import { player } from '../player.ts';
import { runLink } from '../run-link.ts';
import { lessonRun } from './lesson-run.ts';
import { reading } from './reading.ts';

/** A part of the run that a text is about, by its address. */
export async function openOnStage(address: string, moment: Moment): Promise<void> {
  await reading.point(address, moment);
  leavePage();
}

/** The place of a run that a text is about. */
export async function openPlace({ scenario: name, ...place }: Place): Promise<void> {
  const { actions } = player;
  try {
    const opened = await lessonRun(name, null);
    if ('kind' in opened) {
      actions.fail(opened);
      return;
    }
    const { source, scenario } = opened;
    const start = { ...place, notices: [] };
    await actions.open({ source, original: scenario, edit: null, start });
    leavePage();
  } catch (error) {
    actions.crash(error);
  }
}

/** Where the run was open already, the page still stands in front of it. */
function leavePage(): void {
  const { page, status } = player.store.getState();
  if (page !== null && status === 'ready') location.hash = runLink();
}
