/** What the command line does not ask of the TLS engines, with real peers: tickets, retries, other records, new keys. */
import { randomBytes } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { gnutlsClient, startGnutls } from './peers/gnutls.ts';
import { nodeClient, startNode } from './peers/node-tls.ts';
import { opensslClient, startOpenssl } from './peers/openssl-tls.ts';
import { must, program } from './peers/process.ts';
import { ASK } from './peers/tls-peer.ts';
import { describeWith, shared } from './suite.ts';
import { startEngine, visit, type Connection } from './tls-ends.ts';
import { makePlace } from './tls-place.ts';

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

const messages = ({ frames }: Connection): string[] => frames.map(({ message }) => message);

function expectVisited(connection: Connection): void {
  expect(connection.fault).toBeNull();
  expect(connection.body).toMatch(/<HTML>|<html>|^\{"suite"/i);
}

describeWith(['openssl', 'gnutls'], 'the TLS engines', () => {
  const place = shared(makePlace, (made) => made.remove());
  const authority = (): string => place().root.certificate;

  describe.each(servers)('as a client of %s', (_peer, start) => {
    const server = shared(
      () => start({ certified: place().servers['p-256'] }),
      (running) => running.stop(),
    );

    test('resumes a session', async () => {
      const { port } = server();
      const first = await visit({ port, authority: authority() });
      expectVisited(first);
      expect(first.resumed).toBe(false);
      const [ticket] = first.tickets;
      if (!ticket) throw new Error('no ticket came');
      const session = { ticket, age: 100 };
      const again = await visit({ port, authority: authority(), session });
      expectVisited(again);
      expect(again.resumed).toBe(true);
      expect(messages(again)).not.toContain('Certificate');
    });

    test.each([
      { key_shares: ['secp256r1'] },
      { key_shares: ['x25519', 'secp256r1'] },
      { key_shares: [] },
      { grease: true },
      { compatibility_mode: false },
      { pad_to: 256 },
      { record_size: 64 },
      { alpn: [] },
    ])('with %j', async (client) => {
      expectVisited(await visit({ port: server().port, authority: authority(), client }));
    });

    test('is asked again where it guessed no group', async () => {
      const client = { key_shares: [] };
      const connection = await visit({ port: server().port, authority: authority(), client });
      expect(messages(connection)).toContain('HelloRetryRequest');
    });

    test('renews the keys of both directions', async () => {
      const first = [{ do: 'update-keys', request: true }] as const;
      const connection = await visit({ port: server().port, authority: authority(), first });
      expectVisited(connection);
      const updates = connection.frames.filter(({ message }) => message === 'KeyUpdate');
      expect(updates.map(({ from }) => from)).toEqual(['client', 'server']);
    });
  });

  test.each([
    ['records padded to 512 bytes', ['-record_padding', '512']],
    ['records of at most 512 bytes', ['-max_send_frag', '512']],
    ['a cookie', ['-stateless']],
    ['a group that the client has to be asked for', ['-groups', 'P-256']],
  ] as const)('take of OpenSSL %s', async (_name, extra) => {
    const server = await startOpenssl({ certified: place().server.below, extra });
    const connection = await visit({ port: server.port, authority: authority() });
    expectVisited(connection);
    await server.stop();
  });

  test('take a megabyte of Node, to the last byte', async () => {
    const content = randomBytes(500_000).toString('hex');
    const page = `HTTP/1.1 200 OK\r\n\r\n${content}`;
    const server = await startNode({ certified: place().servers.ed25519, page });
    const connection = await visit({ port: server.port, authority: authority() });
    expect(connection.fault).toBeNull();
    expect(connection.body === content).toBe(true);
    await server.stop();
  });

  describe.each(clients)('as a server of %s', (peer, ask) => {
    // GnuTLS 3.7 cannot answer a HelloRetryRequest that asks for nothing but a cookie: its one share is of P-256.
    const cookie =
      peer === 'gnutls'
        ? { own: { cookie: true, groups: ['x25519'] }, extra: ['--single-key-share'] }
        : { own: { cookie: true }, extra: [] };

    test.each([
      cookie,
      { own: { pad_to: 1024 }, extra: [] },
      { own: { record_size: 100 }, extra: [] },
      { own: { coalesce: true }, extra: [] },
      { own: { tickets: 0 }, extra: [] },
      { own: { groups: ['secp256r1'] }, extra: [] },
      { own: { alpn: [] }, extra: [] },
    ])('with $own', async ({ own, extra }) => {
      const server = await startEngine(place().server.below, own);
      const answered = await ask({ port: server.port, authority: authority(), extra });
      expect(answered, answered.told).toMatchObject({ ok: true });
      expect(answered.response).toContain('<h1>It works</h1>');
      await server.stop();
      expect(server.ended).toEqual([{ fault: null, resumed: false }]);
    });
  });

  test('let GnuTLS resume a session', async () => {
    const server = await startEngine(place().servers['p-256']);
    const told = await must(
      program('gnutls-cli'),
      [
        ...['--resume', '--waitresumption', '--port', String(server.port)],
        ...['--x509cafile', authority(), '--verify-hostname', 'localhost', '127.0.0.1'],
      ],
      { input: ASK },
    );
    expect(told).toContain('*** This is a resumed session');
    expect(told).toContain('<h1>It works</h1>');
    await server.stop();
    expect(server.ended.map(({ resumed }) => resumed)).toEqual([false, true]);
  });

  test('let Node resume a session', async () => {
    const server = await startEngine(place().servers['p-256']);
    const options = { port: server.port, authority: authority() };
    const first = await nodeClient(options);
    expect(first.session).toBeDefined();
    const again = await nodeClient({
      ...options,
      ...(first.session && { session: first.session }),
    });
    expect(again).toMatchObject({ ok: true, resumed: true });
    await server.stop();
  });
});
