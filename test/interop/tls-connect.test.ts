/** `sshow connect --protocol tls` against the TLS servers of others. */
import { readFileSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import { createServer, type AddressInfo, type Server as NetServer } from 'node:net';
import { createServer as createTls } from 'node:tls';

import { describe, expect, test } from 'vitest';

import { startGnutls } from './peers/gnutls.ts';
import { startNode } from './peers/node-tls.ts';
import { startOpenssl } from './peers/openssl-tls.ts';
import { describe as describeEnd, type Ended } from './peers/process.ts';
import {
  authorityExtensions,
  HERE,
  makeCertificate,
  serverExtensions,
} from './peers/tls-certificates.ts';
import { allChoices, kindOf, type TlsServer, type TlsServerOptions } from './peers/tls-peer.ts';
import { sshowHere } from './sshow-here.ts';
import { describeWith, shared, type Need } from './suite.ts';
import { makePlace } from './tls-place.ts';

type Start = (options: TlsServerOptions) => Promise<TlsServer>;

const servers: readonly (readonly [name: Need | 'node', start: Start])[] = [
  ['openssl', startOpenssl],
  ['gnutls', startGnutls],
  ['node', startNode],
];

const refusals: Readonly<Record<string, RegExp>> = {
  gnutls: /access_denied/,
  node: /connection/,
};

/** Starts a server, asks it for its page with the arguments given, and ends it. */
async function ask(
  start: Start,
  options: TlsServerOptions,
  args: readonly string[],
  host = '127.0.0.1',
): Promise<Ended> {
  const server = await start(options);
  try {
    const port = String(server.port);
    return await sshowHere(['connect', '--protocol', 'tls', '-p', port, ...args, host]);
  } finally {
    await server.stop();
  }
}

function expectPage(ended: Ended): void {
  expect(ended, describeEnd(ended)).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toMatch(/<HTML>|<html>|^\{"suite"/i);
  expect(ended.stdout).not.toMatch(/^HTTP\//);
}

function expectRefused(ended: Ended, words: RegExp): void {
  expect(ended, describeEnd(ended)).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(words);
}

describeWith(['openssl'], 'connect --protocol tls', () => {
  const place = shared(makePlace, (made) => made.remove());
  const ca = (): string[] => ['--ca', place().root.certificate];

  describe.each(servers)('to %s', (peer, start) => {
    const body = (): void => {
      test.each(allChoices)('with $suite, $group and $signature', async (choice) => {
        const { suite, group, signature } = choice;
        const certified = place().servers[kindOf(signature)];
        const only = { suites: [suite], groups: [group], signatures: [signature] };
        expectPage(await ask(start, { certified, ...only }, ca()));
      });

      test('with whatever it likes best, by its name', async () => {
        const certified = place().servers['p-256'];
        expectPage(await ask(start, { certified }, ca(), 'localhost'));
      });

      test('by way of an intermediate authority', async () => {
        expectPage(await ask(start, { certified: place().server.below }, ca()));
      });

      test.each(['ed25519', 'p-256', 'rsa'] as const)(
        'with a client certificate of a key of kind %s',
        async (kind) => {
          const { servers, root, client } = place();
          const { certificate, key } = client[kind];
          const options = { certified: servers['p-256'], clientAuthority: root.certificate };
          expectPage(await ask(start, options, [...ca(), '--cert', certificate, '--key', key]));
        },
      );

      test('which lets nobody in without a client certificate', async () => {
        const { servers, root, client } = place();
        const options = { certified: servers['p-256'], clientAuthority: root.certificate };
        expectRefused(await ask(start, options, ca()), /certificate_required|handshake_failure/);
        const { certificate, key } = client.stranger;
        const stranger = [...ca(), '--cert', certificate, '--key', key];
        // GnuTLS has an alert of its own for it; Node hangs up without one.
        expectRefused(await ask(start, options, stranger), refusals[peer] ?? /unknown_ca/);
      });
    };
    if (peer === 'node') body();
    else describeWith([peer], 'which is here', body);
  });

  test.each(['sha256', 'sha384', 'sha512'] as const)(
    'takes certificates that an RSA authority signed with %s',
    async (digest) => {
      const { folder } = place();
      const extensions = authorityExtensions;
      const root = await makeCertificate(folder, `rsa-${digest}`, { kind: 'rsa', extensions });
      const certified = await makeCertificate(folder, `by-rsa-${digest}`, {
        ...{ kind: 'p-256', by: root, digest, extensions: serverExtensions(...HERE) },
      });
      expectPage(await ask(startOpenssl, { certified }, ['--ca', root.certificate]));
    },
  );

  test.each([
    ['stranger', /nobody whose certificate is here has signed it/],
    ['past', /its time is over/],
    ['elsewhere', /another address than the one that was asked for/],
  ] as const)('refuses a server that is a %s', async (which, words) => {
    const certified = place().server[which];
    expectRefused(await ask(startNode, { certified }, ca()), words);
  });

  test('takes a self-signed certificate that is given as the authority, and else not', async () => {
    const certified = place().server.alone;
    expectPage(await ask(startNode, { certified }, ['--ca', certified.certificate]));
    expectRefused(await ask(startNode, { certified }, ca()), /trust|authority/i);
  });

  test('trusts nobody without --ca, and says how to', async () => {
    const certified = place().servers.ed25519;
    expectRefused(await ask(startNode, { certified }, []), /--ca FILE/);
  });

  test('prints a page that comes in chunks, and tells a status that is none of success', async () => {
    const { chain, key } = place().servers.ed25519;
    const content = 'a page, '.repeat(50_000);
    const server = createHttps(
      { cert: readFileSync(chain), key: readFileSync(key) },
      ({ headers }, response) => {
        response.writeHead(418, { 'X-Asked': headers['user-agent'] ?? '' });
        for (let at = 0; at < content.length; at += 70_000)
          response.write(content.slice(at, at + 70_000));
        response.end();
      },
    );
    const port = await listening(server);
    const ended = await sshowHere(toPort(port, ...ca()));
    server.close();
    expect(ended).toMatchObject({ code: 0, stderr: "418 I'm a Teapot\n" });
    expect(ended.stdout === content).toBe(true);
  });

  test('is told by a server of TLS 1.2 that they have no version in common', async () => {
    const { chain, key } = place().servers['p-256'];
    const options = { cert: readFileSync(chain), key: readFileSync(key) };
    const server = createTls({ ...options, maxVersion: 'TLSv1.2' });
    const ended = await sshowHere(toPort(await listening(server), ...ca()));
    server.close();
    expectRefused(ended, /alert protocol_version \(70\) from the server/);
  });

  test.each([
    ['speaks HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n', /of content type 72/],
    ['speaks SSH', 'SSH-2.0-OpenSSH_9.2\r\n', /of content type 83/],
    ['hangs up', '', /server/],
  ])('says what is wrong with a server that %s', async (_what, says, words) => {
    const server = createServer((socket) => socket.end(says).resume());
    const ended = await sshowHere(toPort(await listening(server), ...ca()));
    server.close();
    expectRefused(ended, words);
  });

  test('gives up on a server that says nothing', async () => {
    const server = createServer();
    server.on('connection', (socket) => server.once('close', () => socket.destroy()));
    const ended = await sshowHere(toPort(await listening(server), '--timeout', '0.2', ...ca()));
    server.close();
    expectRefused(ended, /no answer within 0.2 s/);
  });
});

const toPort = (port: number, ...args: readonly string[]): string[] => [
  ...['connect', '--protocol', 'tls', '-p', String(port), ...args, '127.0.0.1'],
];

/** The port of 127.0.0.1 that a server of this process listens on from now on. */
function listening(server: NetServer): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)); // TCP
  });
}
