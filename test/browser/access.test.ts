/** Axe finds nothing in any view, theme and size. */
import type { Page } from '@playwright/test';
import {
  complete,
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  position,
  question,
  showTab,
  test,
} from './app.ts';
import { settled } from './readable.ts';

const titles: Readonly<Record<string, string>> = {
  packet: 'Packet',
  keys: 'Keys',
  state: 'State',
  files: 'Files',
  knowledge: 'Knowledge',
  log: 'Log',
  wire: 'Wire',
  'what-if': 'What if',
};
const sizes = { wide: [1440, 900], middle: [1024, 768], phone: [390, 844] } as const;
const views = ['', ...Object.keys(titles), 'packet,keys'];

for (const [size, [width, height]] of Object.entries(sizes)) {
  test.describe(size, () => {
    test.use({ viewport: { width, height } });

    // A panel beside the stage does not depend on the stage's size.
    const shown = size === 'middle' ? ['packet,keys'] : views;
    for (const panels of shown) {
      test(`the stage with ${panels || 'no panel'}`, async ({ page }) => {
        await open(page, complete(`level=message&panels=${panels}`));
        await page.keyboard.press('End');
        for (const id of panels
          .split(',')
          .filter((id) => id !== '')
          .slice(-1)) {
          const title = titles[id] ?? '';
          if (size === 'phone') await showTab(page, title);
          await expect(panel(page, title).getByRole('heading').first()).toBeVisible();
        }
        await expectAccessible(page);
      });
    }

    test('the questions that are asked', async ({ page }) => {
      await open(page);
      await page.keyboard.press('End');
      await expect(question(page)).toBeVisible();
      await expectAccessible(page);
      await open(page, '#/stage?s=password-login');
      await expect(page.getByRole('button', { name: 'Scenario: Password login' })).toBeVisible();
      await page.keyboard.press('End');
      await expect(question(page)).toBeVisible();
      await expectAccessible(page);
    });

    test('the first view', async ({ page }) => {
      await open(page);
      await expect(page.getByRole('navigation', { name: 'Where to begin' })).toBeVisible();
      await expectAccessible(page);
    });

    test('an error page', async ({ page }) => {
      await open(page, '#/stage?s=nonsense');
      await expectAccessible(page);
    });

    test('the list of keys, and a menu', async ({ page }) => {
      await open(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Scenario/ }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test('the whole page is reached by Tab, and nothing holds the focus', async ({ page }) => {
  await open(page, complete('level=message&panels=packet,state'));
  await expect(panel(page, 'State').getByRole('heading').first()).toBeVisible();
  const seen = new Set<string>();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const { activeElement: at } = document;
      return at === document.body || !at
        ? 'out'
        : (at.getAttribute('aria-label') ?? at.textContent);
    });
    if (now === 'out' || now === 'Skip to the content') break;
    seen.add(now ?? '');
  }
  expect([...seen].join(' | ')).toContain('Next');
  expect(seen.size).toBeLessThan(150);
});

test('the theme is chosen, and kept', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(headline(page)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('shows one view at a time, with the steps always in reach', async ({ page }) => {
    await open(page, complete());
    for (const title of Object.values(titles)) {
      await showTab(page, title);
      await expect(panel(page, title)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Next' })).toBeInViewport({ ratio: 1 });
    }
    await page.getByRole('button', { name: 'Stage', exact: true }).click();
    await expect(position(page)).toBeVisible();
  });

  for (const width of [320, 390]) {
    test(`has no sideways scrolling, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await open(page, complete());
      const widest = await watchWidth(page);
      for (const title of ['Stage', ...Object.values(titles)]) {
        await showTab(page, title);
        await expect(panel(page, title).getByRole('heading').first()).toBeVisible();
        await settled(page);
        expect(await widest.evaluate(({ beyond }) => beyond()), title).toBe(0);
      }
    });
  }
});

/**
 * By how many pixels the page is wider than the window, at most so far: looked at after each change, for it may be too
 * wide only until the next one.
 */
async function watchWidth(page: Page) {
  return page.evaluateHandle(() => {
    const root = document.documentElement;
    let most = 0;
    const beyond = () => (most = Math.max(most, root.scrollWidth - innerWidth));
    new MutationObserver(beyond).observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    return { beyond };
  });
}
