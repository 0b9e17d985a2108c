/**
 * Turns to draw: pieces of work that each change what shows. Every piece is a task of its own, and what it changed is
 * drawn before the next one is begun, so that no task is long; where they are quick, several share one.
 */
export interface Turns {
  /** Has `work` done when its turn comes. What the same `key` waited with is replaced, and keeps its place. */
  take(key: object, work: () => void): void;
  /** Does what waits under `key` now. */
  finish(key: object): void;
  /** Forgets what waits under `key`. */
  drop(key: object): void;
}

/** How long pieces that share a task may take, in milliseconds; one that takes longer has it alone. */
const SHARED_MS = 4;

/** After the next frame: what is due before it has been drawn by then. */
const afterFrame = (work: () => void): void => void requestAnimationFrame(() => setTimeout(work));

export function createTurns(later = afterFrame, now = () => performance.now()): Turns {
  const waiting = new Map<object, () => void>();
  let isDue = false;

  function schedule(): void {
    if (isDue || waiting.size === 0) return;
    isDue = true;
    later(run);
  }

  function run(): void {
    isDue = false;
    const start = now();
    for (const key of [...waiting.keys()]) {
      finish(key);
      if (now() - start >= SHARED_MS) break;
    }
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
