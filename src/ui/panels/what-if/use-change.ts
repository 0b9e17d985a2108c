import { useState } from 'react';
import { actions, useOriginal, useRun, useTopic } from '../../../player/hooks.ts';
import type { Change } from '../../../player/patch.ts';
import type { Input } from '../../../world/inputs.ts';

/** Changes one input of the run. */
export function useChange(input: Input) {
  const run = useRun();
  const original = useOriginal();
  const changes = useTopic('changes', null);
  const [failure, setFailure] = useState<string | null>(null);
  const { path, item, optional } = input;

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
      const whole = item === undefined || !run ? given : withItem(run.scenario, path, item, given);
      void apply([path, whole]).catch(actions.crash);
    },
    revert(): void {
      const before = at(original, path);
      void apply(before === undefined ? [path] : [path, before]).catch(actions.crash);
    },
  };
}

const isEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, depth) => other[depth] === key);

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
