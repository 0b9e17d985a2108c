import { launch } from 'puppeteer-core';
import { expect, inject, test } from 'vitest';
import { firefox } from '../peers.ts';
import './serve.ts';

const executablePath = firefox();

test.skipIf(executablePath === null)('the app opens in Firefox without an error', async () => {
  const browser = await launch({
    browser: 'firefox',
    executablePath: executablePath ?? '',
    headless: true,
  });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error') errors.push(line.text());
    });
    await page.goto(inject('url'));
    await page.waitForSelector('h1');
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
