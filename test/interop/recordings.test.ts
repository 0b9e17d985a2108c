/** A recording of a real session replays to the same session, and keeps no lasting secret. */
import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Transcript } from '../../src/world/transcript.ts';
import { ssh, startSshd } from './peers/openssh.ts';
import { knownHostsLine, makeKey } from './peers/place.ts';
import { describe } from './peers/process.ts';
import { startTap } from './peers/tap.ts';
import { connectWorld, expectSuccess } from './connect-world.ts';
import { replay, secretOf, startServe } from './sshow.ts';
import { describeWith } from './suite.ts';
import { parseTranscript, wireBytes } from './transcripts.ts';

/** The secret in the forms in which a text file could hold it. */
function forms(secret: Buffer): readonly string[] {
  return [secret.toString('hex'), secret.toString('base64').replace(/=+$/, '')];
}

function expectNoneOf(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
}

/** Compares long strings of digits without printing them when they differ. */
function expectSameBytes(found: string, wanted: string): void {
  const at = [...wanted].findIndex((digit, index) => found[index] !== digit);
  expect({ length: found.length, differsAt: at }).toEqual({ length: wanted.length, differsAt: -1 });
}

function expectSameSession(replayed: Transcript, live: Transcript): void {
  expect(replayed.outcome).toEqual(live.outcome);
  expect(replayed.frames).toEqual(live.frames);
  expect(replayed.values).toEqual(live.values);
  expect(replayed.steps).toEqual(live.steps);
  expect(replayed.derivations).toEqual(live.derivations);
}

describeWith(['openssh', 'accounts'], 'a recording', () => {
  const world = connectWorld();
  const sshd = world.running(() => startSshd({ authorizedKeys: world.account().authorizedKeys }));

  test('by connect --out replays to the same frames and values, and to the wire', async () => {
    const tap = await startTap(sshd().port);
    try {
      const file = world.folder().file('by-key.json');
      const known = world.folder().write('known_hosts', knownHostsLine(tap.port, sshd().hostKey));
      const { stdout } = await expectSuccess([
        ...['connect', `${world.account().name}@127.0.0.1`, '-p', String(tap.port)],
        ...['--known-hosts', known, '-i', world.key().file],
        ...['--out', file, '--json', 'echo hello; exit 3'],
      ]);
      const replayed = await replay(file);
      expectSameSession(replayed, parseTranscript(stdout));
      const { client, server } = tap.sent();
      expectSameBytes(wireBytes(replayed, 'client'), client.toString('hex'));
      expectSameBytes(wireBytes(replayed, 'server'), server.toString('hex'));
    } finally {
      await tap.stop();
    }
  });

  test('by connect --out does not hold the private key', async () => {
    const file = world.folder().file('by-key-secret.json');
    const { stdout } = await expectSuccess([
      ...world.byKey(sshd()),
      ...['--out', file, '--json', 'echo hello'],
    ]);
    const secrets = forms(secretOf(world.key().file));
    expectNoneOf(readFileSync(file, 'utf8'), secrets);
    expectNoneOf(stdout, secrets);
  });

  test('by connect --out of a password login replays, without the password', async () => {
    const file = world.folder().file('by-password.json');
    const { stdout } = await expectSuccess([
      ...world.byPassword(sshd()),
      ...['--out', file, '--json', 'echo hello'],
    ]);
    const live = parseTranscript(stdout);
    expect(live.outcome.kind).toBe('established');
    const replayed = await replay(file);
    expectSameSession(replayed, live);
    const { password } = world.account();
    const secrets = [password, ...forms(Buffer.from(password))];
    expectNoneOf(readFileSync(file, 'utf8'), secrets);
    expectNoneOf(stdout, secrets);
    expectNoneOf(JSON.stringify(replayed), secrets);
  });

  test('by serve --out replays to the same bytes as went over the wire', async () => {
    const hostKey = await makeKey(world.folder(), 'host_key');
    const folder = world.folder().file('recordings');
    const serving = await startServe([
      ...['--host-key', hostKey.file, '--authorized-keys', `${world.key().file}.pub`],
      ...['--out', folder, '--once'],
    ]);
    const tap = await startTap(serving.port);
    try {
      const result = await ssh({
        port: tap.port,
        user: 'alice',
        key: world.key().file,
        command: 'echo hello',
      });
      expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
      const served = await serving.process.ended;
      expect(served.code, describe(served)).toBe(0);

      const files = readdirSync(folder);
      expect(files).toHaveLength(1);
      const file = `${folder}/${files[0]}`;
      expectNoneOf(readFileSync(file, 'utf8'), forms(secretOf(hostKey.file)));
      const replayed = await replay(file);
      expect(replayed.outcome).toEqual({ kind: 'established', fault: null });
      const { client, server } = tap.sent();
      expectSameBytes(wireBytes(replayed, 'client'), client.toString('hex'));
      expectSameBytes(wireBytes(replayed, 'server'), server.toString('hex'));
    } finally {
      await serving.process.stop();
      await tap.stop();
    }
  });

  test('by serve --out of a password login holds no password, not even encrypted', async () => {
    const { folder, account } = world;
    const hostKey = await makeKey(folder(), 'other_host_key');
    const recordings = folder().file('password-recordings');
    const serving = await startServe([
      ...['--host-key', hostKey.file, '--password', `alice:${account().password}`],
      ...['--out', recordings, '--once'],
    ]);
    try {
      const { port } = serving;
      const login = { port, user: 'alice', password: account().password, command: 'whoami' };
      const result = await ssh(login);
      expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'alice\n' });
      await serving.process.ended;

      const file = `${recordings}/${readdirSync(recordings)[0]}`;
      const replayed = await replay(file);
      expect(replayed.outcome).toEqual({ kind: 'established', fault: null });
      const secrets = [account().password, ...forms(Buffer.from(account().password))];
      expectNoneOf(readFileSync(file, 'utf8'), secrets);
      expectNoneOf(JSON.stringify(replayed), secrets);
    } finally {
      await serving.process.stop();
    }
  });
});
