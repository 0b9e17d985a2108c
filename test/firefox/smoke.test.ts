import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { firefox } from '../peers.ts';
import './serve.ts';

const executablePath = firefox();

describe.skipIf(executablePath === null)('in Firefox', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    const options = { browser: 'firefox', headless: true } as const;
    browser = await launch({ ...options, executablePath: executablePath ?? '' });
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    errors = [];
    page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error') errors.push(line.text());
    });
  });

  afterEach(async () => {
    await page.close();
    expect(errors).toEqual([]);
  });

  async function open(hash = ''): Promise<void> {
    await page.goto(`${inject('url')}${hash}`);
    await page.waitForSelector('h1');
  }

  function main(): Promise<string> {
    return page.$eval('main', (element) => element.textContent);
  }

  test('the keys walk to the end and back', async () => {
    await open('#/stage?s=known-host');
    const [, count] = /Step 1 of (\d+)/.exec(await main()) ?? [];
    expect(Number(count)).toBeGreaterThan(4);
    for (let step = 2; step <= Number(count); step += 1) {
      await page.keyboard.press('ArrowRight');
      expect(await main()).toContain(`Step ${step} of ${count}`);
    }
    await page.keyboard.press('Home');
    expect(await main()).toContain(`Step 1 of ${count}`);
  });

  test('a link leads to a step and a byte, and a byte that is pointed at is named', async () => {
    await open('#/stage?level=message&focus=client/SSH_MSG_KEXINIT%231.cookie&panels=packet');
    const bytes = await page.waitForSelector('[role=slider][aria-label="Bytes of the message"]');
    expect(await bytes?.evaluate((element) => element.ariaValueText)).toContain('cookie');
    await (await page.waitForSelector('[data-at="0"]'))?.hover();
    await page.waitForFunction(() =>
      document.querySelector('section[aria-label=Packet]')?.textContent.includes('byte 0'),
    );
  });

  test('a file opens, and a bad link says what is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sshow-firefox-'));
    try {
      const file = join(folder, 'bob.json');
      writeFileSync(file, JSON.stringify({ client: { user: 'bob' } }));
      await open();
      const input = await page.waitForSelector('input[type=file]');
      await (await input?.toElement('input'))?.uploadFile(file);
      await page.waitForSelector('button[aria-label="Scenario: bob.json"]');
    } finally {
      rmSync(folder, { recursive: true });
    }
    await open('#/stage?s=nonsense');
    await page.waitForFunction(() =>
      document.querySelector('h1')?.textContent.includes('There is no such scenario'),
    );
  });
});
