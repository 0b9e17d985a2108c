/** Takes the icons out of lucide-react. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const lucide = fileURLToPath(new URL('../node_modules/lucide-react/dist/esm', import.meta.url));
const drawIcon = fileURLToPath(new URL('../src/ui/parts/draw-icon.ts', import.meta.url));

/** The file of each icon, by the names that it is exported under. */
export const icons = new Map(
  [
    ...readFileSync(join(lucide, 'lucide-react.mjs'), 'utf8').matchAll(
      /export \{([^}]*)\} from '\.\/icons\/([\w-]+)\.mjs'/g,
    ),
  ].flatMap(([, names = '', file = '']) =>
    [...names.matchAll(/default as (\w+)/g)].map(
      ([, name = '']) => /** @type {const} */ ([name, file]),
    ),
  ),
);

/**
 * Takes each icon from its own file: out of the one that exports all, those of lazy parts would load first. And draws it
 * ourselves.
 * @returns {import('vite').Plugin}
 */
export function oneIconAFile() {
  return {
    name: 'one-icon-a-file',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source === '../createLucideIcon.mjs' ? drawIcon : null),
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id)) return null;
      return code.replace(/import \{([^}]*)\} from 'lucide-react';/g, (_whole, names) =>
        names
          .split(',')
          .map((/** @type {string} */ name) => name.trim())
          .filter((/** @type {string} */ name) => name !== '')
          .map((/** @type {string} */ name) => {
            const file = icons.get(name);
            if (file === undefined) throw new Error(`lucide-react has no icon ${name}`);
            return `import ${name} from 'lucide-react/icons/${file}';`;
          })
          .join(' '),
      );
    },
  };
}
