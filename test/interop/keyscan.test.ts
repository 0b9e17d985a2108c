/** `sshow keyscan` against real servers, beside the real `ssh-keyscan`. */
import { expect, test } from 'vitest';

import { expectRefusal } from './connect-world.ts';
import { startDropbear } from './peers/dropbear.ts';
import { startSshd } from './peers/openssh.ts';
import { temporaryFolder } from './peers/place.ts';
import { freePort, must, run } from './peers/process.ts';
import type { RunningServer } from './peers/types.ts';
import { sshowHere } from './sshow-here.ts';
import { startServe } from './sshow.ts';
import { describeWith, shared } from './suite.ts';

const scan = (port: number, ...more: readonly string[]): readonly string[] => [
  ...['-p', String(port), '-t', 'ed25519'],
  ...more,
  '127.0.0.1',
];

/** Prints the same as ssh-keyscan: keys on stdout, and the banner on stderr. */
async function expectSame({ port, hostKey }: Pick<RunningServer, 'port' | 'hostKey'>) {
  const real = await run('ssh-keyscan', scan(port));
  const ours = await sshowHere(['keyscan', ...scan(port)]);
  expect(ours).toEqual(real);
  expect(ours.code).toBe(0);
  expect(ours.stdout).toBe(`[127.0.0.1]:${port} ${hostKey}\n`);
}

describeWith(['openssh'], 'sshow keyscan and OpenSSH', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const sshd = shared(
    () => startSshd({ authorizedKeys: '/dev/null' }),
    (server) => server.stop(),
  );

  test('print the same', async () => {
    await expectSame(sshd());
  });

  test('leave at the same point: nobody tries to log in', async () => {
    const before = sshd().log().length;
    await sshowHere(['keyscan', ...scan(sshd().port)]);
    const seen = sshd().log().slice(before);
    expect(seen).toContain('kex: host key algorithm: ssh-ed25519');
    expect(seen).not.toMatch(/NEWKEYS received|userauth-request|Failed|Accepted/);
  });

  test('find no key of a type that the server does not have', async () => {
    const rsa = folder().file('rsa');
    await must('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', rsa]);
    const picky = await startSshd({
      authorizedKeys: '/dev/null',
      config: [`HostKey ${rsa}`, 'HostKeyAlgorithms rsa-sha2-512'],
    });
    try {
      const { stdout, code } = await run('ssh-keyscan', scan(picky.port));
      expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
      await expectRefusal(1, /host key/i, ['keyscan', ...scan(picky.port)]);
    } finally {
      await picky.stop();
    }
  });
});

describeWith(['dropbear', 'openssh'], 'sshow keyscan and Dropbear', () => {
  const dropbear = shared(startDropbear, (server) => server.stop());

  test('print the same', async () => {
    await expectSame(dropbear());
  });
});

describeWith(['openssh'], 'ssh-keyscan and sshow serve', () => {
  test('print the same', async () => {
    const { port, process: server } = await startServe([]);
    try {
      const real = await run('ssh-keyscan', scan(port));
      expect(real.stdout).toMatch(
        new RegExp(`^\\[127\\.0\\.0\\.1\\]:${port} ssh-ed25519 AAAA\\S+\n$`),
      );
      expect(await sshowHere(['keyscan', ...scan(port)])).toEqual(real);
    } finally {
      await server.stop();
    }
  });

  test('find nothing where nobody listens', async () => {
    const port = await freePort();
    const { stdout, code } = await run('ssh-keyscan', scan(port));
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    await expectRefusal(1, /refused/, ['keyscan', ...scan(port)]);
  });
});
