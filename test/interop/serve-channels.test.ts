/** What real clients do on the channels of `sshow serve`. */
import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import { dbclient, dropbearKey } from './peers/dropbear.ts';
import { ssh, sshArguments } from './peers/openssh.ts';
import { describe, run, start, until } from './peers/process.ts';
import { plink, puttyKey } from './peers/putty.ts';
import { serveWorld } from './serve-world.ts';
import { describeWith } from './suite.ts';

const megabyte = 1 << 20;

describeWith(['openssh'], 'on sshow serve', () => {
  const world = serveWorld();
  const serving = world.serving();
  const login = (command?: string) => world.byKey(serving(), command);

  test.each([
    ['whoami', 'alice\n'],
    ['echo hello', 'hello\n'],
    ['echo  two   words', 'two words\n'],
  ])('%s prints %j', async (command, stdout) => {
    const result = await ssh(login(command));
    expect(result, describe(result)).toMatchObject({ code: 0, stdout });
  });

  test('uname says something', async () => {
    const result = await ssh(login('uname'));
    expect(result.code, describe(result)).toBe(0);
    expect(result.stdout).toMatch(/\S\n$/);
  });

  test('any user name may log in with the key', async () => {
    const result = await ssh({ ...login('whoami'), user: 'somebody-else' });
    expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'somebody-else\n' });
  });

  test('a shell prints a greeting and closes', async () => {
    const result = await ssh(login());
    expect(result.code, describe(result)).toBe(0);
    expect(result.stdout).toMatch(/\S/);
  });

  test('a shell on a terminal prints a greeting and closes', async () => {
    const result = await ssh({ ...login(), extra: ['-tt'] });
    expect(result.code, describe(result)).toBe(0);
    expect(result.stdout).toMatch(/\S/);
  });

  test('a command on a terminal runs', async () => {
    const result = await ssh({ ...login('echo hello'), extra: ['-tt'] });
    expect(result.code, describe(result)).toBe(0);
    expect(result.stdout).toMatch(/^hello\r?\n$/);
  });

  test('an environment variable is taken and ignored', async () => {
    const result = await ssh({ ...login('echo hello'), extra: ['-oSetEnv=LANG=C.UTF-8'] });
    expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
  });

  test('nothing is ever run on the machine', async () => {
    const proof = world.folder().file('proof');
    for (const command of [
      `touch ${proof}`,
      `/usr/bin/touch ${proof}`,
      `echo $(touch ${proof})`,
      `echo hello; touch ${proof}`,
      `echo hello > ${proof}`,
      `whoami && touch ${proof}`,
    ]) {
      await ssh(login(command));
    }
    expect(existsSync(proof)).toBe(false);
    const subsystem = await ssh({ ...login('sftp'), extra: ['-s'] });
    expect(subsystem.code).toBe(255);
    expect(subsystem.stderr).toContain('subsystem request failed');
  });

  test('a tunnel is refused, and the connection goes on', async () => {
    const result = await ssh({ ...login(), extra: ['-W', '127.0.0.1:9'] });
    expect(result.code).toBe(255);
    expect(result.stderr).toMatch(/open failed|forwarding failed/);
    const reverse = await ssh({ ...login('echo hello'), extra: ['-R', '0:127.0.0.1:9'] });
    expect(reverse, describe(reverse)).toMatchObject({ code: 0, stdout: 'hello\n' });
    expect(reverse.stderr).toContain('remote port forwarding failed');
  });

  test('a keep-alive is answered', async () => {
    const extra = ['-N', '-vvv', '-oServerAliveInterval=1', '-oServerAliveCountMax=1'];
    const idle = start('ssh', sshArguments({ ...login(), extra }));
    try {
      // 80 is SSH_MSG_GLOBAL_REQUEST, 82 SSH_MSG_REQUEST_FAILURE.
      await until(
        () => (/receive packet: type 82\b/.test(idle.stderr()) ? true : null),
        () => `no answer comes:\n${idle.stderr()}`,
      );
      expect(idle.running()).toBe(true);
    } finally {
      await idle.stop();
    }
  });

  test('megabytes come while the client asks for new keys on the way', async () => {
    // More than ssh's window of 2 MB: it gives no more room before the exchange that it began ends.
    const size = 8 * megabyte;
    const result = await ssh({
      ...login(`bulk ${size}`),
      extra: ['-v', '-oRekeyLimit=64K'],
      limit: 60_000,
    });
    expect(result.code, describe({ ...result, stdout: '' })).toBe(0);
    expect(result.stdout).toHaveLength(size);
    const exchanges = result.stderr.match(/SSH2_MSG_NEWKEYS received/g) ?? [];
    expect(exchanges.length).toBeGreaterThan(3);
  });

  test('a megabyte of input may come at the same time as a megabyte goes', async () => {
    const result = await ssh({
      ...login(`bulk ${megabyte}`),
      input: Buffer.alloc(megabyte, 'x'),
      extra: ['-oRekeyLimit=64K'],
      limit: 60_000,
    });
    expect(result.code, describe({ ...result, stdout: '' })).toBe(0);
    expect(result.stdout).toHaveLength(megabyte);
  });

  test('several channels of one connection run side by side', async () => {
    const socket = world.folder().file('control');
    const master = start('ssh', sshArguments({ ...login(), extra: ['-MN', '-S', socket] }));
    try {
      await until(
        () => {
          if (!master.running()) throw new Error(`it ended:\n${master.stderr()}`);
          return existsSync(socket) ? true : null;
        },
        () => `the connection does not come up:\n${master.stderr()}`,
      );
      const over = (command: string) =>
        run('ssh', ['-F', 'none', '-S', socket, '-oBatchMode=yes', 'alice@127.0.0.1', command]);
      const results = await Promise.all([
        over(`bulk ${megabyte}`),
        over('echo one'),
        over('echo two'),
        over(`bulk ${megabyte}`),
        over('frobnicate'),
      ]);
      const errors = results.map(({ stderr }) => stderr).join('');
      expect(
        results.map(({ code }) => code),
        errors,
      ).toEqual([0, 0, 0, 0, 127]);
      expect(results.map(({ stdout }) => stdout.length)).toEqual([megabyte, 4, 4, megabyte, 0]);
      expect(results[1]?.stdout).toBe('one\n');
      expect(results[2]?.stdout).toBe('two\n');
    } finally {
      await master.stop();
    }
  });

  test('several connections are served at the same time', async () => {
    const commands = [`bulk ${megabyte}`, 'echo one', 'echo two'];
    // Each login writes the known_hosts file anew, so all of them before the first client reads it.
    const logins = commands.map((command) => login(command));
    const results = await Promise.all(logins.map((options) => ssh(options)));
    const errors = results.map(({ stderr }) => stderr).join('');
    expect(
      results.map(({ code }) => code),
      errors,
    ).toEqual([0, 0, 0]);
    expect(results.map(({ stdout }) => stdout.length)).toEqual([megabyte, 4, 4]);
  });

  describeWith(['dropbear'], 'dbclient', () => {
    test('gets a megabyte through its small window', async () => {
      const key = await dropbearKey(world.key().file);
      const result = await dbclient({ ...login(`bulk ${megabyte}`), key });
      expect(result.code, describe({ ...result, stdout: '' })).toBe(0);
      expect(result.stdout).toHaveLength(megabyte);
    });

    test('gets the greeting of a shell', async () => {
      const key = await dropbearKey(world.key().file);
      const result = await dbclient({ ...login(), key, extra: ['-T'] });
      expect(result.stdout, describe(result)).toMatch(/\S/);
    });
  });

  describeWith(['putty'], 'plink', () => {
    test('gets a megabyte, its own channel requests refused', async () => {
      const key = await puttyKey(world.key().file);
      const options = { ...login(`bulk ${megabyte}`), key };
      const result = await plink(options, world.hostKey().publicLine);
      expect(result.code, describe({ ...result, stdout: '' })).toBe(0);
      expect(result.stdout).toHaveLength(megabyte);
    });

    test('gets the greeting of a shell', async () => {
      const key = await puttyKey(world.key().file);
      const result = await plink({ ...login(), key }, world.hostKey().publicLine);
      expect(result.stdout, describe(result)).toMatch(/\S/);
    });
  });
});
