/** The address of the page. */
import { choose, expect, headline, open, position, test, transcript } from './app.ts';

test('a step has an address', async ({ page }) => {
  const step = transcript().steps.find(
    ({ level, kind }) => level === 'overview' && kind !== 'send',
  );
  const address = step?.address.replace('step:', '').replace('#', '%23') ?? '';
  await open(page, `#/stage?s=known-host&step=${address}`);
  await expect(headline(page)).toHaveText(step?.title ?? '');
});

test('stepping changes the address and leaves the history alone', async ({ page }) => {
  await open(page);
  const before = await page.evaluate(() => history.length);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => new URL(page.url()).hash).toContain('step=');
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('back and forward go from scenario to scenario', async ({ page }) => {
  await open(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('step=');
  await choose(page, /^Scenario/, 'Wrong password');
  await expect.poll(() => page.url()).toContain('s=wrong-password');
  await expect(page.getByRole('button', { name: /^Scenario: Wrong password/i })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Scenario: First contact/i })).toBeVisible();
  await expect(position(page)).toHaveText(/^Step 2 /);
  await page.goForward();
  await expect(page.getByRole('button', { name: /^Scenario: Wrong password/i })).toBeVisible();
});

test('an address that is typed in is followed', async ({ page }) => {
  await open(page);
  await page.evaluate(() => (location.hash = '#/stage?s=known-host'));
  await expect(page.getByRole('button', { name: /^Scenario: Known host/i })).toBeVisible();
});

for (const [hash, says, where] of [
  ['#/stage?s=nonsense', 'There is no such scenario', 's=nonsense'],
  ['#/nowhere', 'There is no such page', '#/nowhere'],
  ['#/stage?scenario=AAAA', 'cannot be read', 'scenario'],
  ['#/stage?scenario=%3Cscript%3E', 'cannot be read', 'scenario'],
  ['#/stage?opened=12345678', 'another computer', 'opened'],
  ['#/stage?with=AAAA', 'cannot be read', 'with'],
  ['#/stage?with=~12345678', 'another computer', 'with'],
] as const) {
  test(`${hash} says what is wrong and offers the default run`, async ({ page }) => {
    await open(page, hash);
    await expect(headline(page)).toContainText(says);
    await expect(page.getByRole('main')).toContainText(where);
    expect(new URL(page.url()).hash).toBe(hash);
    await page.getByRole('button', { name: 'Open the default run' }).click();
    await expect(position(page)).toHaveText(/^Step 1 /);
    await expect.poll(() => new URL(page.url()).hash).toBe('#/stage');
    await page.goBack();
    await expect(headline(page)).toContainText(says);
  });
}

test('what a link names and the run does not have is said, and the run opens', async ({ page }) => {
  await open(page, '#/stage?step=nowhere&focus=client/SSH_MSG_NONE%231.x&panels=foo&split=1,2');
  await expect(position(page)).toHaveText(/^Step 1 /);
  const notice = page.getByRole('status').filter({ hasText: 'nowhere' });
  await expect(notice).toContainText('step=nowhere');
  await expect(notice).toContainText('focus=client/SSH_MSG_NONE#1.x');
  await expect(notice).toContainText('panels=foo');
  await expect(notice).toContainText('split=1,2');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
});
