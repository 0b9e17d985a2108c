/** A recording of a real TLS session replays to the same session, and keeps no private key. */
import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Transcript } from '../../src/world/transcript.ts';
import { opensslClient, startOpenssl } from './peers/openssl-tls.ts';
import { startTap } from './peers/tap.ts';
import type { Certified } from './peers/tls-certificates.ts';
import { replay, startServe } from './sshow.ts';
import { sshowHere } from './sshow-here.ts';
import { describeWith, shared } from './suite.ts';
import { makePlace } from './tls-place.ts';
import { parseTranscript, wireBytes } from './transcripts.ts';

/** A private key's own number, in the forms in which a text could hold it. */
function secretsOf({ key }: Certified): readonly string[] {
  const { d = '' } = createPrivateKey(readFileSync(key)).export({ format: 'jwk' });
  return [
    Buffer.from(d, 'base64url').toString('hex'),
    Buffer.from(d, 'base64url').toString('base64'),
  ];
}

function expectNoneOf(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) expect(text.includes(secret)).toBe(false);
}

/** What the wire had is what the transcript's frames hold. */
function expectOnWire(
  found: Transcript,
  sent: Readonly<Record<'client' | 'server', Buffer>>,
): void {
  for (const side of ['client', 'server'] as const)
    expect(wireBytes(found, side) === sent[side].toString('hex')).toBe(true);
}

describeWith(['openssl'], 'a recording of TLS', () => {
  const place = shared(makePlace, (made) => made.remove());

  test.each(['ed25519', 'p-256', 'rsa'] as const)(
    'by connect --out, with a client key of kind %s, replays to the same frames and values',
    async (kind) => {
      const { folder, root, servers, client } = place();
      const server = await startOpenssl({
        certified: servers[kind],
        clientAuthority: root.certificate,
        // With ours, that is a HelloRetryRequest.
        groups: ['secp256r1'],
      });
      const tap = await startTap(server.port);
      try {
        const file = folder.file(`${kind}.json`);
        const { certificate, key } = client[kind];
        const live = await sshowHere([
          ...['connect', '--protocol', 'tls', '127.0.0.1', '-p', String(tap.port)],
          ...['--ca', root.certificate, '--cert', certificate, '--key', key],
          ...['--out', file, '--json'],
        ]);
        expect(live.stderr).toBe('');
        const transcript = parseTranscript(live.stdout);
        expect(transcript.outcome.kind).toBe('established');
        expect(transcript.frames.map(({ message }) => message)).toContain('CertificateVerify');
        expect(await replay(file)).toEqual(transcript);
        expectOnWire(transcript, tap.sent());
        expectNoneOf(readFileSync(file, 'utf8') + live.stdout, secretsOf(client[kind]));
      } finally {
        await tap.stop();
        await server.stop();
      }
    },
  );

  test('by connect --out of a server that is refused replays to the same refusal', async () => {
    const { folder, root, server } = place();
    const running = await startOpenssl({ certified: server.past });
    const file = folder.file('refused.json');
    const live = await sshowHere([
      ...['connect', '--protocol', 'tls', '127.0.0.1', '-p', String(running.port)],
      ...['--ca', root.certificate, '--out', file, '--json'],
    ]);
    await running.stop();
    expect(live.code).toBe(1);
    const transcript = parseTranscript(live.stdout);
    expect(transcript.outcome).toMatchObject({ kind: 'refused', fault: { side: 'client' } });
    expect(await replay(file).catch(String)).toContain(transcript.outcome.fault?.message);
  });

  test('by serve --out replays to the same frames, and holds no private key', async () => {
    const { folder, root, servers, client } = place();
    const out = folder.file('served');
    const { certificate, key } = servers.rsa;
    const serving = await startServe([
      ...['--protocol', 'tls', '--cert', certificate, '--key', key, '--out', out, '--once'],
      ...['--client-ca', root.certificate],
    ]);
    const tap = await startTap(serving.port);
    const visit = await opensslClient({
      ...{ port: tap.port, authority: root.certificate, certified: client['p-256'] },
    });
    expect(visit, visit.told).toMatchObject({ ok: true });
    expect(await serving.process.ended).toMatchObject({ code: 0 });
    await tap.stop();
    const [name, ...others] = readdirSync(out);
    expect(others).toEqual([]);
    const file = `${out}/${name}`;
    const transcript = await replay(file);
    expect(transcript.outcome).toEqual({ kind: 'established', fault: null });
    expectOnWire(transcript, tap.sent());
    expectNoneOf(readFileSync(file, 'utf8') + JSON.stringify(transcript), secretsOf(servers.rsa));
  });
});
