import { useState } from 'react';
import { actions, useEdit, useOriginal, useRun } from '../../../player/hooks.ts';
import type { Change } from '../../../player/patch.ts';
import { changesBetween } from '../../../player/patch.ts';
import type { Input } from '../../../world/inputs.ts';

/** Changes one input of the run. */
export function useChange(input: Input) {
  const run = useRun();
  const edit = useEdit();
  const original = useOriginal();
  const [failure, setFailure] = useState<string | null>(null);
  const { path, item, optional } = input;

  async function apply(change: Change): Promise<void> {
    setFailure(null);
    const failed = await actions.change([change]);
    if (failed) setFailure(failed.problems.map(({ message }) => message).join('; '));
  }

  return {
    /** It is not as in the original. */
    changed: edit !== null && startsWithAny(changesBetween(original, edit.scenario), path),
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

/** Whether a change is of what is at the path, or of something around or inside it. */
function startsWithAny(changes: readonly Change[], path: readonly string[]): boolean {
  return changes.some(([changed]) =>
    changed.slice(0, path.length).every((key, depth) => path[depth] === key),
  );
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
