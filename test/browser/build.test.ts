/** What a plain file server delivers: nothing inline, nothing foreign, and within the budget. */
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { limits, measure } from '../../scripts/budget.mjs';

test('the page works from any folder and keeps to its content security policy', async ({
  page,
  baseURL,
}) => {
  const folder = `${baseURL}some/folder/`;
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(folder)) foreign.push(request.url());
  });
  await page.route(`${folder}**`, async (route) => {
    const url = route.request().url().replace(folder, String(baseURL));
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await page.goto(folder);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1);
  expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
});

test('the scripts that are fetched before the first run shows are within the budget', async ({
  page,
  baseURL,
}) => {
  const fetched: { file: string; at: number; size: Promise<number> }[] = [];
  page.context().on('response', (response) => {
    const file = response.url().replace(String(baseURL), '');
    if (!file.endsWith('.js')) return;
    const size = response.body().then((body) => gzipSync(body).length / 1000);
    fetched.push({ file, at: response.request().timing().startTime, size });
  });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('h1')) return;
      observer.disconnect();
      document.documentElement.dataset['shown'] = String(Date.now());
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const shown = Number(await page.locator('html').getAttribute('data-shown'));
  const before = fetched.filter(({ at }) => at <= shown);
  // What the build says will be fetched is fetched; what comes on top counts as well.
  expect(before.map(({ file }) => file)).toEqual(
    expect.arrayContaining(Object.keys(measure('dist').sizes)),
  );
  const sizes = await Promise.all(before.map(({ size }) => size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(limits.all);
});
