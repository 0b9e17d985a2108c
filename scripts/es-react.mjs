/**
 * Takes React as ES modules in builds: a bundler can leave out what nobody uses of these, and name the rest directly.
 * The packages come as CommonJS, of which all stays, and every call goes through an object.
 */
import { fileURLToPath } from 'node:url';

const cjs = 'use-sync-external-store-shim';

/** Where the code of each package is that a browser gets. */
const files = {
  react: 'react/cjs/react.production.js',
  'react/jsx-runtime': 'react/cjs/react-jsx-runtime.production.js',
  'react-dom': 'react-dom/cjs/react-dom.production.js',
  'react-dom/client': 'react-dom/cjs/react-dom-client.production.js',
  scheduler: 'scheduler/cjs/scheduler.production.js',
  'use-sync-external-store/shim': `use-sync-external-store/cjs/${cjs}.production.js`,
  'use-sync-external-store/shim/with-selector': `use-sync-external-store/cjs/${cjs}/with-selector.production.js`,
};

const paths = new Map(
  Object.entries(files).map(([name, file]) => [
    name,
    fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url)),
  ]),
);
const converted = new Set(paths.values());

/** @returns {import('vite').Plugin} */
export function esReact() {
  return {
    name: 'es-react',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => paths.get(source) ?? null,
    transform(code, id) {
      if (converted.has(id)) return toEsModule(code, id);
      if (!id.includes('/node_modules/')) return null;
      // A default import, and a copy of all that there is, would keep all of it.
      return code
        .replace(/import (\w+) from (['"])react\2/g, "import * as $1 from 'react'")
        .replace(
          /export const SafeReact = \{\s*\.\.\.React\s*\}/,
          'export const SafeReact = React',
        );
    },
  };
}

/** Throws where the code is not of the form that React's has. */
export function toEsModule(/** @type {string} */ code, /** @type {string} */ id) {
  /** @type {string[]} */
  const imports = [];
  const names = [...new Set([...code.matchAll(/\bexports\.(\w+)/g)].map(([, name = '']) => name))];
  const declared = new Set();
  const body = code
    .replace(/(\w+) = require\("([^"]+)"\)(,|;)/g, (_whole, name, source, end) => {
      imports.push(`import * as ${name} from '${source}';`);
      return end === ';' ? `${name}_ = 0;` : '';
    })
    .replace(/^exports\.(\w+) =/gm, (whole, name) => {
      if (declared.has(name)) return whole;
      declared.add(name);
      return `var export_${name} =`;
    })
    .replace(/\bexports\.(\w+)/g, 'export_$1')
    // What only a development build of the scheduler has.
    .replace(/\bScheduler\.(log|unstable_setDisableYieldValue)\b/g, 'undefined');
  const missing = names.filter((name) => !declared.has(name));
  if (missing.length > 0 || /\brequire\(|\bmodule\b\.|\bexports\b[^_]/.test(body))
    throw new Error(`${id} is not of the form that is expected: ${missing.join(', ')}`);
  return [...imports, body, ...names.map((name) => `export { export_${name} as ${name} };`)].join(
    '\n',
  );
}
