/** The app's one player: a store, the worker that feeds it, and what can be done with it. */
import { createActions } from './actions.ts';
import { createClient } from './client.ts';
import { createLoader } from './loader.ts';
import { loadSettings } from './settings.ts';
import { createPlayerStore } from './store.ts';

function createPlayer() {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const client = createClient(worker);
  const store = createPlayerStore(loadSettings());
  const loader = createLoader(client, store);
  return { store, loader, actions: createActions(client, store, loader) };
}

export const player = createPlayer();
