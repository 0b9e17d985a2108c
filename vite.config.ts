import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { minify } from 'terser';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

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

/** Minifies chunks once more: what that finds which the first did not is about a twentieth. */
const smaller: Plugin = {
  name: 'smaller',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const unsafe = { unsafe_arrows: true, unsafe_methods: true, unsafe_comps: true };
      const compress = {
        passes: 4,
        ecma: 2020 as const,
        pure_getters: true,
        keep_fargs: false,
        arguments: true,
        ...unsafe,
      };
      // What is inlined in one go makes room for more in the next: worth its time where a budget holds.
      const times = chunk.isEntry ? 3 : 1;
      for (let time = 0; time < times; time += 1) {
        const { code } = await minify(chunk.code, { module: true, ecma: 2020, compress });
        if (code) chunk.code = code;
      }
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

/** With one style sheet and no preloading, a lazy part is just imported. */
const noPreloading: Plugin = {
  name: 'no-preloading',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

const lucide = fileURLToPath(new URL('node_modules/lucide-react/dist/esm', import.meta.url));

/** The file of each icon, by the names that it is exported under. */
const icons = new Map(
  [
    ...readFileSync(join(lucide, 'lucide-react.mjs'), 'utf8').matchAll(
      /export \{([^}]*)\} from '\.\/icons\/([\w-]+)\.mjs'/g,
    ),
  ].flatMap(([, names = '', file = '']) =>
    [...names.matchAll(/default as (\w+)/g)].map(([, name = '']) => [name, file] as const),
  ),
);

/** Takes each icon from its own file: out of the one that exports all, those of lazy parts would load first. */
const oneIconAFile: Plugin = {
  name: 'one-icon-a-file',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/.*\.tsx?$/.test(id)) return null;
    return code.replace(/import \{([^}]*)\} from 'lucide-react';/g, (_whole, names: string) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => {
          const file = icons.get(name);
          if (file === undefined) throw new Error(`lucide-react has no icon ${name}`);
          return `import ${name} from 'lucide-react/icons/${file}';`;
        })
        .join(' '),
    );
  },
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
    oneIconAFile,
    react(),
    contentSecurityPolicy,
    noCryptographyOnThePage,
    noPreloading,
    shortClassNames,
    smaller,
  ],
  server: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true, // the bundle budget follows it
    // One style sheet and no preloading spare the page the code that would load them piecemeal.
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting } },
  },
  worker: {
    format: 'es',
    plugins: () => [copiesForLate, smaller],
    rolldownOptions: { output: { codeSplitting } },
  },
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    testTimeout: process.env['SSHOW_EXHAUSTIVE'] ? 600_000 : 20_000,
  },
});
