/**
 * Turns to draw: pieces of work that each change what shows. Every piece is a task of its own, and what it changed is
 * drawn before the next one is begun, so that no task is long.
 */
export interface Turns {
  /** Has `work` done when its turn comes. What the same `key` waited with is replaced, and keeps its place. */
  take(key: object, work: () => void): void;
  /** Does what waits under `key` now. */
  finish(key: object): void;
  /** Forgets what waits under `key`. */
  drop(key: object): void;
}

/** After the next frame: what is due before it has been drawn by then. */
const afterFrame = (work: () => void): void => void requestAnimationFrame(() => setTimeout(work));

/** What waits under `first` has every other turn, if it wants it. */
export function createTurns(first: object, later = afterFrame): Turns {
  const waiting = new Map<object, () => void>();
  let isDue = false;
  let last: object | null = null;

  function schedule(): void {
    if (isDue || waiting.size === 0) return;
    isDue = true;
    later(run);
  }

  function run(): void {
    isDue = false;
    const others = [...waiting.keys()].filter((key) => key !== first);
    last = waiting.has(first) && last !== first ? first : (others[0] ?? first);
    finish(last);
    schedule();
  }

  function finish(key: object): void {
    const work = waiting.get(key);
    waiting.delete(key);
    work?.();
  }

  return {
    take(key, work) {
      waiting.set(key, work);
      schedule();
    },
    finish,
    drop: (key) => void waiting.delete(key),
  };
}
