/** Lists the files of a build for those who keep them for use without a network: src/player/offline. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { transformWithOxc } from 'vite';
import { root } from './install.mjs';

const SOURCE = join(root, 'src/player/worker/service-worker.ts');
/** What stands in the page's head for the address of the list, until that is known. */
const PLACE = './sshow-files.js';

/**
 * Adds `offline.js`, the service worker with the list in it, and a list that the page can import.
 * @returns {import('vite').Plugin}
 */
export function offline() {
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'sshow-files', href: PLACE }, injectTo: 'head' },
    ],
    generateBundle: {
      order: 'post', // the chunks are as small as they get
      async handler(_options, bundle) {
        const html = bundle['index.html'];
        if (html?.type !== 'asset') this.error('there is no page to keep');
        /** @type {{ page: string[], worker: string[], rest: string[] }} */
        const own = { page: [], worker: [], rest: ['./', ...publicFiles()] };
        const hash = createHash('sha256').update(String(html.source));
        for (const file of Object.values(bundle).toSorted(byName)) {
          if (file === html || file.fileName.startsWith('.vite/')) continue;
          const isScript = file.fileName.endsWith('.js');
          const kind = file.type === 'chunk' ? 'page' : isScript ? 'worker' : 'rest';
          own[kind].push(`./${file.fileName}`);
          hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
        }
        const build = hash.digest('hex').slice(0, 16);
        const fileName = `assets/files-${build}.js`;
        own.page.push(`./${fileName}`);
        const list = JSON.stringify({ build, ...own });
        this.emitFile({ type: 'asset', fileName, source: `export default ${list}` });
        html.source = String(html.source).replace(PLACE, `./${fileName}`);
        const source = `const OWN=${list};${await serviceWorker()}`;
        this.emitFile({ type: 'asset', fileName: 'offline.js', source });
      },
    },
  };
}

const byName = (/** @type {{ fileName: string }} */ a, /** @type {{ fileName: string }} */ b) =>
  a.fileName < b.fileName ? -1 : 1;

/** What is copied as it is, and is for people. */
const publicFiles = () =>
  readdirSync(join(root, 'public'))
    .filter((file) => file !== 'robots.txt')
    .map((file) => `./${file}`);

/** A script of the old kind, which all browsers take for a service worker. */
async function serviceWorker() {
  const { code: typed } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE);
  const { code } = await minify(typed.replace('export {};', ''), { toplevel: true, ecma: 2020 });
  if (!code || /\b(import|export)\b/.test(code)) throw new Error(`${SOURCE} imports something.`);
  return code;
}
