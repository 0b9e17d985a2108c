/** The panels beside the stage, and the stage without anything around it. */
import {
  choose,
  complete,
  expect,
  headline,
  open,
  panel,
  position,
  stepsAt,
  test,
  transcript,
} from './app.ts';

const border = 'Border between the stage and the panels';

test('panels open and close from the menu, two at most, and are in the link', async ({ page }) => {
  await open(page, complete());
  for (const title of ['Packet', 'Keys', 'State']) await choose(page, 'Panels', title);
  await expect(panel(page, 'Packet')).toBeHidden();
  await expect(panel(page, 'Keys')).toBeVisible();
  await expect(panel(page, 'State')).toBeVisible();
  await expect.poll(() => page.url()).toContain('panels=keys,state');
  await page.getByRole('button', { name: 'Close the Keys panel' }).click();
  await expect(panel(page, 'Keys')).toBeHidden();
  await choose(page, 'Another panel instead of State', 'Packet');
  await expect(panel(page, 'Packet')).toBeVisible();
  await expect(panel(page, 'State')).toBeHidden();
});

test('the border moves by keys and by dragging; the arrangement is kept, and is in the link', async ({
  page,
}) => {
  await open(page, complete('panels=keys'));
  const separator = page.getByRole('separator', { name: border });
  const width = async () => (await panel(page, 'Keys').boundingBox())?.width ?? 0;
  const before = await width();
  await separator.focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBeLessThan(before);
  await expect.poll(() => page.url()).toContain('split=');
  const box = await separator.boundingBox();
  if (!box) throw new Error('the border has no place');
  await page.mouse.move(box.x, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x - 300, box.y + 200, { steps: 5 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(before + 60);
  const kept = await width();
  await page.waitForTimeout(400); // the address follows when the border rests
  await page.goto('about:blank');
  await open(page, complete('panels=keys'));
  await expect.poll(async () => Math.abs((await width()) - kept)).toBeLessThan(20);
});

test('opening a panel leaves the focus where it was', async ({ page }) => {
  await open(page, complete('level=message&step=negotiate.client-negotiated'));
  const frames = page.getByRole('list', { name: 'Frames on the wire' }).getByRole('button');
  const frame = frames.filter({ hasText: 'SSH_MSG_KEXINIT' }).nth(1);
  await frame.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Packet')).toBeVisible();
  await expect(frame).toBeFocused();
});

test('a panel shows alone over the whole page, and Escape gives it back', async ({ page }) => {
  await open(page, complete('panels=keys&step=close.client-goodbye'));
  await page.getByRole('button', { name: 'Show Keys full-screen' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(panel(page, 'Keys')).toBeVisible();
});

test('presenting leaves the run and the way out, in the projector theme', async ({ page }) => {
  await open(page, complete());
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect.poll(() => page.url()).toContain('present=1');
  await page.keyboard.press('ArrowRight');
  await expect(position(page)).toHaveText(/^Step 2 /);
  await page.getByRole('button', { name: 'Stop presenting' }).click();
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'projector');
});

test('embedded, only the stage shows, from one step to another', async ({ page }) => {
  const steps = stepsAt(transcript(), 'overview');
  const [, from, , to] = steps;
  const name = (step: typeof from) => step?.address.replace('step:', '').replace('#', '%23');
  await open(page, `#/embed?s=known-host&from=${name(from)}&to=${name(to)}`);
  await expect(headline(page)).toHaveText(from?.title ?? '');
  await expect(position(page)).toHaveText('Step 1 of 3');
  await expect(page.getByRole('banner')).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText(to?.title ?? '');
  await page.keyboard.press('ArrowRight');
  await expect(headline(page)).toHaveText(to?.title ?? '');
  await expect(page.getByRole('link', { name: 'Open in sshow' })).toHaveAttribute(
    'href',
    /#\/stage/,
  );
});

test('the code to embed leads to what shows', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, complete('level=message'));
  await page.keyboard.press('ArrowRight');
  await choose(page, 'Share', 'Copy the code');
  await expect(page.getByRole('status').filter({ hasText: 'Code copied' })).toBeAttached();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const src = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const title = await headline(page).innerText();
  await page.goto(src);
  await expect(headline(page)).toHaveText(title);
});
