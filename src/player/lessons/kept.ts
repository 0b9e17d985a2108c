/** What is kept of a learner's lessons. */
import { createStore } from 'zustand/vanilla';
import { untried, type Attempt } from './attempt.ts';

interface Kept {
  /** By slug and id. */
  readonly attempts: Readonly<Record<string, Attempt>>;
  readonly reached: Readonly<Record<string, number>>;
}

const store = createStore<Kept>()(() => ({ attempts: {}, reached: {} }));
const keyOf = (slug: string, id: string): string => `${slug} ${id}`;

export const kept = {
  store,
  seed: (): string | null => null,
  resumeAt: (slug: string): number => store.getState().reached[slug] ?? 0,
  reached(slug: string, at: number): void {
    store.setState(({ reached }) => ({ reached: { ...reached, [slug]: at } }));
  },
  attempt: (slug: string, id: string, state = store.getState()): Attempt =>
    state.attempts[keyOf(slug, id)] ?? untried,
  keep(slug: string, id: string, attempt: Attempt): void {
    store.setState(({ attempts }) => ({ attempts: { ...attempts, [keyOf(slug, id)]: attempt } }));
  },
};
