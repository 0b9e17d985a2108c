/**
 * Keeps the files of one build in the browser, so that the page opens, and goes on, without a network. A script of its
 * own beside index.html: scripts/offline-plugin.mjs writes OWN in front of it, and nothing is imported.
 *
 * No two builds are mixed: a page asks for files by names that have the hash of their content in them, and a page that
 * is open keeps the worker that it has, with its files, until the last page of that build is closed.
 */
import type { FileList } from '../offline/file-list.ts';

declare const self: ServiceWorkerGlobalScope;
declare const OWN: FileList;

/** How long the network has to begin with a newer page, in milliseconds. */
const PATIENCE = 4000;
/** Files that are fetched at the same time. */
const AT_ONCE = 4;

const { scope } = self.registration;
const prefix = `sshow ${scope} `;
const name = prefix + OWN.build;
const files = [OWN.page, OWN.worker, OWN.rest].flat().map((file) => new URL(file, scope).href);
const own = new Set(files);

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  const place = origin + pathname;
  if (request.mode === 'navigate') {
    if (place === scope || place === `${scope}index.html`) event.respondWith(newest(request));
  } else if (own.has(place) || place.startsWith(`${scope}assets/`)) {
    event.respondWith(kept(request));
  }
});

/** Throws where a file cannot be had, or is one of another build: the browser tries again later. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(name);
  const missing = [...files];
  const some = async () => {
    for (let file = missing.shift(); file !== undefined; file = missing.shift())
      if (!(await cache.match(file, { ignoreVary: true })))
        await cache.put(file, await fetched(file));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}

async function fetched(file: string): Promise<Response> {
  const isNamedByContent = file.startsWith(`${scope}assets/`);
  const response = await fetch(file, { cache: isNamedByContent ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${response.status}: ${file}`);
  if (file !== scope) {
    // Some servers answer with the page where they have no such file.
    if (isPage(response)) throw new Error(`not there any more: ${file}`);
    return response;
  }
  const text = await response.text();
  if (!text.includes(OWN.build)) throw new Error('the page is of another build');
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

const isPage = ({ headers }: Response): boolean =>
  headers.get('Content-Type')?.startsWith('text/html') ?? false;

/** No page of an earlier build is open any more. */
async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name);
  await Promise.all(old.map((one) => caches.delete(one)));
  await self.clients.claim();
}

/** The page as the network has it; as it is kept where there is no network, or nobody answers. */
async function newest(request: Request): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(request, { signal: patience.signal });
    if (response.status < 500) return response;
  } catch {
    // no network
  } finally {
    clearTimeout(timer);
  }
  const cache = await caches.open(name);
  return (await cache.match(scope, { ignoreVary: true })) ?? fetch(request);
}

/** A file of this build, or of a newer one that waits for its turn. */
const kept = async (request: Request): Promise<Response> =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
