/** Runs of TLS in the app: the same stage, walked by the same keys. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../../scripts/budget.mjs';
import { levels } from '../../src/world/transcript.ts';
import {
  choose,
  expect,
  expectAccessible,
  headline,
  levelKeys,
  open,
  panel,
  position,
  stepsAt,
  test,
  transcript,
} from './app.ts';

for (const level of levels) {
  test(`the keys walk a first contact to its end, ${level}`, async ({ page }) => {
    const steps = stepsAt(transcript('tls-first-contact'), level);
    await open(page, '#/stage?s=tls-first-contact');
    await page.keyboard.press(levelKeys[level]);
    await page.keyboard.press('Home');
    for (const [at, step] of steps.entries()) {
      await expect(position(page)).toHaveText(`Step ${at + 1} of ${steps.length}`);
      await expect(headline(page)).toHaveText(step.title);
      await page.keyboard.press('ArrowRight');
    }
  });
}

test('every record stands on the ladder, with its size, and in the clear or encrypted', async ({
  page,
}) => {
  const { frames } = transcript('tls-first-contact');
  await open(page, '#/stage?s=tls-first-contact&level=detail');
  await page.keyboard.press('End');
  const ladder = page.getByRole('list', { name: 'Frames on the wire' });
  const last = frames.at(-1);
  const bytes = (last?.layers[0]?.bytes.length ?? 0) / 2;
  await expect(ladder.getByRole('listitem').last()).toContainText(`${bytes} B`);
  await expect(ladder.getByRole('listitem').last()).toContainText('encrypted');
  await page.keyboard.press('Home');
  await expect(ladder.getByText('ClientHello').first()).toBeVisible();
});

test('nothing of TLS is fetched before a run of it is asked for', () => {
  const first = Object.keys(measure('dist').sizes);
  expect(first.length).toBeGreaterThan(1);
  const found = first.filter((file) =>
    /TLS_AES_128|ClientHello|tls-negotiated/.test(readFileSync(join('dist', file), 'utf8')),
  );
  expect(found).toEqual([]);
});

test('the menu has a group of TLS, out of which a scenario is chosen', async ({ page }) => {
  await open(page);
  await choose(page, /^Scenario: First contact/, 'TLS, both show a certificate');
  const steps = stepsAt(transcript('tls-mutual'), 'overview');
  await expect(headline(page)).toHaveText(steps[0]?.title ?? '');
  await expect(page).toHaveURL(/s=tls-mutual/);
});

test('a certificate opens down to the bits of its fields', async ({ page }) => {
  const { frames } = transcript('tls-first-contact');
  const frame = frames.find(({ message }) => message === 'Certificate');
  expect(frame).toBeDefined();
  await open(
    page,
    `#/stage?s=tls-first-contact&level=message&panels=packet&focus=${frame?.address}@certificate.tbsCertificate.validity.notAfter`,
  );
  const packet = panel(page, 'Packet');
  await expect(packet.getByRole('radio', { name: 'Certificate', exact: true })).toBeChecked();
  await expect(packet.getByRole('treeitem', { name: /^notAfter/ })).toBeVisible();
  await packet.getByRole('radio', { name: 'Certificate 2' }).check();
  await expect(packet.getByRole('radio', { name: 'Certificate 2' })).toBeChecked();
  await expect(packet.getByRole('treeitem', { name: /^tbsCertificate/ })).toBeVisible();
});

test('who listens has the name of the server, and no secret', async ({ page }) => {
  await open(page, '#/stage?s=tls-first-contact&panels=knowledge');
  await page.keyboard.press('End');
  const table = panel(page, 'Knowledge').getByRole('grid');
  await expect(table.getByRole('button', { name: /^Eavesdropper: name, .*, read$/ })).toBeVisible();
  await expect(
    table.getByRole('button', { name: /^Eavesdropper: K, .*, never seen$/ }),
  ).toBeVisible();
});

test('a refused certificate says why, and with which alert', async ({ page }) => {
  const { outcome } = transcript('tls-wrong-name');
  await open(page, '#/stage?s=tls-wrong-name');
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText('The client says why it stops');
  await expect(page.getByText('Alert, bad_certificate, 24 B')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(outcome.fault?.message ?? '').first()).toBeVisible();
  await expect(page.getByText('alert bad_certificate')).toBeVisible();
  await expect(page.getByText('refused').first()).toBeVisible();
});

test('where nothing is checked, the attacker has the password', async ({ page }) => {
  await open(page, '#/stage?s=tls-unchecked&panels=knowledge');
  await page.keyboard.press('End');
  const table = panel(page, 'Knowledge').getByRole('grid');
  await expect(table.getByRole('button', { name: /^Attacker: pw, .*/ })).toBeVisible();
  await expect(table.getByRole('button', { name: /^Attacker: pw, .*, never seen$/ })).toHaveCount(
    0,
  );
});

test('the search finds fields of TLS, and goes there', async ({ page }) => {
  await open(page, '#/stage?s=tls-first-contact&level=message');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Find' });
  await dialog.getByRole('combobox').fill('subjectAltName');
  await expect(dialog.getByRole('option').first()).toBeVisible();
});

for (const [name, size] of [
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`axe finds nothing in a TLS run, ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, '#/stage?s=tls-first-contact&level=message');
    await expectAccessible(page);
    await page.keyboard.press('End');
    await expectAccessible(page);
  });
}
