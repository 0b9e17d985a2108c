/**
 * The peers against each other, without sshow: when one of these fails, it is the peer or the way it
 * is started that is at fault, and nothing that the other interop tests say counts.
 */
import { expect, test } from 'vitest';

import { coveringChoices, nameOf } from './peers/algorithms.ts';
import { asyncsshClient, asyncsshOffer, startAsyncssh } from './peers/asyncssh.ts';
import { dbclient, dropbearKey, dropbearOffer, startDropbear } from './peers/dropbear.ts';
import { opensshOffer, ssh, startSshd } from './peers/openssh.ts';
import { knownHostsLine, makeAccount, makeKey, temporaryFolder } from './peers/place.ts';
import { describe as describeEnd, type Ended } from './peers/process.ts';
import { plink, puttyKey } from './peers/putty.ts';
import { startTinysshd, tinysshdOffer } from './peers/tinysshd.ts';
import type { LoginOptions, RunningServer } from './peers/types.ts';
import { describeWith, shared } from './suite.ts';

const command = 'echo hello; echo trouble >&2; exit 3';
const means = ['key', 'password'] as const;

function expectHello(result: Ended): void {
  expect(result, describeEnd(result)).toMatchObject({ code: 3, stdout: 'hello\n' });
  expect(result.stderr).toContain('trouble');
}

describeWith(['openssh', 'accounts'], 'the peers among themselves', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const key = shared(
    () => makeKey(folder(), 'key'),
    () => {},
  );
  const account = shared(
    () => makeAccount([key().publicLine]),
    (made) => made.remove(),
  );
  const running = (start: () => Promise<RunningServer>): (() => RunningServer) =>
    shared(start, (server) => server.stop());
  const login = (
    server: RunningServer,
    by: { readonly key: string } | { readonly password: string },
  ): LoginOptions => ({
    port: server.port,
    user: account().name,
    command,
    knownHosts: folder().write('known_hosts', knownHostsLine(server.port, server.hostKey)),
    ...by,
  });
  const byOpensshMeans = (by: (typeof means)[number]) =>
    by === 'key' ? { key: key().file } : { password: account().password };

  describeWith([], 'sshd', () => {
    const sshd = running(() => startSshd({ authorizedKeys: account().authorizedKeys }));

    test.each(means)('lets ssh in by %s', async (by) => {
      expectHello(await ssh(login(sshd(), byOpensshMeans(by))));
    });

    test('refuses a wrong password', async () => {
      const result = await ssh(login(sshd(), { password: 'wrong' }));
      expect(result.code).toBe(255);
      expect(result.stderr).toContain('Permission denied');
    });

    test.each(coveringChoices(opensshOffer).map((choice) => [nameOf(choice), choice] as const))(
      'speaks %s',
      async (_name, algorithms) => {
        expectHello(await ssh({ ...login(sshd(), { key: key().file }), algorithms }));
      },
    );

    describeWith(['dropbear'], 'and dbclient', () => {
      test.each(means)('lets it in by %s', async (by) => {
        const options =
          by === 'key' ? { key: await dropbearKey(key().file) } : { password: account().password };
        expectHello(await dbclient(login(sshd(), options)));
      });
    });

    describeWith(['putty'], 'and plink', () => {
      test.each(means)('lets it in by %s', async (by) => {
        const options =
          by === 'key' ? { key: await puttyKey(key().file) } : { password: account().password };
        expectHello(await plink(login(sshd(), options), sshd().hostKey));
      });
    });

    describeWith(['asyncssh'], 'and asyncssh', () => {
      test.each(means)('lets it in by %s', async (by) => {
        expectHello(await asyncsshClient(login(sshd(), byOpensshMeans(by))));
      });
    });
  });

  describeWith(['dropbear'], 'dropbear', () => {
    const dropbear = running(() => startDropbear());

    test.each(means)('lets ssh in by %s', async (by) => {
      expectHello(await ssh(login(dropbear(), byOpensshMeans(by))));
    });

    test.each(coveringChoices(dropbearOffer).map((choice) => [nameOf(choice), choice] as const))(
      'speaks %s',
      async (_name, algorithms) => {
        expectHello(await ssh({ ...login(dropbear(), { key: key().file }), algorithms }));
      },
    );
  });

  describeWith(['tinysshd'], 'tinysshd', () => {
    const tinysshd = running(startTinysshd);

    test.each(coveringChoices(tinysshdOffer).map((choice) => [nameOf(choice), choice] as const))(
      'lets ssh in by key with %s',
      async (_name, algorithms) => {
        expectHello(await ssh({ ...login(tinysshd(), { key: key().file }), algorithms }));
      },
    );
  });

  describeWith(['asyncssh'], 'asyncssh', () => {
    const asyncssh = running(() =>
      startAsyncssh({
        authorizedKeys: account().authorizedKeys,
        password: account().password,
      }),
    );

    test.each(means)('lets ssh in by %s', async (by) => {
      expectHello(await ssh(login(asyncssh(), byOpensshMeans(by))));
    });

    test.each(coveringChoices(asyncsshOffer).map((choice) => [nameOf(choice), choice] as const))(
      'speaks %s',
      async (_name, algorithms) => {
        expectHello(await ssh({ ...login(asyncssh(), { key: key().file }), algorithms }));
      },
    );
  });
});
