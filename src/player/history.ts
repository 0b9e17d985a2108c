/** Undo and redo: the scenarios that were shown before and after the one that shows. */
import type { Edit, History } from './store.ts';

/** More than anybody steps back through. */
const MOST = 100;

const linkOf = (edit: Edit | null): string => edit?.link ?? '';

/** The history once `to`, which is new, shows instead of `from`. */
export function push({ past, future }: History, from: Edit | null, to: Edit | null): History {
  if (linkOf(from) === linkOf(to)) return { past, future };
  return { past: [...past, from].slice(-MOST), future: [] };
}

/** The history once `to` shows instead of `from`: one that was shown before is gone back to, any other is new. */
export function travel({ past, future }: History, from: Edit | null, to: Edit | null): History {
  const isTo = (edit: Edit | null) => linkOf(edit) === linkOf(to);
  if (isTo(from)) return { past, future };
  const back = past.findLastIndex(isTo);
  if (back >= 0) {
    return { past: past.slice(0, back), future: [...past.slice(back + 1), from, ...future] };
  }
  const ahead = future.findIndex(isTo);
  if (ahead >= 0) {
    return { past: [...past, from, ...future.slice(0, ahead)], future: future.slice(ahead + 1) };
  }
  return push({ past, future }, from, to);
}
