/** What real peers send over TLS is explained to the last byte, inside encrypted records and certificates too. */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chromium as playwright } from 'playwright';
import { describe, expect, test } from 'vitest';

import { leaves, UNPARSED, type Field } from '../../src/codec/field.ts';
import { isTlsContext } from '../../src/protocol/tls/contexts.ts';
import { explainRecord } from '../../src/protocol/tls/explain.ts';
import type { FrameRecord } from '../../src/world/recorder.ts';
import { chromium } from '../peers.ts';
import { flawIn, remarksIn } from '../unit/support/tree.ts';
import { gnutlsClient, startGnutls } from './peers/gnutls.ts';
import { nodeClient, startNode } from './peers/node-tls.ts';
import { opensslClient, startOpenssl } from './peers/openssl-tls.ts';
import { temporaryFolder } from './peers/place.ts';
import { describeWith, shared } from './suite.ts';
import { startEngine, visit } from './tls-ends.ts';
import { makePlace } from './tls-place.ts';

/** A code point without a name. */
const isNameless = ({ value }: Field): boolean => /^0x[0-9a-f]{4}$/.test(String(value));

/** What is wrong with how a record is explained, each with its address. */
function complaints({ address, wire, packet, context }: FrameRecord): string[] {
  if (!isTlsContext(context)) return [`${address} is of another protocol`];
  return explainRecord({ wire, packet, context }).flatMap(({ name, bytes, fields }) => {
    const all = leaves(fields);
    const unread = all.filter((field) => field.name === UNPARSED).map(({ means }) => means);
    const nameless = all.filter(isNameless).map((field) => `${field.name} ${field.value}`);
    const found = [flawIn(fields, bytes.length), ...unread, ...nameless, ...remarksIn(fields)];
    return found.flatMap((one) => (one === null ? [] : [`${address}, ${name}: ${String(one)}`]));
  });
}

function expectExplained(frames: readonly FrameRecord[] | undefined): void {
  expect(frames?.flatMap(complaints)).toEqual([]);
  const names = frames?.map(({ message }) => message).join(', ');
  for (const name of ['ClientHello', 'Certificate', 'Finished', 'ApplicationData'])
    expect(names).toContain(name);
}

const servers = [
  ['openssl', startOpenssl],
  ['gnutls', startGnutls],
  ['node', startNode],
] as const;
const clients = [
  ['openssl', opensslClient],
  ['gnutls', gnutlsClient],
  ['node', nodeClient],
] as const;

describeWith(['openssl', 'gnutls'], 'every byte', () => {
  const place = shared(makePlace, (made) => made.remove());
  const authority = (): string => place().root.certificate;

  describe.each(servers)('of %s as a server', (_peer, start) => {
    test.each(['p-256', 'ed25519', 'rsa'] as const)('with a key of %s', async (kind) => {
      const server = await start({ certified: place().servers[kind] });
      const { frames, fault } = await visit({ port: server.port, authority: authority() });
      await server.stop();
      expect(fault).toBeNull();
      expectExplained(frames);
    });
  });

  describe.each(clients)('of %s as a client', (_peer, ask) => {
    test('that shows a certificate', async () => {
      const trusted = readFileSync(authority(), 'utf8');
      const own = { client_certificates: 'required', trusted };
      const server = await startEngine(place().server.below, own);
      const certified = place().client.rsa;
      const asked = await ask({ port: server.port, authority: authority(), certified });
      await server.stop();
      expect(asked, asked.told).toMatchObject({ ok: true });
      expect(server.ended).toEqual([{ fault: null, resumed: false }]);
      expectExplained(server.frames[0]);
      const names = server.frames[0]?.map(({ from, message }) => `${from} ${message}`);
      expect(names).toContain('client Certificate');
    });
  });

  describeWith(['chromium'], 'of Chromium', () => {
    const installed = chromium();

    test('that shows a page', async () => {
      const server = await startEngine(place().servers['p-256']);
      const { publicKey } = new X509Certificate(readFileSync(place().servers['p-256'].certificate));
      const spki = publicKey.export({ type: 'spki', format: 'der' });
      const key = createHash('sha256').update(spki).digest('base64');
      const browser = await playwright.launchPersistentContext(temporaryFolder().path, {
        ...(installed ? { executablePath: installed } : {}),
        args: [
          ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
          `--ignore-certificate-errors-spki-list=${key}`,
        ],
      });
      try {
        const page = await browser.newPage();
        await page.goto(`https://localhost:${server.port}/`);
        expect(await page.getByRole('heading').textContent()).toBe('It works');
      } finally {
        await browser.close();
      }
      await server.stop();
      const whole = server.frames.filter((frames) =>
        frames.some(({ message }) => message === 'ApplicationData'),
      );
      expect(whole.length).toBeGreaterThan(0);
      for (const frames of whole) expectExplained(frames);
    });
  });
});
