/** The comparison of ways to log in: each part computed from runs when it is asked for, and each run made once. */
import '../files/known-hosts.ts';
import '../textbook.ts';
import { catalog } from '../scenarios/catalog.ts';
import type { ScenarioInput } from '../scenario.ts';
import { ShownRunError } from '../shown-run.ts';
import { between } from './between.ts';
import { bytes, trips } from './cost.ts';
import { crosses } from './crosses.ts';
import type { Finding, LoginsPart, Row, Way } from './facts.ts';
import { keyKind, needsKey, noKey, userKeyTypes, withKey } from './key-kinds.ts';
import { chosenBy, dishonestServer } from './learned.ts';
import { LoginRun } from './login-run.ts';
import { challengeOf, proves } from './proves.ts';
import { reasonFor } from './reasons.ts';
import { CHOSEN, settings, type Setting } from './ways.ts';

export class LoginRuns {
  readonly #made = new Map<string, LoginRun>();

  /** How many runs were made so far. */
  get count(): number {
    return this.#made.size;
  }

  of(setting: Setting, change = (input: ScenarioInput): ScenarioInput => input): LoginRun {
    const { scenario: name, answers } = setting;
    const named = catalog.find((one) => one.name === name);
    if (!named) throw new ShownRunError(`there is no scenario ${name}`);
    const given = named.scenario;
    const input = change(answers ? { ...given, answers: { ...given.answers, ...answers } } : given);
    const key = JSON.stringify([name, input]);
    const made = this.#made.get(key) ?? new LoginRun(name, input);
    this.#made.set(key, made);
    return made;
  }

  login(way: Way): LoginRun {
    return this.of(settings[way].login);
  }

  /** The same login with a server that chooses what it should draw: as in the run that tells of it. */
  chosen(way: Way): LoginRun {
    const told = this.of({ scenario: CHOSEN });
    if (way === 'textbook') return told;
    const { overrides } = told.run.scenario;
    return this.of(settings[way].login, (input) => ({ ...input, overrides }));
  }
}

/** The facts of a cell or of a reason. Throws a ShownRunError or a ScenarioError where a run does not give them. */
export const loginsPart = (runs: LoginRuns, part: LoginsPart): readonly Finding[] =>
  'reason' in part ? reasonFor(runs, part.reason) : cells[part.row](runs, part.way);

const cells: Readonly<Record<Row, (runs: LoginRuns, way: Way) => readonly Finding[]>> = {
  crosses: (runs, way) => crosses(runs.login(way)),
  proves: (runs, way) => proves(runs.login(way)),
  bytes: (runs, way) => bytes(runs.login(way)),
  'round-trips': (runs, way) => trips(runs.login(way)),
  'key-types': (runs, way) => {
    const login = runs.login(way);
    if (!needsKey(login)) return [noKey(login)];
    return userKeyTypes().map((type) =>
      keyKind(
        runs.of(settings[way].login, (input) => withKey(input, type)),
        type,
      ),
    );
  },
  'dishonest-server': (runs, way) => {
    const login = runs.login(way);
    const isAsked = challengeOf(login) !== undefined;
    return [...dishonestServer(login), ...(isAsked ? [chosenBy(runs.chosen(way))] : [])];
  },
  'man-in-the-middle': (runs, way) => {
    const { intercepted } = settings[way];
    return intercepted.flatMap((setting) => between(runs.of(setting), intercepted.length > 1));
  },
};
