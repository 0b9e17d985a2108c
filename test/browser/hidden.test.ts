/** While a prediction is open, nothing on the page tells what comes next: lesson 4, where the client looks into known_hosts. */
import type { Page } from '@playwright/test';
import { choose, expect, open, panel, test, transcript } from './app.ts';

const panels = ['Packet', 'Keys', 'State', 'Files', 'Knowledge', 'Log', 'Wire', 'What if'];
const LAST = 'step:server-auth.client-looked-up-host-key';

/** All that can be read, seen in a tooltip or heard, but for the lesson's own words. */
async function everything(page: Page): Promise<string> {
  const said = await page.locator('body').ariaSnapshot();
  const shown = await page.evaluate(() => {
    const clone = document.body.cloneNode(true);
    if (!(clone instanceof HTMLElement)) return '';
    for (const own of clone.querySelectorAll('[data-lesson-text], script')) own.remove();
    const titles = [...clone.querySelectorAll('[title]')].map((one) => one.getAttribute('title'));
    return [clone.textContent, ...titles].join('\n');
  });
  return `${said}\n${shown}`;
}

test('nothing in the ladder, the panels, the scrubber or the search tells what comes next', async ({
  page,
}) => {
  test.slow();
  const run = transcript('first-contact');
  const last = run.steps.findIndex(({ address }) => address === LAST);
  const [before, later] = [run.steps.slice(0, last + 1), run.steps.slice(last + 1)];
  const earlier = JSON.stringify(before);
  const known = run.values.filter(({ bytes, known: by }) => {
    const times = [by.client, by.server, by.eavesdropper].filter((at) => at !== null);
    return bytes !== null && times.every((at) => at > last) && bytes.length >= 32;
  });
  const words = [...later.map(({ title }) => title), ...later.flatMap(({ log }) => log)].filter(
    // The machines' own words, in State, say what may be.
    (text) => text.length > 12 && !earlier.includes(text) && text !== 'The user is in',
  );
  expect(words.length).toBeGreaterThan(40);
  expect(known.length).toBeGreaterThan(0);

  async function expectNothing(where: string): Promise<void> {
    const all = await everything(page);
    const hex = all.replaceAll(/\s/g, '').toLowerCase();
    expect(
      words.filter((text) => all.includes(text)),
      where,
    ).toEqual([]);
    expect(
      known.filter(({ bytes }) => hex.includes((bytes ?? '').slice(-16))).map(({ label }) => label),
      where,
    ).toEqual([]);
  }

  await open(page, '#/learn/right-server');
  const rest = page.getByText('Hidden until you answer', { exact: true });
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const waits = page.getByRole('button', { name: 'Answer to go on' });
  for (let moment = 1; (await waits.count()) === 0; moment += 1) {
    expect(moment).toBeLessThan(20);
    await expect(next).toBeEnabled();
    await next.click();
    await expect(page).toHaveURL(new RegExp(`/right-server/${moment + 1}$`));
    await page.waitForFunction(() => document.querySelector('[data-now]') !== null);
    await page.waitForTimeout(500);
  }
  await expect(rest.first()).toBeVisible();
  await expect(page.getByText(/^Step \d+$/).first()).toBeVisible();
  await expect(page.getByText(/^Step \d+ of \d+$/)).toHaveCount(0);
  await expectNothing('the stage');

  for (const title of panels) {
    if (!(await panel(page, title).isVisible())) await choose(page, 'Panels', title);
    await expect(panel(page, title).getByRole('heading').first()).toBeVisible();
    await page.waitForTimeout(300);
    await expectNothing(title);
  }

  // The scrubber ends here, and does not tell how many steps follow.
  const scrubber = page.getByRole('slider', { name: 'Place in the run' });
  await scrubber.press('End');
  const now = await scrubber.getAttribute('aria-valuenow');
  await expect(scrubber).toHaveAttribute('aria-valuemax', now ?? '');
  await expect(scrubber).toHaveAttribute('aria-valuetext', /^Step \d+: /);
  await scrubber.press('ArrowRight');
  await expect(scrubber).toHaveAttribute('aria-valuenow', now ?? '');

  for (const text of ['NEWKEYS', 'signature', 'password', 'client']) {
    await page.getByRole('button', { name: /^Find/ }).click();
    await page.getByRole('combobox').fill(text);
    await expect(page.getByRole('listbox', { name: 'What was found' })).toBeVisible();
    await page.waitForTimeout(300);
    await expectNothing(`searching for ${text}`);
    await page.keyboard.press('Escape');
  }

  await page.locator('[data-now] [data-choice]').last().click();
  await page.locator('[data-now] [data-question] button[type=submit]').first().click();
  await expect(rest).toHaveCount(0);
  await expect(page.getByText(/^Step \d+ of \d+$/).first()).toBeVisible();
});
