/** Beyond what axe can see: the keyboard, narrow and zoomed windows, the reader's own spacing, motion and colours. */
import type { Page } from '@playwright/test';
import { choose, expect, open, panel, position, showTab, test } from './app.ts';
import { readable, settled } from './readable.ts';

const RUN = '#/stage?s=known-host&level=message';

const tabs = ['Stage', 'Packet', 'Keys', 'State', 'What if'];

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test.describe('by keyboard', () => {
  for (const panels of ['packet,keys', 'state,what-if']) {
    test(`everything is reached, forwards and back, and shows the focus: ${panels}`, async ({
      page,
    }) => {
      test.slow();
      await open(page, `${RUN}&panels=${panels}`);
      for (let step = 0; step < 11; step += 1) await page.keyboard.press('ArrowRight');
      await expect(page.locator('aside h2')).toHaveCount(2);
      await settled(page);
      const all = await page.evaluate(stops);
      const forwards = await walk(page, 'Tab', all.length);
      expect(forwards.unseen, 'without a visible focus').toEqual([]);
      expect(forwards.seen.toSorted()).toEqual(all.toSorted());
      const back = await walk(page, 'Shift+Tab', all.length);
      expect(back.seen.toSorted()).toEqual(all.toSorted());
    });
  }

  test('a full-screen panel holds the focus until Escape, and gives it back', async ({ page }) => {
    await open(page, `${RUN}&panels=packet`);
    const full = page.getByRole('button', { name: /Packet.*whole|full/i });
    await full.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () =>
        document.activeElement === document.body ||
        document.activeElement?.closest('dialog') !== null,
    );
    expect(inside).toBe(true);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

/** Marks every stop of the Tab key in the page with a number, and gives these. Radio buttons of a group are one. */
function stops(): string[] {
  const found: string[] = [];
  const groups = new Set<string>();
  const selector = 'a[href], button, input, select, textarea, [tabindex]';
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility())
      continue;
    // What the State panel accepts follows the state that has the focus, and its links with it.
    if (element.matches('section[aria-label="State"] a')) continue;
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (groups.has(element.name) || !element.checked) continue;
      groups.add(element.name);
    }
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    element.dataset['stop'] = `${found.length} ${name.trim()}`;
    found.push(element.dataset['stop']);
  }
  return found;
}

/** Presses a key until the focus has left the page, or has gone around it once too often. */
async function walk(page: Page, key: string, stopCount: number) {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const seen = new Set<string>();
  const unseen = new Set<string>();
  for (let i = 0; i < stopCount + 40 && seen.size < stopCount; i += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const shown = [element, element.closest('label'), ...element.querySelectorAll('*')].some(
        (one) => {
          if (!one) return false;
          return [getComputedStyle(one), getComputedStyle(one, '::before')].some(
            ({ outlineStyle, outlineWidth }) =>
              outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5,
          );
        },
      );
      return {
        stop:
          element.dataset['stop'] ??
          (element.matches('section[aria-label="State"] a')
            ? null
            : `unmarked ${element.outerHTML.slice(0, 80)}`),
        shown,
      };
    });
    if (!at) continue;
    if (at.stop !== null) seen.add(at.stop);
    if (!at.shown) unseen.add(at.stop ?? 'a link of the State panel');
  }
  return { seen: [...seen], unseen: [...unseen] };
}

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('nothing is sideways out of reach, in any view', async ({ page }) => {
    await open(page, RUN);
    for (const title of tabs) {
      await showTab(page, title);
      if (title !== 'Stage')
        await expect(panel(page, title).getByRole('heading').first()).toBeVisible();
      for (let step = 0; step < 4; step += 1)
        await page.getByRole('button', { name: 'Next' }).click();
      expect(await sideways(page), title).toBe(0);
      const beyond = await page.evaluate(() =>
        [...document.querySelectorAll('button, a[href], input, select, textarea')]
          .filter((element) => element.checkVisibility() && !element.closest('.said'))
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            const scroller = element.closest('[role="slider"], [role="tree"]');
            return !scroller && (left < -1 || right > innerWidth + 1);
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(beyond, title).toEqual([]);
      await expect(page.getByRole('button', { name: 'Next' })).toBeInViewport({ ratio: 1 });
    }
  });
});

