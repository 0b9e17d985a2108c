/** How a login ended. */
import { outcomeOf } from '../describe.ts';
import * as en from '../text/en.ts';
import type { Ending } from './facts.ts';
import type { LoginRun } from './login-run.ts';

const isIn = (login: LoginRun): number | null =>
  login.lastStep(({ side, key }) => side === 'client' && key === 'logged-in');

/** Whether the user is let in; else what the run ended with. */
export function endingOf(login: LoginRun): Ending {
  if (isIn(login) !== null) return { in: true };
  const { fault } = outcomeOf(login.run, en);
  const because = login.need(fault, 'fault').message;
  return { in: false, ...refusedIn(login, endOf(login)), because };
}

/** What a step that ends a login says. */
export function refusedIn(login: LoginRun, index: number) {
  const { title, result } = login.steps.at(index);
  return { step: title, result: result?.text ?? '' };
}

/** The step in which the user is let in, or in which it is over. */
export function endOf(login: LoginRun): number {
  const entered = isIn(login);
  if (entered !== null) return entered;
  const { fault } = login.run.end;
  const stopped = login.lastStep(
    ({ side, key, args }) =>
      key === 'fault' && side === fault?.side && args['kind'] === fault.fault.kind,
  );
  return login.need(stopped, 'step that ends it');
}
