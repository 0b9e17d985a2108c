/** When `sshow serve` lets nobody in, how it ends, and what it does not put up with. */
import { connect } from 'node:net';

import { expect, test } from 'vitest';

import { ssh, sshArguments } from './peers/openssh.ts';
import { makeKey } from './peers/place.ts';
import { describe, run, start, until } from './peers/process.ts';
import { expectRefusal } from './connect-world.ts';
import { serveWorld } from './serve-world.ts';
import { startServe, type Serving } from './sshow.ts';
import { describeWith } from './suite.ts';

/** Connects, sends some bytes, and returns what came until the server closed. */
function talk({ port }: Serving, says: string, then: 'waits' | 'closes'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 20_000 });
    const heard: Buffer[] = [];
    socket.on('connect', () => {
      if (then === 'closes') socket.end(says);
      else socket.write(says);
    });
    socket.on('data', (chunk: Buffer) => heard.push(chunk));
    socket.on('timeout', () => socket.destroy(new Error('the server did not close')));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => resolve(Buffer.concat(heard).toString('latin1')));
  });
}

describeWith(['openssh'], 'sshow serve', () => {
  const world = serveWorld();
  const serving = world.serving();
  const login = () => world.byKey(serving(), 'echo hello');

  async function expectStillServing(server: Serving): Promise<void> {
    const result = await ssh(world.byKey(server, 'echo hello'));
    expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
  }

  test('says which methods remain when it refuses', async () => {
    const result = await ssh({ ...login(), key: await world.stranger() });
    expect(result).toMatchObject({ code: 255, stdout: '' });
    expect(result.stderr).toMatch(/Permission denied \(publickey,password\)/);
  });

  test('takes the password of nobody else', async () => {
    const result = await ssh({ ...world.byPassword(serving(), 'echo hello'), user: 'bob' });
    expect(result).toMatchObject({ code: 255, stdout: '' });
    expect(result.stderr).toContain('Permission denied');
  });

  test('has no password login without --password', async () => {
    const only = await startServe([
      ...['--host-key', world.hostKey().file],
      ...['--authorized-keys', `${world.key().file}.pub`],
    ]);
    try {
      const result = await ssh({ ...world.byKey(only, 'echo hello'), key: await world.stranger() });
      expect(result.stderr).toMatch(/Permission denied \(publickey\)/);
      await expectStillServing(only);
    } finally {
      await only.process.stop();
    }
  });

  test('ends a connection that tries too often', async () => {
    const scenario = world.folder().write('tries.json', '{"server":{"max_auth_tries":2}}');
    const strict = await world.start(['--scenario', scenario]);
    try {
      const strangers = [await world.stranger(), await world.stranger(), await world.stranger()];
      const result = await ssh({
        ...world.byKey(strict, 'echo hello'),
        extra: strangers.flatMap((file) => ['-i', file]),
        key: await world.stranger(),
      });
      expect(result).toMatchObject({ code: 255, stdout: '' });
      expect(result.stderr).toMatch(/Too many authentication failures/);
      await expectStillServing(strict);
    } finally {
      await strict.process.stop();
    }
  });

  test('shows its banner before the login', async () => {
    const scenario = world.folder().write('banner.json', '{"server":{"banner":"Be kind.\\r\\n"}}');
    const polite = await world.start(['--scenario', scenario]);
    try {
      const result = await ssh(world.byKey(polite, 'echo hello'));
      expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
      expect(result.stderr).toContain('Be kind.');
    } finally {
      await polite.process.stop();
    }
  });

  test('shows a host key that the client may refuse, and goes on', async () => {
    const other = await makeKey(world.folder(), 'other_host');
    const known = world
      .folder()
      .write('known_other', `[127.0.0.1]:${serving().port} ${other.publicLine}\n`);
    const result = await ssh({ ...login(), knownHosts: known });
    expect(result).toMatchObject({ code: 255, stdout: '' });
    expect(result.stderr).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED');
    await expectStillServing(serving());
  });

  test.each([
    ['closes at once', '', 'closes'],
    ['is no SSH client', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'waits'],
    ['speaks SSH 1', 'SSH-1.5-old\r\n', 'waits'],
    ['closes after its identification', 'SSH-2.0-short\r\n', 'closes'],
    ['names an impossible length', 'SSH-2.0-x\r\n\u007F\u007F\u007F\u007Fabcdefgh', 'waits'],
    ['sends a line without an end', 'x'.repeat(100_000), 'waits'],
  ] as const)('goes on after a client that %s', async (_name, says, then) => {
    const heard = await talk(serving(), says, then);
    expect(heard).toMatch(/^SSH-2\.0-sshow\S*.*\r\n/);
    await expectStillServing(serving());
  });

  test('goes on after a client that is killed in the middle', async () => {
    const client = start('ssh', sshArguments(world.byKey(serving(), 'bulk 60000000')));
    await until(
      () => (client.stdout().length > 0 ? true : null),
      () => `nothing comes:\n${client.stderr()}`,
    );
    process.kill(client.pid, 'SIGKILL');
    await client.ended;
    await expectStillServing(serving());
  });

  test('with --once ends after one connection, but not after a mere knock', async () => {
    const once = await world.start(['--once']);
    try {
      await talk(once, '', 'closes');
      expect(once.process.running()).toBe(true);
      await expectStillServing(once);
      const ended = await once.process.ended;
      expect(ended.code, describe(ended)).toBe(0);
    } finally {
      await once.process.stop();
    }
  });

  test('with --once and a client that it refuses ends with 1', async () => {
    const once = await world.start(['--once']);
    try {
      await ssh({ ...world.byKey(once, 'echo hello'), key: await world.stranger() });
      const ended = await once.process.ended;
      expect(ended.code, describe(ended)).toBe(1);
    } finally {
      await once.process.stop();
    }
  });

  test('serves on loopback only', async () => {
    expect(serving().process.stdout() + serving().process.stderr()).toMatch(
      /^listening on (127\.0\.0\.1|\[?::1\]?):\d+$/m,
    );
    const wanted = serving().port.toString(16).toUpperCase().padStart(4, '0');
    // Linux: local addresses of listening sockets, state 0A.
    const tables = await run('cat', ['/proc/net/tcp', '/proc/net/tcp6']);
    const listening = tables.stdout
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === '0A' && columns[1]?.endsWith(`:${wanted}`))
      .map((columns) => columns[1]);
    expect(listening.every((local) => local?.startsWith('0100007F:'))).toBe(true);
  });

  test('makes a host key of its own where it is given none, and shows it', async () => {
    const own = await startServe(['--authorized-keys', `${world.key().file}.pub`]);
    try {
      const { knownHosts: _none, ...options } = world.byKey(own, 'echo hello');
      const result = await ssh(options);
      expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
    } finally {
      await own.process.stop();
    }
  });

  test('refuses bad arguments, in one line that names them', async () => {
    const none = world.folder().file('no-such-file');
    await expectRefusal(2, /--port/, ['serve', '--port', 'many']);
    await expectRefusal(2, /--frobnicate/, ['serve', '--frobnicate']);
    await expectRefusal(2, /--password/, ['serve', '--port', '0', '--password', 'no-colon']);
    for (const flag of ['--host-key', '--authorized-keys', '--scenario']) {
      await expectRefusal(2, /no-such-file/, ['serve', '--port', '0', flag, none]);
    }
    const locked = await makeKey(world.folder(), 'locked_host', 'a passphrase');
    await expectRefusal(
      2,
      /locked_host.*(encrypted|passphrase)|(encrypted|passphrase).*locked_host/,
      [...['serve', '--port', '0', '--host-key', locked.file]],
    );
    await expectRefusal(1, new RegExp(String(serving().port)), [
      ...['serve', '--port', String(serving().port), '--host-key', world.hostKey().file],
    ]);
  });
});