/** WCAG 1.4.12. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`${width} × ${height} with wide spacing`, () => {
    test.use({ viewport: { width, height }, contextOptions: { reducedMotion: 'reduce' } });

    test('no word is lost or covered', async ({ page }) => {
      await open(page, `${RUN}&panels=packet`);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }, spacing);
      if (width > 1000) await expect(page.locator('aside h2')).toHaveCount(1);
      const found: string[] = [];
      for (let step = 1; step <= 26; step += 1) {
        await expect(position(page)).toHaveText(`Step ${step} of 26`);
        if (step % 6 === 1) {
          const { clipped, overlapping } = await readable(page);
          found.push(...clipped.map((text) => `step ${step}: cut: ${text}`));
          found.push(...overlapping.map((text) => `step ${step}: overlapping: ${text}`));
        }
        await page.keyboard.press('ArrowRight');
      }
      expect(found).toEqual([]);
      expect(await sideways(page)).toBe(0);
      await expect(page.getByRole('button', { name: /^Next/ })).toBeInViewport({ ratio: 1 });
    });
  });
}

test.describe('at 200 % of 1280 × 900', () => {
  test.use({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });

  test('the steps stay in reach', async ({ page }) => {
    await open(page, RUN);
    for (const title of tabs) {
      await showTab(page, title);
      for (const name of ['Next', 'Step back', 'Play']) {
        await expect(
          page.getByRole('button', { name, exact: name !== 'Next' }),
          `${title}: ${name}`,
        ).toBeInViewport({ ratio: 1 });
      }
      expect(await sideways(page), title).toBe(0);
    }
  });
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves while stepping, scrubbing and opening a panel', async ({ page }) => {
    await open(page, RUN);
    const moving = () =>
      page.evaluate(() =>
        document
          .getAnimations()
          .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
          .map((animation) => String(animation.effect?.getComputedTiming().duration)),
      );
    for (let step = 0; step < 20; step += 1) {
      await page.keyboard.press('ArrowRight');
      expect(await moving(), `step ${step}`).toEqual([]);
    }
    await page.getByRole('slider', { name: 'Place in the run' }).focus();
    await page.keyboard.press('Home');
    expect(await moving()).toEqual([]);
    await choose(page, 'Panels', 'Keys');
    expect(await moving()).toEqual([]);
  });
});

for (const width of [1440, 1920]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 1000 } });

    test('no line of prose has more than 70 characters', async ({ page }) => {
      const long: string[] = [];
      const collect = async () => {
        await settled(page);
        long.push(...(await page.evaluate(longLines)));
      };
      await open(page, '#/stage?s=known-host&level=detail');
      for (let step = 0; step < 100; step += 1) {
        if (step % 9 === 0) await collect();
        await page.keyboard.press('ArrowRight');
      }
      for (const panels of ['packet,keys', 'state,what-if']) {
        await open(page, `${RUN}&focus=server/SSH_MSG_KEXINIT%231.cookie&panels=${panels}`);
        await expect(page.locator('aside h2')).toHaveCount(2);
        await collect();
      }
      expect([...new Set(long)]).toEqual([]);
    });
  });
}

/** Lines of paragraphs that hold whole sentences and are longer than 70 characters. */
function longLines(): string[] {
  const found: string[] = [];
  for (const paragraph of document.querySelectorAll('p')) {
    if (!paragraph.checkVisibility() || !/\S+(\s+\S+){4,}[.!?]/.test(paragraph.textContent ?? ''))
      continue;
    const lines = new Map<number, string>();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { bottom, width } = range.getBoundingClientRect();
        const line = Math.round(bottom / 8);
        if (width > 0) lines.set(line, (lines.get(line) ?? '') + (text[at] ?? ''));
      }
    }
    found.push(...[...lines.values()].filter((line) => line.trim().length > 70));
  }
  return found;
}

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('has the steps, the scrubber and the tabs in reach in every view, at every step', async ({
    page,
  }) => {
    await open(page, RUN);
    for (const title of tabs) {
      await showTab(page, title);
      for (const step of [0, 1, 2]) {
        for (const name of ['Next', 'Step back', 'Play', 'Stage', 'Packet', 'Keys']) {
          const control = page.getByRole('button', { name, exact: true });
          await expect(control, `${title}, ${step}: ${name}`).toBeInViewport({ ratio: 1 });
          const box = await control.boundingBox();
          expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
        }
        await expect(page.getByRole('slider', { name: 'Place in the run' })).toBeInViewport({
          ratio: 1,
        });
        for (let i = 0; i < 4; i += 1)
          await page.getByRole('button', { name: 'Next', exact: true }).click();
      }
      await page.keyboard.press('Home');
    }
  });

  test('shows which view is behind "More"', async ({ page }) => {
    await open(page, RUN);
    const views = page.getByRole('navigation', { name: 'Views' });
    await expect(views.getByRole('button')).toHaveText([
      /Stage/,
      /Packet/,
      /Keys/,
      /Knowledge/,
      /More/,
    ]);
    await showTab(page, 'State');
    await expect(panel(page, 'State')).toBeVisible();
    await expect(views.getByRole('button', { name: 'State, more panels' })).toHaveText('State');
    await showTab(page, 'What if');
    await expect(views.getByRole('button', { name: 'What if, more panels' })).toBeVisible();
    await showTab(page, 'Packet');
    await expect(views.getByRole('button', { name: 'More', exact: true })).toHaveText('More');
  });
});

test.describe('where the reader has colours of their own', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('words on ink stay, and secret, public and focus still differ', async ({ page }) => {
    await open(page, `${RUN}&panels=keys`);
    for (let step = 0; step < 11; step += 1) await page.keyboard.press('ArrowRight');
    const inked = [
      page.getByRole('button', { name: 'Next step' }),
      page.getByRole('region', { name: 'now' }).locator('b').first(),
      panel(page, 'Keys').getByRole('button', { name: /^K, / }).first(),
    ];
    for (const one of inked) {
      const { color, background, adjust } = await one.evaluate((element) => {
        const style = getComputedStyle(element);
        const { color, backgroundColor: background } = style;
        return { color, background, adjust: style.getPropertyValue('forced-color-adjust') };
      });
      expect(color).not.toBe(background);
      expect(adjust).toBe('none');
    }
    const face = (kind: string) =>
      page
        .locator(`main button[aria-label*="${kind}"] > span`)
        .first()
        .evaluate((tag) => {
          const { clipPath, borderTopStyle, backgroundColor } = getComputedStyle(tag);
          return {
            cut: clipPath !== 'none',
            outlined: borderTopStyle === 'solid',
            backgroundColor,
          };
        });
    const [secret, shown] = [await face(', secret of'), await face(', public, from')];
    expect(secret).toMatchObject({ cut: true, outlined: false });
    expect(shown).toMatchObject({ cut: false, outlined: true });
    expect(secret.backgroundColor).not.toBe(shown.backgroundColor);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
  });
});
