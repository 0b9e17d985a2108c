/** Keeps the page's address and the player the same: links open runs, and what shows is written into the address. */
import { isLesson } from './lesson-page.ts';
import { formatLink, LONGEST_LINK, parseLink } from './link.ts';
import type { Opener } from './open.ts';
import type { Actions } from './actions.ts';
import type { PlayerState, Store } from './store.ts';

/** How long the cursor rests before the address follows it. */
const REST_MS = 250;

type Shown = Pick<PlayerState, 'source' | 'edit'>;

/** Opens what the address asks for, and follows both from then on. `panelIds` gives the panels that there are. */
export function followUrl(
  store: Store,
  actions: Actions,
  opener: Opener,
  panelIds: () => Promise<readonly string[]>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The hash that shows, or is being opened; null where it could not be opened. */
  let current: string | null = null;
  let written: Shown | null = null;
  let reading = false;

  const shown = (): Shown => {
    const { source, edit } = store.getState();
    return { source, edit };
  };
  const isShown = (of: Shown | null): boolean => {
    const { source, edit } = shown();
    return of?.source === source && of.edit === edit;
  };

  async function read(): Promise<void> {
    clearTimeout(timer);
    const { hash } = location;
    current = hash;
    reading = true;
    const ids = hash.includes('panels=') ? await panelIds() : [];
    const { settings, run, status } = store.getState();
    const link = parseLink(hash, settings.level, ids);
    store.setState({ page: link.page });
    // A page stands in front of the run that is there, and gives way to it: nothing is run again.
    // A lesson opens what it needs by itself.
    if (isLesson(link.page)) {
      if (typeof status === 'object') store.setState({ status: run ? 'ready' : 'loading' });
    } else if (run && (link.page !== null || hash === formatLink(store.getState())))
      actions.returnToRun();
    else await opener.openLink(link).catch(actions.crash);
    if (current !== hash) return;
    reading = false;
    if (store.getState().status === 'ready') written = shown();
    if (store.getState().status !== 'ready' || link.page !== null) current = null;
    // A link that somebody wrote by hand may not say what it has to.
    else if (store.getState().run?.notice) write();
  }

  function write(): void {
    clearTimeout(timer);
    const state = store.getState();
    if (state.status !== 'ready' || reading || state.embed || state.page !== null) return;
    const hash = formatLink(state);
    if (hash === null) timer = setTimeout(write, REST_MS);
    if (hash === null || hash === current) return;
    const isNew = current === null || !isShown(written);
    if (hash === '#/stage' && location.hash === '' && !isNew) return;
    // Only another scenario is another entry in the history; so is what was reached from a link that failed.
    if (isNew) history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
    current = hash;
    written = shown();
  }

  function changed(): void {
    if (location.hash !== current) void read();
  }

  store.subscribe((state, before) => {
    if (state.status !== 'ready' || reading) return;
    if (!isShown(written)) {
      if (state.page === null) write();
      // Another run was opened, from the page; in a lesson it shows beside the text.
      else if (!isLesson(state.page)) store.setState({ page: null });
    } else if (
      state.cursor !== before.cursor ||
      state.level !== before.level ||
      state.focus !== before.focus ||
      state.panels !== before.panels ||
      state.present !== before.present ||
      state.split !== before.split ||
      state.status !== before.status
    ) {
      clearTimeout(timer);
      timer = setTimeout(write, REST_MS);
    }
  });
  addEventListener('popstate', changed);
  addEventListener('hashchange', changed);
  void read();
}

/** The whole address of what shows, for sharing or for an embedded stage; null where a link cannot carry it. */
export function shareUrl(store: Store, view: 'stage' | 'embed' = 'stage'): string | null {
  const state = store.getState();
  if (state.source.kind === 'opened' && state.source.packed === null) return null;
  if (state.edit?.link.startsWith('~')) return null;
  const hash = formatLink(state, view);
  const url = hash === null ? null : new URL(hash, location.href).href;
  return url !== null && url.length > LONGEST_LINK ? null : url;
}
