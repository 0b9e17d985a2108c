/**
 * What a learner has done, kept in this browser alone. Each change is made to what the browser has kept by then, so
 * that two tabs do not undo each other's.
 */
import { createStore } from 'zustand/vanilla';
import * as changes from './progress-state.ts';
import {
  lessonIn,
  noProgress,
  type Progress,
  type Round,
  type Said,
  type TaskState,
} from './progress-state.ts';
import { readProgress } from './read-progress.ts';

export const KEY = 'sshow.lessons';

export interface ProgressState extends Progress {
  /** Whether the browser keeps it; else it is gone with the page, and that must be said. */
  readonly isKept: boolean;
}

/** As the browser's `localStorage`. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export type ProgressStore = ReturnType<typeof createProgress>;

/** @param storage - gives the browser's, or throws where it is forbidden */
export function createProgress(storage: () => TextStorage) {
  const store = createStore<ProgressState>()(() => ({ ...noProgress, isKept: true }));

  /** Null where nothing can be read. */
  function kept(): Progress | null {
    try {
      const text = storage().getItem(KEY);
      return text === null ? null : readProgress(text);
    } catch {
      return null;
    }
  }

  function keep(progress: Progress): boolean {
    try {
      storage().setItem(KEY, JSON.stringify(progress));
      return true;
    } catch {
      return false;
    }
  }

  function change(make: (progress: Progress) => Progress): void {
    const { isKept, ...own } = store.getState();
    // What could not be kept is only here.
    const before = isKept ? (kept() ?? own) : own;
    const after = make(before);
    store.setState({ ...after, isKept: keep(after) });
  }

  function reload(): void {
    store.setState({ ...noProgress, ...kept(), isKept: store.getState().isKept });
  }

  const stored = kept();
  if (stored) store.setState(stored);
  // To find out whether anything can be kept.
  store.setState({ isKept: keep(stored ?? noProgress) });

  return {
    store,
    /** Another tab changed what is kept. */
    reload,
    /** @param seed - made from the name by the worker; null with a null name */
    setName: (name: string | null, seed: string | null): void =>
      change((progress) => ({ ...progress, name, seed })),
    setPath: (path: string | null): void => change((progress) => ({ ...progress, path })),
    /** @param at - index of a moment of the lesson; as many as there are at its end */
    reached: (slug: string, at: number, moments: number): void =>
      change((progress) => changes.reached(progress, slug, at, moments)),
    /**
     * Index of the moment at which to go on: the furthest, the first one once the end was reached. A lesson may have
     * become shorter than it was: then its last one.
     */
    resumeAt(slug: string, moments: number): number {
      const { isDone, reached } = lessonIn(store.getState(), slug);
      return isDone ? 0 : Math.max(0, Math.min(reached, moments) - 1);
    },
    answered: (slug: string, id: string, answer: Parameters<typeof changes.answered>[3]): void =>
      change((progress) => changes.answered(progress, slug, id, answer)),
    hinted: (slug: string, id: string): void =>
      change((progress) => changes.hinted(progress, slug, id)),
    ended: (slug: string, id: string, end: Pick<TaskState, 'stage' | 'seed' | 'proof'>): void =>
      change((progress) => changes.ended(progress, slug, id, end)),
    said: (round: Round, id: string, said: Said): void =>
      change((progress) => changes.saidOf(progress, round, id, said)),
    /** Forgets one lesson. */
    resetLesson: (slug: string): void =>
      change((progress) => changes.withoutLesson(progress, slug)),
    /** Forgets everything, the name too. */
    resetAll: (): void => change(() => noProgress),
    /** Puts back what was there before a reset. */
    restore: (progress: Progress): void => change(() => progress),
  };
}
