import { useState } from 'react';
import { asObject } from '../../../player/asking.ts';
import { actions, useRun } from '../../../player/hooks.ts';
import type { Change } from '../../../player/patch.ts';
import type { ChangedInput } from '../../../world/changes.ts';
import type { Input } from '../../../world/inputs.ts';

/** What an input becomes: a value, or what is made of the names that it has by then. */
export type Next = string | number | boolean | ((names: readonly string[]) => readonly string[]);

/** Changes one input of the run; `changed` says what it was in the original, where it is not as it was there. */
export function useChange(input: Input, changed: ChangedInput | undefined) {
  const run = useRun();
  const [failure, setFailure] = useState<string | null>(null);

  async function apply(make: (scenario: unknown) => Change): Promise<void> {
    setFailure(null);
    const failed = await actions.change((scenario) => [make(scenario)]);
    if (failed) setFailure(failed.problems.map(({ message }) => message).join('; '));
  }
  const change = (scenario: unknown, value: unknown) =>
    changeOf(input, value, scenario, run?.scenario);

  return {
    /** Why the last change could not be made; null where it was. */
    failure,
    set(next: Next): void {
      void apply((scenario) => {
        const value = typeof next === 'function' ? next(namesIn(scenario, input)) : next;
        return change(scenario, input.optional && value === '' ? null : value);
      });
    },
    revert(): void {
      const { path, item } = input;
      const isPart = item !== undefined || path[1] === 'users' || isOfAttack(path);
      const was = input.optional && changed?.was === '' ? null : changed?.was;
      // What the original leaves out has its default again once it is left out again.
      void apply((scenario) => (isPart ? change(scenario, was) : restored(path, was, input)));
    },
  };
}

/** The names of a list, as changes have left them by now. */
function namesIn(scenario: unknown, { path, value }: Input): readonly string[] {
  const list = at(scenario, path) ?? value;
  return Array.isArray(list) ? list.map(String) : [];
}

const isOfAttack = ({ 0: first, length }: readonly string[]): boolean =>
  first === 'attack' && length > 1;

const restored = (path: readonly string[], was: unknown, { kind }: Input): Change =>
  kind === 'bytes' || was === undefined ? [path] : [path, was];

/**
 * The change that gives an input a value. An entry of a list, or a field of an account, is set with all that is beside
 * it: what a scenario leaves out has a default only as a whole, which the run's own scenario has.
 */
function changeOf({ path, item }: Input, value: unknown, scenario: unknown, run: unknown): Change {
  const [side = '', list = '', name = '', field = ''] = path;
  if (list === 'users') {
    const whole = [side, list];
    const users = asObject(at(scenario, whole) ?? at(run, whole));
    return [whole, { ...users, [name]: { ...asObject(users[name]), [field]: value } }];
  }
  // Its kind alone may have been chosen, as a word.
  if (isOfAttack(path)) return [[side], { ...asObject(at(run, [side])), [list]: value }];
  if (item === undefined) return [path, value];
  const entries = at(scenario, path) ?? at(run, path);
  const given: readonly unknown[] = Array.isArray(entries) ? entries : [];
  return [path, given.map((one, i) => (i === item ? value : one))];
}

function at(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return at(new Map(Object.entries(value)).get(key), rest);
}
