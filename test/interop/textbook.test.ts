/** The textbooks' story between `sshow connect` and `sshow serve` over TCP, where a scenario asks for it, and only there. */
import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { transcript } from '../../src/world/make-transcript.ts';
import { NOTICE } from '../../src/world/notice.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { ssh } from './peers/openssh.ts';
import { knownHostsLine, makeKey, temporaryFolder } from './peers/place.ts';
import { describe } from './peers/process.ts';
import { sshow, startServe } from './sshow.ts';
import { describeWith, shared } from './suite.ts';
import { parseTranscript } from './transcripts.ts';

const methods = ['rsa-challenge@sshow.example', 'rsa-challenge-signed@sshow.example'] as const;

/** What `sshow simulate` makes of a recording. */
const replay = (file: string) =>
  transcript(simulate(parseScenario(JSON.parse(readFileSync(file, 'utf8')))));

// Keys are made by OpenSSH's ssh-keygen.
describeWith(['openssh'], 'the textbooks’ story over TCP', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const hostKey = shared(
    () => makeKey(folder(), 'host_key'),
    () => {},
  );
  const key = shared(
    () => makeKey(folder(), 'key', '', 'rsa'),
    () => {},
  );
  const serving = shared(
    () =>
      startServe([
        ...['--host-key', hostKey().file, '--authorized-keys', `${key().file}.pub`],
        ...['--out', folder().path],
        '--scenario',
        folder().write('server.json', JSON.stringify({ server: { auth_methods: methods } })),
      ]),
    ({ process }) => process.stop(),
  );
  const known = () =>
    folder().write('known_hosts', knownHostsLine(serving().port, hostKey().publicLine));
  const connect = (client: object | null, more: readonly string[] = []) =>
    sshow([
      ...['connect', 'alice@127.0.0.1', '-p', String(serving().port), '-i', key().file],
      ...['--known-hosts', known(), ...more],
      ...(client ? ['--scenario', folder().write('client.json', JSON.stringify({ client }))] : []),
      'whoami',
    ]);

  test.each(methods)('%s lets alice in, and both ends say what it is', async (method) => {
    const file = folder().file(`${method}.json`);
    const ended = await connect({ preferred_authentications: [method] }, ['--out', file]);
    expect(ended.code, describe(ended)).toBe(0);
    expect(ended.stdout).toBe('alice\n');
    expect(ended.stderr).toContain(NOTICE);
    expect(serving().process.stderr()).toContain(NOTICE);
    // The recording says so too, holds no private key, and replays the decryption without one.
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ notice: NOTICE });
    expect(text).not.toContain('"private"');
    const replayed = replay(file);
    expect(replayed.notice).toBe(NOTICE);
    expect(replayed.outcome.kind).toBe('established');
    const names = replayed.frames.map(({ message }) => message);
    expect(names).toContain('SSH_MSG_USERAUTH_CHALLENGE_RESPONSE');
    const made = replayed.values.find(({ symbol, owner }) => symbol === 'R' && owner === 'client');
    expect(made?.bytes).toHaveLength(64);
  });

  test('the server’s recordings say it, and replay', () => {
    const files = readdirSync(folder().path).filter((name) => /^\d{4}-.*\.json$/.test(name));
    expect(files.length).toBeGreaterThanOrEqual(methods.length);
    for (const name of files) {
      const replayed = replay(folder().file(name));
      expect([name, replayed.notice, replayed.outcome.kind]).toEqual([name, NOTICE, 'established']);
    }
  });

  test('without a scenario sshow does not try it, nor say anything', async () => {
    const ended = await connect(null);
    expect(ended.code).toBe(1);
    expect(ended.stderr).not.toContain('Textbook');
    expect(ended.stderr).toContain('nothing left to try');
  });

  test('a real OpenSSH client knows nothing of it', async () => {
    const ended = await ssh({
      ...{ port: serving().port, user: 'alice', knownHosts: known(), key: key().file },
      command: 'whoami',
    });
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toContain(`Permission denied (${methods.join(',')})`);
  });
});

test('simulate says it above the steps, and nothing of the kind above others', async () => {
  const { stdout } = await sshow(['simulate', 'textbook']);
  expect(stdout.split('\n').slice(0, 2)).toEqual(['Textbook: challenge and MD5', NOTICE]);
  const json = await sshow(['simulate', 'textbook-signed', '--json']);
  expect(parseTranscript(json.stdout).notice).toBe(NOTICE);
});
