import { useState } from 'react';
import { actions, useOriginal, useRun, useTopic } from '../../../player/hooks.ts';
import { asObject } from '../../../player/asking.ts';
import type { Change } from '../../../player/patch.ts';
import type { Input } from '../../../world/inputs.ts';

/** Changes one input of the run. */
export function useChange(input: Input) {
  const run = useRun();
  const original = useOriginal();
  const changes = useTopic('changes', null);
  const [failure, setFailure] = useState<string | null>(null);
  const { path, optional } = input;

  async function apply(change: Change): Promise<void> {
    setFailure(null);
    const failed = await actions.change([change]);
    if (failed) setFailure(failed.problems.map(({ message }) => message).join('; '));
  }

  return {
    /** It is not as in the original. */
    changed: changes?.inputs.some((other) => isEqual(other, path)) ?? false,
    /** Why the last change could not be made; null where it was. */
    failure,
    set(value: unknown): void {
      const given = optional && value === '' ? null : value;
      void apply(changeOf(input, given, run?.scenario)).catch(actions.crash);
    },
    revert(): void {
      const whole = path[1] === 'users' ? path.slice(0, 2) : path;
      const before = at(original, whole);
      void apply(before === undefined ? [whole] : [whole, before]).catch(actions.crash);
    },
  };
}

const isEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, depth) => other[depth] === key);

/**
 * The change that gives an input a value. An entry of a list, or a field of an account, is set with all that is beside
 * it: what a scenario leaves out has a default only as a whole.
 */
function changeOf({ path, item }: Input, value: unknown, scenario: unknown): Change {
  const [side = '', list = '', name = '', field = ''] = path;
  if (list === 'users') {
    const users = asObject(at(scenario, [side, list]));
    return [[side, list], { ...users, [name]: { ...asObject(users[name]), [field]: value } }];
  }
  return [path, item === undefined ? value : withItem(scenario, path, item, value)];
}

function withItem(scenario: unknown, path: readonly string[], item: number, value: unknown) {
  const list = at(scenario, path);
  return Array.isArray(list) ? list.map((one: unknown, i) => (i === item ? value : one)) : [value];
}

function at(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return at(new Map(Object.entries(value)).get(key), rest);
}
