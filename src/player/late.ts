/** A player's state as a panel sees it: after the stage, when a panel's turn to be drawn comes. */
import { createStore } from 'zustand/vanilla';
import type { PlayerState, Store } from './store.ts';
import type { Turns } from './turns.ts';

const follows = ['cursor', 'steps', 'frames', 'open'] as const;

export interface LateStore {
  readonly store: Store;
  /** Follows until the function that it returns is called. */
  follow(): () => void;
}

/** Late are only the cursor and what is loaded for it: any other change passes at once, unless it comes after those. */
export function createLateStore(source: Store, turns: Turns): LateStore {
  const store = createStore<PlayerState>()(source.getState);
  const take = (): void => store.setState(source.getState(), true);

  return {
    store,
    follow() {
      take();
      const stop = source.subscribe((state) => {
        if (isElsewhere(state, store.getState())) {
          turns.take(store, take);
        } else {
          turns.drop(store);
          take();
        }
      });
      return () => {
        stop();
        turns.drop(store);
      };
    },
  };
}

const isElsewhere = (a: PlayerState, b: PlayerState): boolean =>
  a.run === b.run && follows.some((key) => a[key] !== b[key]);
