/** The TLS clients of others against `sshow serve --protocol tls`. */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { chromium as playwright } from 'playwright';
import { describe, expect, test } from 'vitest';

import { chromium } from '../peers.ts';
import { gnutlsClient } from './peers/gnutls.ts';
import { nodeClient } from './peers/node-tls.ts';
import { opensslClient } from './peers/openssl-tls.ts';
import { temporaryFolder } from './peers/place.ts';
import { must, program } from './peers/process.ts';
import { allChoices, ASK, kindOf, type TlsClientOptions, type Visit } from './peers/tls-peer.ts';
import { startServe, type Serving } from './sshow.ts';
import { describeWith, shared, type Need } from './suite.ts';
import { makePlace, type Place } from './tls-place.ts';

const clients: readonly (readonly [
  name: Need | 'node',
  ask: (options: TlsClientOptions) => Promise<Visit>,
])[] = [
  ['openssl', opensslClient],
  ['gnutls', gnutlsClient],
  ['node', nodeClient],
];

function startTls(
  { certificate, key }: { readonly certificate: string; readonly key: string },
  args: readonly string[] = [],
): Promise<Serving> {
  return startServe(['--protocol', 'tls', '--cert', certificate, '--key', key, ...args]);
}

const stop = (serving: Serving) => serving.process.stop();

function expectPage(visit: Visit): void {
  expect(visit, visit.told).toMatchObject({ ok: true });
  expect(visit.response).toMatch(/^HTTP\/1\.1 200 OK\r?\n/);
  expect(visit.response).toContain('<h1>It works</h1>');
}

describeWith(['openssl'], 'serve --protocol tls', () => {
  const place = shared(makePlace, (made) => made.remove());
  const serving = (kind: keyof Place['servers']) =>
    shared(() => startTls(place().servers[kind]), stop);
  const running = {
    ed25519: serving('ed25519'),
    'p-256': serving('p-256'),
    rsa: serving('rsa'),
  };
  const mutual = shared(
    () => startTls(place().servers['p-256'], ['--client-ca', place().root.certificate]),
    stop,
  );
  const authority = (): string => place().root.certificate;

  describe.each(clients)('for %s', (peer, ask) => {
    const body = (): void => {
      test.each(allChoices)('with $suite, $group and $signature', async (choice) => {
        const { suite, group, signature } = choice;
        const { port } = running[kindOf(signature)]();
        const only = { suites: [suite], groups: [group], signatures: [signature] };
        const visit = await ask({ port, authority: authority(), ...only });
        expectPage(visit);
        expect(visit).toMatchObject({ suite, group });
      });

      test('with whatever it likes best', async () => {
        const { port } = running['p-256']();
        expectPage(await ask({ port, authority: authority() }));
      });

      test('which refuses it under another name, or of an unknown authority', async () => {
        const { port } = running['p-256']();
        const elsewhere = await ask({ port, authority: authority(), name: 'example.org' });
        expect(elsewhere.ok, elsewhere.told).toBe(false);
        const unknown = await ask({ port, authority: place().otherRoot.certificate });
        expect(unknown.ok, unknown.told).toBe(false);
      });

      test.each(['ed25519', 'p-256', 'rsa'] as const)(
        'which has a certificate of a key of kind %s',
        async (kind) => {
          const certified = place().client[kind];
          expectPage(await ask({ port: mutual().port, authority: authority(), certified }));
        },
      );

      test.each([
        ['none', 'certificate_required', 116],
        ['stranger', 'unknown_ca', 48],
        ['past', 'certificate_expired', 45],
        ['server', 'unsupported_certificate', 43],
      ] as const)('which is refused with the certificate %s', async (which, alert, code) => {
        const certified = which === 'none' ? null : place().client[which];
        const options = { port: mutual().port, authority: authority() };
        const visit = await ask({ ...options, ...(certified && { certified }) });
        expect(visit.response, visit.told).toBe('');
        // OpenSSL, Node and GnuTLS each tell the alert in their own way.
        const told = `alert number ${code}|alert ${alert.replace('_', ' ')}|\\[${code}\\]`;
        expect(visit.told).toMatch(new RegExp(told));
      });
    };
    if (peer === 'node') body();
    else describeWith([peer], 'which is here', body);
  });

  test('gives OpenSSL a session that it resumes', async () => {
    const session = place().folder.file('session.pem');
    const { port } = running['p-256']();
    const visit = (args: readonly string[]): Promise<string> =>
      must(
        program('openssl'),
        [
          ...['s_client', '-connect', `127.0.0.1:${port}`, '-tls1_3', '-ign_eof'],
          ...['-CAfile', authority(), '-verify_return_error', ...args],
        ],
        { input: ASK },
      );
    const first = await visit(['-sess_out', session]);
    expect(first).toContain('New, TLSv1.3');
    const second = await visit(['-sess_in', session]);
    expect(second).toContain('Reused, TLSv1.3');
    expect(second).toContain('<h1>It works</h1>');
  });

  test('asks again where OpenSSL guessed a group that it has not', async () => {
    const { port } = running.ed25519();
    const visit = await opensslClient({
      ...{ port, authority: authority() },
      extra: ['-groups', 'P-521:X25519', '-msg'],
    });
    expect(visit, visit.told).toMatchObject({ ok: true, group: 'x25519' });
    expect(visit.response).toContain('<h1>It works</h1>');
    expect(visit.response.match(/>>> TLS 1\.3, Handshake .*ClientHello/g)).toHaveLength(2);
  });

  describeWith(['chromium'], 'for Chromium', () => {
    const installed = chromium();
    const open = (args: readonly string[]) =>
      playwright.launchPersistentContext(temporaryFolder().path, {
        ...(installed ? { executablePath: installed } : {}),
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...args],
      });

    test('which shows the page of the server whose key it is told', async () => {
      const key = spkiHash(place().servers['p-256'].certificate);
      const browser = await open([`--ignore-certificate-errors-spki-list=${key}`]);
      try {
        const page = await browser.newPage();
        const response = await page.goto(`https://localhost:${running['p-256']().port}/`);
        expect(response?.status()).toBe(200);
        expect(await page.getByRole('heading').textContent()).toBe('It works');
        const details = await response?.securityDetails();
        expect(details).toMatchObject({ protocol: 'TLS 1.3', subjectName: 'p-256' });
        const unknown = page.goto(`https://localhost:${running.rsa().port}/`);
        await expect(unknown).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
      } finally {
        await browser.close();
      }
    });
  });
});

/** What Chromium knows a key by: the SHA-256 of its SubjectPublicKeyInfo. */
function spkiHash(file: string): string {
  const spki = new X509Certificate(readFileSync(file)).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  return createHash('sha256').update(spki).digest('base64');
}
