/** The app's one player: a store, the worker that feeds it, and what can be done with it. */
import { asObject } from './asking.ts';
import { createActions } from './actions.ts';
import { createClient } from './client.ts';
import { createLoader } from './loader.ts';
import type { Editing } from './editing.ts';
import { createOpener } from './open.ts';
import { loadSettings } from './settings.ts';
import { createPlayerStore } from './store.ts';
import { createTurns } from './turns.ts';
import { followUrl, shareUrl } from './url.ts';

function createPlayer() {
  const worker = new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
  const client = createClient(worker);
  const store = createPlayerStore(loadSettings());
  const loader = createLoader(client, store);
  const actions = createActions(client, store, loader);
  const opener = createOpener(store, actions);
  const turns = createTurns(store);
  let editor: Promise<Editing> | undefined;
  /** What cannot be loaded, or breaks, is said; the next try begins anew. */
  async function edit<T>(work: (editing: Editing) => Promise<T>): Promise<T | null> {
    try {
      editor ??= import('./editing.ts').then(({ createEditing }) => createEditing(store, actions));
      return await work(await editor);
    } catch (error) {
      editor = undefined;
      actions.crash(error);
      return null;
    }
  }
  return {
    store,
    loader,
    turns,
    actions: {
      ...actions,
      /** To a step, once what was gone to before has been drawn: of many in a row the last counts. */
      scrubTo: (step: number) => turns.take(store, () => actions.go(step)),
      /** While the scrubber is being dragged nothing is announced or animated. */
      setScrubbing(scrubbing: boolean): void {
        if (!scrubbing) turns.finish(store);
        actions.setScrubbing(scrubbing);
      },
      openScenario: (name: string) => opener.openScenario(name).catch(actions.crash),
      openText: (text: string, title: string) => opener.openText(text, title).catch(actions.crash),
      openFile: (file: File) => opener.openFile(file).catch(actions.crash),
      /**
       * Hides what comes after a step, by its address, as if nobody had run on; null shows all again. A change of the
       * run leaves hidden what was. Resolves when that shows.
       */
      hide: (address: string | null) =>
        import('./hiding.ts')
          .then(({ hide }) => hide(client, store, actions, loader, address))
          .catch(actions.crash),
      /** The address of what shows; null where a link cannot carry it. */
      shareUrl: () => shareUrl(store),
      /** The address of an embedded stage; null where a link cannot carry it. */
      embedUrl: () => shareUrl(store, 'embed'),
      /** What is run, as a scenario's file. */
      scenarioFile() {
        const { source, original, edit, run } = store.getState();
        const name =
          source.kind === 'named' ? `${source.name}.json` : (source.title ?? 'sshow.json');
        // It says what it is, as long as it is that.
        const { notice: _before, ...own } = asObject(edit?.scenario ?? original);
        const scenario = run?.notice ? { notice: run.notice, ...own } : own;
        return { name, text: `${JSON.stringify(scenario, null, 2)}\n` };
      },
      /** Each resolves when the changed run shows. */
      change: (...args: Parameters<Editing['change']>) =>
        edit((editing) => editing.change(...args)),
      answer: (...args: Parameters<Editing['answer']>) =>
        edit((editing) => editing.answer(...args)),
      undo: () => edit((editing) => editing.undo()),
      redo: () => edit((editing) => editing.redo()),
      reset: () => edit((editing) => editing.reset()),
    },
    /** Opens what the page's address asks for. `panelIds` gives the panels that there are. */
    start: (panelIds: () => Promise<readonly string[]>) =>
      followUrl(store, actions, opener, panelIds),
  };
}

export const player = createPlayer();
