/** Has the browser keep the files of this build, by a service worker: the page then opens without a network as well. */
import type { FileList } from './file-list.ts';

/** How often it is looked how many there are, in milliseconds. */
const LOOK_MS = 400;
/** So long may nothing be added before it counts as failed. */
const STUCK_MS = 20_000;

/**
 * Resolves once all files are kept, with true; with false where they cannot be, as in private windows of some browsers
 * or in a page that came without HTTPS. `tell` is told how many there are.
 */
export async function keepInBrowser(
  { build, page, worker, rest }: FileList,
  tell: (have: number) => void,
): Promise<boolean> {
  const registration = await registered();
  if (!registration) return false;
  const of = page.length + worker.length + rest.length;
  const name = `sshow ${registration.scope} ${build}`;
  if ((await countKept(name)) < of) await lookForNew(registration);
  let have = -1;
  let since = Date.now();
  for (;;) {
    const kept = await countKept(name);
    if (kept >= of) return true;
    if (kept > have) since = Date.now();
    have = kept;
    tell(have);
    if (Date.now() - since > STUCK_MS || !isAtWork(registration)) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function registered(): Promise<ServiceWorkerRegistration | null> {
  try {
    // Where there is none, whatever its type says; some browsers refuse by giving nothing.
    return (await navigator.serviceWorker?.register('./offline.js')) ?? null;
  } catch {
    return null;
  }
}

/** Where an earlier build is kept, its service worker is asked for again: browsers look by themselves, but some later. */
async function lookForNew(registration: ServiceWorkerRegistration): Promise<void> {
  if (registration.active && !registration.installing)
    await registration.update().catch(() => undefined);
}

/** 0 where the browser gives no room. */
async function countKept(name: string): Promise<number> {
  try {
    return (await caches.has(name)) ? (await (await caches.open(name)).keys()).length : 0;
  } catch {
    return 0;
  }
}

/** One that failed is gone. */
const isAtWork = ({ installing, waiting, active }: ServiceWorkerRegistration): boolean =>
  (installing ?? waiting ?? active) !== null;
