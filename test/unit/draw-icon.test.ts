import * as lucide from 'lucide-react';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { icons } from '../../scripts/icons.mjs';
import drawIcon from '../../src/ui/parts/draw-icon.ts';

const sources = import.meta.glob<string>('../../src/ui/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = import.meta.glob<Parameters<typeof drawIcon>[0]>(
  '../../node_modules/lucide-react/dist/esm/icons/*.mjs',
  { import: '__iconData' },
);
type Props = Parameters<ReturnType<typeof drawIcon>>[0];
const theirs = new Map<string, unknown>(Object.entries(lucide));
const isComponent = (value: unknown): value is FunctionComponent<Props> =>
  typeof value === 'object' && value !== null && '$$typeof' in value;

/** Those that the page uses. */
const used = [
  ...new Set(
    Object.values(sources).flatMap((code) =>
      [...code.matchAll(/import \{([^}]*)\} from 'lucide-react'/g)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      ),
    ),
  ),
].filter((name) => name !== '');

test('the page uses icons', () => {
  expect(used.length).toBeGreaterThan(40);
});

test.each(used)('%s is drawn as lucide-react draws it', async (name) => {
  const load = files[`../../node_modules/lucide-react/dist/esm/icons/${icons.get(name)}.mjs`];
  const data = await load?.();
  const their = theirs.get(name);
  if (!data || !isComponent(their)) throw new Error(`lucide-react has no ${name}`);
  const ours = drawIcon(data);
  for (const props of [
    {},
    { size: 16, strokeWidth: 1.8, 'aria-hidden': 'true' },
    { size: '1.25em', className: 'mark' },
  ] as const) {
    // Of its classes, the one with the icon's own name.
    const expected = renderToStaticMarkup(createElement(their, props)).replaceAll(
      / lucide-[\w-]+/g,
      '',
    );
    expect(renderToStaticMarkup(createElement(ours, props))).toBe(expected);
  }
});
