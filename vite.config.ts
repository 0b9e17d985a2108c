import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { esReact } from './scripts/es-react.mjs';
import { lessons } from './scripts/lessons-plugin.mjs';
import { oneIconAFile } from './scripts/icons.mjs';
import { offline } from './scripts/offline-plugin.mjs';
import { smaller } from './scripts/smaller.mjs';

/** What a built page may load: its own files, and nothing inline. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Adds the policy to builds only: the dev server needs inline scripts and a web socket. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

/** Fails a build whose page could run the engine by itself: cryptography belongs to the worker. */
const noCryptographyOnThePage: Plugin = {
  name: 'no-cryptography-on-the-page',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const found = Object.entries(chunk.modules).find(
        ([id, { renderedLength }]) =>
          renderedLength > 0 && /\/(@noble|micro-rsa-dsa-dh|src\/crypto|src\/protocol)\//.test(id),
      );
      if (found) this.error(`${found[0]} is in the page's chunk ${chunk.fileName}.`);
    }
  },
};

/** Class names of one or two letters: each stands in the script as well as in the style sheet. */
const shortClassNames: Plugin = {
  name: 'short-class-names',
  apply: 'build',
  config() {
    const names = new Map<string, string>();
    return {
      css: {
        modules: {
          generateScopedName(name, file) {
            const key = `${file} ${name}`;
            const known = names.get(key) ?? letters(names.size);
            names.set(key, known);
            return known;
          },
        },
      },
    };
  },
};

/** The texts of letters alone, in order: a … z, aa … */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(97 + (index % 26));
}

const LAZY =
  /\b[\w$]+\(async\(\)=>\{let\{[^}]*\}=await (import\(`[^`]+`\));return\{[^}]*\}\},\[\],import\.meta\.url\)/g;
const LAZY_WHOLE = /\b[\w$]+\(\(\)=>(import\(`[^`]+`\)[^,]*),\[\],import\.meta\.url\)/g;

/** With one style sheet and no preloading, a lazy part is just imported. */
const noPreloading: Plugin = {
  name: 'no-preloading',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(LAZY, '$1').replace(LAZY_WHOLE, '$1');
      if (chunk.code.includes('[],import.meta.url)'))
        this.error(`${chunk.fileName} has a lazy part of another form than those known here.`);
    }
  },
};

const RESERVED =
  /^(default|delete|export|import|in|new|package|private|protected|public|static|super|this|with)$/;

/** Names the classes of a style sheet one by one where a part does not choose among them: no table of them is kept. */
const classesByName: Plugin = {
  name: 'classes-by-name',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/.*\.tsx?$/.test(id)) return null;
    return code.replace(
      /import (\w+) from ('[^']+\.module\.css');/g,
      (whole, styles: string, file: string) => {
        const uses = [...code.matchAll(new RegExp(`\\b${styles}\\b(?:\\.(\\w+))?(?! from)`, 'g'))];
        const isPlain = uses.every(([, name]) => name !== undefined && !RESERVED.test(name));
        return isPlain ? `import * as ${styles} from ${file};` : whole;
      },
    );
  },
};

/** A sheet whose names have all been written out is still one to apply. */
const keepSheets: Plugin = {
  name: 'keep-sheets',
  apply: 'build',
  enforce: 'post',
  transform: (code, id) =>
    id.endsWith('.module.css')
      ? { code, map: null, moduleSideEffects: 'no-treeshake' as const }
      : null,
};

const LATE = '?late';

/**
 * Gives what loads on demand its own copy of the cryptography that it uses: in a copy shared with the first load, that
 * would carry all that either of them needs.
 */
const copiesForLate: Plugin = {
  name: 'copies-for-late',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (
      !importer?.endsWith(LATE) &&
      !/\/src\/crypto\/(aes|chacha20-poly1305|ecdh|ecdsa|hkdf|legacy-hashes|modp|rsa|running-hash|sha384|totp)\.ts$/.test(
        importer ?? '',
      )
    )
      return null;
    const from = importer?.replace(LATE, '');
    const found = await this.resolve(source, from, { ...options, skipSelf: true });
    return found && /\/node_modules\//.test(found.id) ? found.id + LATE : null;
  },
  load: (id) => (id.endsWith(LATE) ? readFileSync(id.slice(0, -LATE.length), 'utf8') : null),
};

interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** Puts what the first view needs, of the page or of the worker, into one chunk: it compresses better than the pieces that others share. */
function firstLoad(id: string, modules: Modules, seen = new Set<string>()): string | null {
  if (seen.has(id)) return null;
  seen.add(id);
  const info = modules.getModuleInfo(id);
  const isFirst = info?.isEntry || info?.importers.some((by) => firstLoad(by, modules, seen));
  return isFirst ? 'first-load' : null;
}
const codeSplitting = { groups: [{ name: firstLoad }] };

export default defineConfig({
  base: './', // works from any folder of a plain file server
  plugins: [
    esReact(),
    lessons(),
    oneIconAFile(),
    classesByName,
    keepSheets,
    react(),
    contentSecurityPolicy,
    noCryptographyOnThePage,
    noPreloading,
    shortClassNames,
    smaller(),
    offline(),
  ],
  server: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true, // the bundle budget follows it
    // One style sheet and no preloading spare the page the code that would load them piecemeal.
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      output: { codeSplitting },
      onLog(level, log, handle) {
        // A class that its style sheet does not have, as well as what React's packages lack of one another.
        if (log.code === 'IMPORT_IS_UNDEFINED') throw new Error(log.message);
        handle(level, log);
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [lessons(), copiesForLate, smaller()],
    rolldownOptions: { output: { codeSplitting } },
  },
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    testTimeout: process.env['SSHOW_EXHAUSTIVE'] ? 600_000 : 20_000,
  },
});
