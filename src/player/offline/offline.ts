/** Whether the app goes on without a network. Load it late: nothing needs it before the first view. */
import { createStore } from 'zustand/vanilla';
import { keepInBrowser } from './keep-in-browser.ts';
import { keepInTab } from './keep-in-tab.ts';
import { ownFiles } from './own-files.ts';

/** How long a service worker may take from its last file to answering for the page. */
const TAKEOVER_MS = 3000;

export type Kept =
  /** Nothing was done yet, or there is no build whose files could be kept. */
  | { readonly kind: 'unknown' }
  /** Files of all. */
  | { readonly kind: 'loading'; readonly have: number; readonly of: number }
  /** All are there: in the browser, also for when the page is opened again; or in this tab, until it is closed. */
  | { readonly kind: 'ready'; readonly where: 'browser' | 'tab' }
  | { readonly kind: 'failed'; readonly missing: number; readonly of: number };

export interface OfflineState {
  readonly kept: Kept;
  /** The browser knows of a network; whether it leads anywhere, nobody can say. */
  readonly isOnline: boolean;
}

export const offline = createStore<OfflineState>()(() => ({
  kept: { kind: 'unknown' },
  isOnline: navigator.onLine,
}));

const setOnline = () => offline.setState({ isOnline: navigator.onLine });
addEventListener('online', setOnline);
addEventListener('offline', setOnline);

let inBrowser: Promise<boolean> | null = null;
let inTab: Promise<void> | null = null;

const loading = (of: number) => (have: number) =>
  offline.setState({ kept: { kind: 'loading', have: Math.min(have, of), of } });

async function filesAndCount() {
  const files = await ownFiles();
  return files && { files, of: files.page.length + files.worker.length + files.rest.length };
}

/** Has the browser keep all files, if it can. Takes nothing from the page itself. */
export function keepForLater(): Promise<boolean> {
  inBrowser ??= (async () => {
    const own = await filesAndCount();
    if (!own || !(await keepInBrowser(own.files, loading(own.of)))) return false;
    offline.setState({ kept: { kind: 'ready', where: 'browser' } });
    return true;
  })();
  return inBrowser;
}

/** As keepForLater; where the browser cannot, everything is loaded into this tab. */
export function keepForLessons(): Promise<void> {
  inTab ??= (async () => {
    const isKept = await keepForLater();
    if (isKept) await controlled();
    const own = await filesAndCount();
    // Scripts of a worker that was there first do not pass through the service worker in every browser.
    if (!own || (isKept && navigator.serviceWorker.controller)) return;
    const missing = await keepInTab(own.files, loading(own.of));
    offline.setState({
      kept:
        missing === 0
          ? { kind: 'ready', where: isKept ? 'browser' : 'tab' }
          : { kind: 'failed', missing, of: own.of },
    });
  })();
  return inTab;
}

/** Resolves once a service worker answers for this page, or a while after it should have. */
const controlled = (): Promise<unknown> =>
  Promise.race([
    navigator.serviceWorker.ready.then(
      (): unknown =>
        navigator.serviceWorker.controller ??
        new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
        ),
    ),
    new Promise((resolve) => setTimeout(resolve, TAKEOVER_MS)),
  ]);

/** After it failed. */
export function tryAgain(): Promise<void> {
  inBrowser = null;
  inTab = null;
  return keepForLessons();
}
