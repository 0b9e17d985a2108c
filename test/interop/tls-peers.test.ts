/**
 * The TLS peers against each other, without sshow: when one of these fails, it is the peer or the way it is started
 * that is at fault, and nothing that the other TLS tests say counts.
 */
import { expect, test } from 'vitest';

import { gnutlsClient, startGnutls } from './peers/gnutls.ts';
import { nodeClient, startNode } from './peers/node-tls.ts';
import { opensslClient, startOpenssl } from './peers/openssl-tls.ts';
import { temporaryFolder } from './peers/place.ts';
import {
  authorityExtensions,
  clientExtensions,
  HERE,
  makeCertificate,
  serverExtensions,
} from './peers/tls-certificates.ts';
import type { TlsClientOptions, TlsServer, TlsServerOptions, Visit } from './peers/tls-peer.ts';
import { describeWith, shared } from './suite.ts';

const servers: Readonly<Record<string, (options: TlsServerOptions) => Promise<TlsServer>>> = {
  openssl: startOpenssl,
  gnutls: startGnutls,
  node: startNode,
};
const clients: Readonly<Record<string, (options: TlsClientOptions) => Promise<Visit>>> = {
  openssl: opensslClient,
  gnutls: gnutlsClient,
  node: nodeClient,
};

describeWith(['openssl', 'gnutls'], 'the TLS peers among themselves', () => {
  const made = shared(
    async () => {
      const folder = temporaryFolder();
      const kind = 'p-256';
      const root = await makeCertificate(folder, 'root', { kind, extensions: authorityExtensions });
      const server = await makeCertificate(folder, 'server', {
        kind,
        by: root,
        extensions: serverExtensions(...HERE),
      });
      const client = await makeCertificate(folder, 'client', {
        kind,
        by: root,
        extensions: clientExtensions,
      });
      const late = await makeCertificate(folder, 'late', {
        kind,
        by: root,
        extensions: serverExtensions(...HERE),
        dates: ['20200101000000Z', '20200201000000Z'],
      });
      return { folder, root, server, client, late };
    },
    ({ folder }) => folder.remove(),
  );

  const pairs = Object.entries(servers).flatMap(([serverName, start]) =>
    Object.entries(clients).map(([clientName, ask]) => ({ serverName, start, clientName, ask })),
  );

  test.each(pairs)('$serverName lets $clientName in, and no stranger', async ({ start, ask }) => {
    const { root, server, client } = made();
    const running = await start({
      certified: server,
      clientAuthority: root.certificate,
      suites: ['TLS_CHACHA20_POLY1305_SHA256'],
      groups: ['secp256r1'],
    });
    try {
      const options = { port: running.port, authority: root.certificate };
      const visit = await ask({ ...options, certified: client });
      expect(visit, visit.told).toMatchObject({
        ok: true,
        response: expect.stringMatching(/^HTTP\/1\.\d 200/),
        suite: 'TLS_CHACHA20_POLY1305_SHA256',
        group: 'secp256r1',
      });
      const stranger = await ask(options);
      expect(stranger.response, stranger.told).toBe('');
      const elsewhere = await ask({ ...options, certified: client, name: 'example.org' });
      expect(elsewhere.ok, elsewhere.told).toBe(false);
    } finally {
      await running.stop();
    }
  });

  test.each(Object.entries(clients))('%s refuses a certificate of the past', async (_name, ask) => {
    const running = await startNode({ certified: made().late });
    const visit = await ask({ port: running.port, authority: made().root.certificate });
    expect(visit.ok, visit.told).toBe(false);
    expect(visit.told).toMatch(/expired/);
    await running.stop();
  });
});
