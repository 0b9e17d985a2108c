/** Without a network: lessons go on, the page opens again, and two builds are never mixed. */
import type { Page } from '@playwright/test';
import { expect, headline, panel, test } from './app.ts';
import { serveCopy, type Served } from './built-copies.ts';
import { controls } from './lesson-hands.ts';

let served: Served | null = null;

test.use({
  serviceWorkers: 'allow',
  // The rule wants a pattern, even an empty one.
  // oxlint-disable-next-line no-empty-pattern -- the runner asks for a pattern here
  baseURL: async ({}, use) => {
    served = await serveCopy();
    await use(served.url);
    await served.stop();
  },
});

/** Opens a lesson without loading the page anew, and reads on. */
async function read(page: Page, slug: string, title: string | RegExp): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/learn/${slug}/1`);
  await expect(headline(page)).toHaveText(title);
  const next = controls(page).getByRole('button', { name: 'Next', exact: true });
  await next.click();
  await expect.poll(() => page.url()).toContain(`#/learn/${slug}/2`);
}

test('all of it is kept while a page is open, and needs no server from then on', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const sign = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
  await page.goto('./#/learn');
  await expect(sign('Works without a network')).toBeVisible({ timeout: 60_000 });

  // Another build comes. What is open goes on with its own files, which the server has no more.
  served?.replace();
  await read(page, 'right-server', 'Is this the right server?');
  const other = await context.newPage();
  await other.goto('./#/learn/one-hash/1');
  await expect(headline(other)).toHaveText('One hash to bind it all');
  const scripts = await other.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1) ?? ''),
  );
  const own = scripts.filter((name) => name.endsWith('.js'));
  expect(own.length).toBeGreaterThan(4);
  expect(own.filter((name) => !name.startsWith('next-'))).toEqual([]);
  await other.evaluate(() => (location.hash = '#/learn'));
  await expect(other.getByText('Works without a network')).toBeVisible({ timeout: 60_000 });
  await other.close();

  await context.setOffline(true);
  await expect(sign('No network: everything goes on')).toBeVisible();
  await read(page, 'ssh-beside-tls', 'SSH beside TLS');
  await read(page, 'six-keys', 'From one secret to six keys');
  await page.evaluate(
    () => (location.hash = '#/stage?s=six-keys&step=keys.client-keys-in&panels=packet,knowledge'),
  );
  await expect(panel(page, 'Knowledge').getByRole('heading').first()).toBeVisible();
  await expect(panel(page, 'Packet').getByRole('treeitem').first()).toBeVisible();

  // It opens without a network, too: as the build that is kept whole.
  await page.evaluate(() => (location.hash = '#/learn/right-server/2'));
  await expect(headline(page)).toHaveText('Is this the right server?');
  await page.reload();
  await expect(headline(page)).toHaveText('Is this the right server?');
  await expect(page).toHaveURL(/#\/learn\/right-server\/2$/);
  await page.evaluate(() => (location.hash = '#/learn/tunnel'));
  await expect(headline(page)).toHaveText('The tunnel at work');
  // Whether the browser tells a page that was opened anew of the cut, the test's own switch does not say.
  await expect(sign(/^(Works without a network|No network: everything goes on)$/)).toBeVisible();
});
