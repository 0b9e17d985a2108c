/** What ssh-keygen and ssh-keyscan print about the files and the server of a run. */
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  open,
  panel,
  question,
  showTab,
  test,
  transcript,
} from './app.ts';

const files = (page: Page) => panel(page, 'Files');
const tool = (page: Page, name: RegExp) => files(page).getByRole('radio', { name });
const use = (page: Page, name: RegExp) => tool(page, name).check({ force: true });
const terminal = (page: Page, command: string | RegExp) =>
  files(page).getByRole('figure', { name: command });

/** The fingerprints that the two ways give: from the network, and from the server's own files. */
async function fingerprints(page: Page) {
  const network = terminal(page, /ssh-keygen -lf -$/);
  const own = terminal(page, /^ssh-keygen -lf ssh_host/);
  await expect(network).toContainText('SHA256:');
  const of = async (at: typeof own) => /SHA256:\S+/.exec(await at.innerText())?.[0];
  return { network: await of(network), own: await of(own) };
}

test('-R and -H show what they print and the file that they leave, and both are copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#/stage?s=known-host&level=detail&panels=files');
  await use(page, /^-R: /);
  const removing = terminal(page, 'ssh-keygen -R server.example');
  await expect(removing).toContainText('# Host server.example found: line 1');
  await expect(removing).toContainText('/home/alice/.ssh/known_hosts updated.');
  const left = files(page).getByRole('list', { name: 'Lines of ~/.ssh/known_hosts afterwards' });
  await expect(left.getByRole('listitem')).toContainText('removed');
  await removing.getByRole('button', { name: 'Copy the command' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toBe('ssh-keygen -R server.example');

  await use(page, /^-H: /);
  await expect(terminal(page, 'ssh-keygen -H')).toContainText('contains unhashed entries');
  await expect(left.getByRole('listitem').filter({ hasText: 'added' })).toContainText('|1|');
  await left.getByRole('button', { name: /^salt: / }).click();
  await expect(files(page).getByText(/^salt line 1\./)).toBeVisible();

  await use(page, /^-F: /);
  const finding = terminal(page, 'ssh-keygen -F server.example');
  await finding.getByRole('button', { name: 'Copy the output' }).click();
  const known = transcript('known-host').steps.flatMap((step) => step.files)[0]?.text;
  expect(await copied()).toBe(`# Host server.example found: line 1 \n${known}`);
});

test('the question about an unknown key leads to where a true fingerprint comes from', async ({
  page,
}) => {
  await open(page, '#/stage?s=first-contact');
  await page.keyboard.press('End');
  await question(page)
    .getByRole('button', { name: /true fingerprint/ })
    .click();
  await expect(tool(page, /ssh-keyscan/)).toBeChecked();
  const { network, own } = await fingerprints(page);
  expect(network).toBeDefined();
  expect(own).toBe(network);
  await expect(files(page)).toContainText('Here both show the same');
  await expect(files(page)).toContainText('Trust the console.');
  await expectAccessible(page);
});

test('with somebody on the wire ssh-keyscan shows their key, and the console the true one', async ({
  page,
}) => {
  await open(page, '#/stage?s=intercepted-key&panels=files');
  await use(page, /ssh-keyscan/);
  const { network, own } = await fingerprints(page);
  const keys = transcript('intercepted-key').values.filter(({ symbol }) => symbol === 'K_S');
  expect(keys.map(({ owner }) => owner).toSorted()).toEqual(['attacker', 'server']);
  expect(own).not.toBe(network);
  await expect(files(page)).toContainText('Here they differ');
  await expect(terminal(page, /^ssh-keyscan server.example$/)).toContainText(
    '# server.example:22 SSH-2.0-OpenSSH_9.2p1\n',
  );
});

test('a file that a step touches comes up again in place of a tool', async ({ page }) => {
  await open(page, '#/stage?s=known-host&level=detail&panels=files');
  await use(page, /ssh-keygen -l:/);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('End');
  await expect(files(page).getByRole('radio', { name: /authorized_keys/ })).toBeChecked();
});

for (const [size, width] of [
  ['wide', 1440],
  ['narrow', 320],
] as const) {
  test.describe(size, () => {
    test.use({ viewport: { width, height: 900 } });

    test('axe finds nothing in the tools, and nothing scrolls sideways', async ({ page }) => {
      await open(page, '#/stage?s=known-host&level=message&panels=files');
      if (size === 'narrow') await showTab(page, 'Files');
      for (const name of [/ssh-keyscan/, /^-H/]) {
        await use(page, name);
        await expect(files(page).getByRole('figure').first()).toBeVisible();
        await expectAccessible(page);
        expect(await files(page).evaluate((at) => at.scrollWidth - at.clientWidth)).toBe(0);
      }
    });
  });
}
