/** Every real client logs in to `sshow serve`, by every means and with every algorithm of it. */
import { expect, test } from 'vitest';

import { coveringChoices, everyChoice, nameOf } from './peers/algorithms.ts';
import { asyncsshClient, asyncsshOffer } from './peers/asyncssh.ts';
import { dbclient, dropbearKey, dropbearOffer } from './peers/dropbear.ts';
import { opensshOffer, ssh } from './peers/openssh.ts';
import { describe, type Ended } from './peers/process.ts';
import { plink, puttyKey } from './peers/putty.ts';
import type { LoginOptions } from './peers/types.ts';
import { serveWorld, type ServeWorld } from './serve-world.ts';
import { describeWith, type Need } from './suite.ts';

interface Client {
  readonly name: string;
  readonly needs: readonly Need[];
  readonly login: (world: ServeWorld, options: LoginOptions) => Promise<Ended>;
  /** The key in the client's own format. */
  readonly key: (file: string) => Promise<string>;
  /** What it says when it is not let in. Its exit status does not always tell. */
  readonly refused: RegExp;
}

const clients: readonly Client[] = [
  {
    name: 'ssh',
    needs: [],
    login: (_world, options) => ssh(options),
    key: (file) => Promise.resolve(file),
    refused: /Permission denied/,
  },
  {
    name: 'dbclient',
    needs: ['dropbear'],
    login: (_world, options) => dbclient(options),
    key: dropbearKey,
    refused: /exited: (Disconnect received|No auth methods)/,
  },
  {
    name: 'plink',
    needs: ['putty'],
    login: (world, options) => plink(options, world.hostKey().publicLine),
    key: puttyKey,
    refused: /Access denied|Server refused our key/,
  },
  {
    name: 'asyncssh',
    needs: ['asyncssh'],
    login: (_world, options) => asyncsshClient(options),
    key: (file) => Promise.resolve(file),
    refused: /Permission ?denied/i,
  },
];

function expectAnswer(result: Ended, stdout: string): void {
  expect(result, describe(result)).toMatchObject({ code: 0, stdout });
}

// Keys are made by OpenSSH's ssh-keygen.
describeWith(['openssh'], 'sshow serve', () => {
  const world = serveWorld();
  const serving = world.serving();

  for (const { name, needs, login, key, refused } of clients) {
    describeWith(needs, `lets ${name} in`, () => {
      test('by publickey, and runs a command', async () => {
        const options = {
          ...world.byKey(serving(), 'echo hello'),
          key: await key(world.key().file),
        };
        expectAnswer(await login(world, options), 'hello\n');
      });

      test('by password, and runs a command', async () => {
        expectAnswer(await login(world, world.byPassword(serving(), 'whoami')), 'alice\n');
      });

      test('and refuses a key that it does not know', async () => {
        const stranger = await world.stranger();
        const options = { ...world.byKey(serving(), 'echo hello'), key: await key(stranger) };
        const result = await login(world, options);
        expect(result.stdout).toBe('');
        expect(result.stderr).toMatch(refused);
      });

      test('and refuses a wrong password', async () => {
        const options = { ...world.byPassword(serving(), 'echo hello'), password: 'wrong' };
        const result = await login(world, options);
        expect(result.stdout).toBe('');
        expect(result.stderr).toMatch(refused);
      });

      test('and tells it of a command that it does not have', async () => {
        const result = await login(world, world.byPassword(serving(), 'frobnicate now'));
        expect(result, describe(result)).toMatchObject({ code: 127, stdout: '' });
        expect(result.stderr).toContain('frobnicate');
      });
    });
  }

  describeWith([], 'speaks with ssh', () => {
    test.each(everyChoice(opensshOffer).map((choice) => [nameOf(choice), choice] as const))(
      '%s',
      async (_name, algorithms) => {
        const options = { ...world.byKey(serving(), 'echo hello'), algorithms };
        expectAnswer(await ssh(options), 'hello\n');
      },
    );

    test('with strict key exchange', async () => {
      const options = { ...world.byKey(serving(), 'echo hello'), extra: ['-vvv'] };
      const result = await ssh(options);
      expectAnswer(result, 'hello\n');
      expect(result.stderr).toMatch(/will use strict KEX ordering/);
    });

    test('and tells it which signatures a login may use', async () => {
      const result = await ssh({ ...world.byKey(serving(), 'echo hello'), extra: ['-vvv'] });
      expect(result.stderr).toMatch(/kex_input_ext_info: server-sig-algs=<.*ssh-ed25519.*>/);
    });

    test('which finds no algorithm in common when it only has others', async () => {
      const options = {
        ...world.byKey(serving(), 'echo hello'),
        extra: ['-oCiphers=3des-cbc'],
      };
      const result = await ssh(options);
      expect(result.code).toBe(255);
      expect(result.stderr).toContain('no matching cipher found');
    });
  });

  describeWith(['dropbear'], 'speaks with dbclient', () => {
    // It guesses a key exchange and sends its first packet at once; its kex cannot be chosen.
    test.each(
      coveringChoices({ ...dropbearOffer, kexes: ['its own kex'] }).map(
        (choice) => [nameOf(choice), choice] as const,
      ),
    )('%s', async (_name, algorithms) => {
      const key = await dropbearKey(world.key().file);
      const options = { ...world.byKey(serving(), 'echo hello'), key, algorithms };
      expectAnswer(await dbclient(options), 'hello\n');
    });

    test('whose guess is wrong', async () => {
      const scenario = world
        .folder()
        .write(
          'group14.json',
          '{"server":{"algorithms":{"kex":["diffie-hellman-group14-sha256"]}}}',
        );
      const other = await world.start(['--scenario', scenario]);
      try {
        const key = await dropbearKey(world.key().file);
        const options = { ...world.byKey(other, 'echo hello'), key };
        expectAnswer(await dbclient(options), 'hello\n');
      } finally {
        await other.process.stop();
      }
    });
  });

  describeWith(['asyncssh'], 'speaks with asyncssh', () => {
    test.each(coveringChoices(asyncsshOffer).map((choice) => [nameOf(choice), choice] as const))(
      '%s',
      async (_name, algorithms) => {
        const options = { ...world.byKey(serving(), 'echo hello'), algorithms };
        expectAnswer(await asyncsshClient(options), 'hello\n');
      },
    );
  });
});
