/** What makes one JSON value from another, as data: a short way to write a scenario that is close to a named one. */

/** Keys from the outermost object in; with a value it is set, without one it is removed. */
export type Change =
  readonly [path: readonly string[], value: unknown] | readonly [path: readonly string[]];

/** The changes that make `to` from `from`. Arrays are replaced whole. */
export function changesBetween(from: unknown, to: unknown, path: readonly string[] = []): Change[] {
  if (!isObject(from) || !isObject(to)) return same(from, to) ? [] : [[path, to]];
  const removed = Object.keys(from)
    .filter((key) => !Object.hasOwn(to, key))
    .map((key): Change => [[...path, key]]);
  const changed = Object.keys(to).flatMap((key): Change[] =>
    Object.hasOwn(from, key)
      ? changesBetween(from[key], to[key], [...path, key])
      : [[[...path, key], to[key]]],
  );
  return [...removed, ...changed];
}

/** `from` with the changes made, as a new value. Throws an Error where `changes` are not what `changesBetween` makes. */
export function withChanges(from: unknown, changes: unknown): unknown {
  if (!Array.isArray(changes)) throw new Error('expected a list of changes');
  return changes.reduce<unknown>((value, change: unknown) => {
    if (!isChange(change)) throw new Error(`not a change: ${JSON.stringify(change).slice(0, 60)}`);
    return withChange(value, change, 0);
  }, from);
}

function withChange(value: unknown, change: Change, depth: number): unknown {
  const [path] = change;
  const key = path[depth];
  if (key === undefined) return change[1];
  const object = isObject(value) ? value : {};
  // A map and not an object literal: a key such as __proto__ is then a key like any other.
  const entries = new Map(Object.entries(object));
  const next = isLast(change, depth) ? undefined : withChange(entries.get(key), change, depth + 1);
  // What a removal leaves empty goes with it: it was made for what is removed.
  const emptied = change.length === 1 && isObject(next) && Object.keys(next).length === 0;
  if (isLast(change, depth) || emptied) entries.delete(key);
  else entries.set(key, next);
  return Object.fromEntries(entries);
}

const isLast = ({ length, 0: path }: Change, depth: number): boolean =>
  length === 1 && depth === path.length - 1;

function isChange(change: unknown): change is Change {
  return (
    Array.isArray(change) &&
    (change.length === 1 || change.length === 2) &&
    Array.isArray(change[0]) &&
    change[0].every((key) => typeof key === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
