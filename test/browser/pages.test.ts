/** The pages beside the run: each by its link, in every theme and size, and the way back. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, headline, open, position, test, transcript } from './app.ts';

const pages = {
  new: 'New to SSH',
  teach: 'I teach this',
  tls: 'I know TLS',
  logins: 'Four ways to prove who you are',
  legend: 'Legend',
} as const;
const all = Object.entries(pages);

/** Opens a page and waits for the run behind it, which its figures and the way back are made from. */
async function openPage(page: Page, path: string): Promise<void> {
  await open(page, `#/${path}`);
  await expect(page.getByRole('button', { name: /^Scenario: First contact/ })).toBeVisible();
}

for (const [path, title] of all) {
  test(`#/${path} opens with its title, which has the focus and names the tab`, async ({
    page,
  }) => {
    await openPage(page, path);
    await expect(headline(page)).toHaveText(title);
    await expect(headline(page)).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^${title} `));
    await page.reload();
    await expect(headline(page)).toHaveText(title);
    await page.getByRole('link', { name: 'Back to the stage' }).click();
    await expect(position(page)).toHaveText(/^Step 1 /);
    await expect(page).toHaveTitle('sshow: how SSH works');
  });

  test(`#/${path} is accessible`, async ({ page }) => {
    await openPage(page, path);
    await expectAccessible(page);
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'projector'));
    await expectAccessible(page);
  });

  test(`#/${path} fits a screen of 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openPage(page, path);
    for (const of of [page.locator('html'), page.getByRole('main')]) {
      expect(await of.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    }
    await expectAccessible(page);
  });

  test(`#/${path} is printed whole, without what is around it, in light colours`, async ({
    page,
  }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(`./#/${path}`);
    await expect(headline(page)).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('link', { name: 'Back to the stage' })).toBeHidden();
    const { ink, cut } = await page.evaluate(() => {
      const main = document.querySelector('main');
      return {
        ink: getComputedStyle(document.documentElement).color,
        cut: main ? main.scrollHeight - main.clientHeight : NaN,
      };
    });
    expect(ink).toBe('rgb(18, 22, 27)');
    expect(cut).toBe(0);
  });
}

test('a page stands in front of the run, which is as it was when one comes back', async ({
  page,
}) => {
  await open(page, '#/stage?s=known-host&level=message');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('step=');
  const before = page.url();
  await page.evaluate(() => (location.hash = '#/legend'));
  await expect(headline(page)).toHaveText('Legend');
  await page.keyboard.press('ArrowRight'); // the steps' keys are the page's here
  await page.keyboard.press('End');
  await page.getByRole('link', { name: 'I know TLS' }).click();
  await expect(headline(page)).toHaveText('I know TLS');
  await page.getByRole('link', { name: 'Back to the stage' }).click();
  await expect(position(page)).toHaveText(/^Step 2 /);
  await expect.poll(() => page.url()).toBe(before);
  await page.goBack();
  await expect(headline(page)).toHaveText('I know TLS');
  await page.goBack();
  await expect(headline(page)).toHaveText('Legend');
  await page.goForward();
  await expect(headline(page)).toHaveText('I know TLS');
});

test('another run that is chosen on a page takes its place, and Back leads to the page', async ({
  page,
}) => {
  await openPage(page, 'legend');
  await page.getByRole('button', { name: /^Scenario/ }).click();
  await page.getByRole('menuitemradio', { name: /^Known host/ }).click();
  await expect(position(page)).toHaveText(/^Step 1 /);
  await expect.poll(() => new URL(page.url()).hash).toBe('#/stage?s=known-host');
  await page.goBack();
  await expect(headline(page)).toHaveText('Legend');
});

test('an unknown page names those that there are', async ({ page }) => {
  await open(page, '#/nowhere');
  for (const [path] of all) await expect(page.getByRole('main')).toContainText(`#/${path}`);
});

for (const path of ['new', 'tls'] as const) {
  test(`the answers of #/${path} lead to the steps that give them`, async ({ page }) => {
    test.slow(); // two transcripts are printed, and every link is followed
    await openPage(page, path);
    const links = page.getByRole('main').locator('a[href^="#/stage?"][href*="step="]');
    const hashes = await links.evaluateAll((found) => found.map((a) => a.getAttribute('href')));
    expect(hashes.length).toBeGreaterThanOrEqual(6);
    for (const hash of hashes) {
      const given = new URLSearchParams(hash?.slice(hash.indexOf('?')));
      const { steps } = transcript(given.get('s') ?? undefined);
      const step = steps.find(({ address }) => address === `step:${given.get('step')}`);
      await page.goto(`./${hash}`);
      // The command line answers what the app asks: there the question is no step.
      const asked = given.get('step')?.endsWith('.client-asked-host-key');
      const title = asked ? /^Is this key really the server’s\?/ : 'no such step';
      await expect(headline(page)).toHaveText(step?.title ?? title);
    }
  });
}

test('a teacher finds every run, and copies the code for embedding', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, 'teach');
  await page.getByRole('button', { name: 'Copy the code for embedding' }).click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain(`<iframe src="${new URL(page.url()).origin}/#/embed?s=known-host`);
  await expect(page.getByRole('link', { name: 'Present: Megabytes' })).toHaveAttribute(
    'href',
    '#/stage?s=bulk&present=1',
  );
  await page.getByRole('link', { name: 'Password login', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Scenario: Password login/ })).toBeVisible();
});

test('the legend draws the values of the run that is open', async ({ page }) => {
  await open(page, '#/stage?s=classic-dh');
  await expect(position(page)).toBeVisible();
  await page.evaluate(() => (location.hash = '#/legend'));
  const symbols = page.getByRole('table');
  // A print is drawn for what the run has: e here, and no Q_C.
  const prints = (name: string) =>
    symbols.getByRole('row', { name }).locator('svg[viewBox="0 0 17 8"]');
  await expect(prints('client’s public number')).toHaveCount(1);
  await expect(prints('client’s ephemeral public key')).toHaveCount(0);
});

test('the legend on a run of TLS lists what such runs have, with the bars of this one', async ({
  page,
}) => {
  await open(page, '#/stage?s=tls-first-contact');
  await expect(position(page)).toBeVisible();
  await page.evaluate(() => (location.hash = '#/legend'));
  const symbols = page.getByRole('table');
  const row = (name: string) => symbols.getByRole('row', { name });
  const prints = (name: string) => row(name).locator('svg[viewBox="0 0 17 8"]');
  await expect(prints('master secret The last')).toHaveCount(1);
  await expect(prints('handshake traffic secrets From')).toHaveCount(2);
  // From zeros: here no secret, so without the cut corners and the shape of the other end.
  await expect(row('early secret From the PSK').locator('th svg')).toHaveCount(2);
  // This run has no ticket of an earlier one.
  await expect(prints('PSK binder')).toHaveCount(0);
  await expect(row('PSK binder').getByRole('link', { name: 'RFC 8446 §4.2.11.2' })).toBeVisible();
  await expect(row('KEXINIT')).toHaveCount(0);
  await expect(page.getByRole('main')).not.toContainText('ssh');
  // The row of a field and its bytes are those of this run's first message.
  await expect(
    page.getByRole('main').getByText('ClientHello', { exact: true }).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'projector'));
  await expectAccessible(page);
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  await page.setViewportSize({ width: 320, height: 720 });
  const overlapping = await symbols
    .getByRole('rowheader')
    .evaluateAll((cells) => cells.filter((th) => th.scrollWidth > th.clientWidth).length);
  expect(overlapping).toBe(0);
});
