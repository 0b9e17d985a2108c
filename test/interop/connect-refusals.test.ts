/** When `sshow connect` does not let itself in, and what it says then. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { startSshd } from './peers/openssh.ts';
import { knownHostsLine, makeKey } from './peers/place.ts';
import { describe, freePort, must } from './peers/process.ts';
import { startTalker, startTap } from './peers/tap.ts';
import { connectWorld, expectRefusal, expectSuccess } from './connect-world.ts';
import { sshowHere } from './sshow-here.ts';
import { sshow } from './sshow.ts';
import { describeWith } from './suite.ts';
import { parseTranscript } from './transcripts.ts';

describeWith(['openssh', 'accounts'], 'sshow connect', () => {
  const world = connectWorld();
  const sshd = world.running(() =>
    startSshd({ authorizedKeys: world.account().authorizedKeys, config: ['MaxAuthTries 3'] }),
  );
  const target = (port = sshd().port): readonly string[] => [
    'connect',
    `${world.account().name}@127.0.0.1`,
    ...['-p', String(port)],
  ];
  const withKey = (): readonly string[] => ['-i', world.key().file];

  test.each([
    [1, 'the handshake fails', () => [...target(), 'echo hello']],
    [2, 'its arguments are bad', () => ['connect', '--frobnicate']],
  ] as const)('ends with exit status %i when %s', async (code, _when, args) => {
    const result = await sshow(args());
    expect(result, describe(result)).toMatchObject({ code, stdout: '' });
    expect(result.stderr).not.toBe('');
  });

  describeWith([], 'and the host key', () => {
    test('refuses an unknown host', async () => {
      await expectRefusal(1, /unknown|not known/i, [...target(), ...withKey(), 'echo hello']);
    });

    test('accepts an unknown host with --accept-new', async () => {
      const { stdout } = await expectSuccess([
        ...target(),
        ...withKey(),
        ...['--accept-new', 'echo hello'],
      ]);
      expect(stdout).toBe('hello\n');
    });

    test('accepts a host that is in the known_hosts file, among others', async () => {
      const other = await makeKey(world.folder(), 'other_host');
      const known = world
        .folder()
        .write(
          'known_hosts',
          [
            '# some hosts\n\n',
            `elsewhere.example ${other.publicLine} a comment\n`,
            knownHostsLine(sshd().port, sshd().hostKey),
          ].join(''),
        );
      const { stdout } = await expectSuccess([
        ...target(),
        ...withKey(),
        ...['--known-hosts', known, 'echo hello'],
      ]);
      expect(stdout).toBe('hello\n');
    });

    test.each([
      ['hashed by ssh-keygen', '', true],
      ['that a pattern means', '[127.0.0.*]:*,!other.example ', false],
      ['that is known without its port', '127.0.0.1 ', false],
    ])('accepts a host %s', async (_how, hosts, hash) => {
      const { port, hostKey } = sshd();
      const line = hosts ? `${hosts}${hostKey}\n` : knownHostsLine(port, hostKey);
      const known = world.folder().write('known_hosts_forms', line);
      if (hash) await must('ssh-keygen', ['-H', '-f', known]);
      const { stdout } = await expectSuccess([
        ...target(),
        ...withKey(),
        ...['--known-hosts', known, 'echo hello'],
      ]);
      expect(stdout).toBe('hello\n');
    });

    test.each([[[]], [['--accept-new']]])('refuses one that is revoked, %j', async (flags) => {
      const { port, hostKey } = sshd();
      const text = `${knownHostsLine(port, hostKey)}@revoked * ${hostKey}\n`;
      const known = world.folder().write('known_hosts_revoked', text);
      await expectRefusal(1, /REVOKED HOST KEY.*\n.*line 2/s, [
        ...target(),
        ...withKey(),
        ...['--known-hosts', known, ...flags, 'echo hello'],
      ]);
    });

    test('refuses a wrong key, also where a scenario says that nothing is checked', async () => {
      const folder = world.folder();
      const wrong = await makeKey(folder, 'wrong_host');
      const text = knownHostsLine(sshd().port, wrong.publicLine);
      const known = folder.write('known_hosts_wrong', text);
      const scenario = '{"client":{"strict_host_key_checking":"no"}}';
      const flags = ['--known-hosts', known, '--scenario', folder.write('no.json', scenario)];
      await expectRefusal(1, /REMOTE HOST IDENTIFICATION HAS CHANGED!/, [
        ...target(),
        ...withKey(),
        ...[...flags, 'echo hello'],
      ]);
    });

    test('writes a new host hashed where it is told to, and ssh-keygen finds it', async () => {
      const folder = world.folder();
      const known = folder.write('known_hosts_new', '# mine\n');
      const scenario = folder.write('hash.json', '{"client":{"hash_known_hosts":true}}');
      await expectSuccess([
        ...target(),
        ...withKey(),
        ...['--known-hosts', known, '--accept-new', '--scenario', scenario, 'echo hello'],
      ]);
      const name = `[127.0.0.1]:${sshd().port}`;
      const found = await must('ssh-keygen', ['-F', name, '-f', known]);
      expect(found).toMatch(/^# Host \S+ found: line 2 \n\|1\|/);
    });

    test.each([
      ['with no other flag', []],
      ['and --accept-new changes nothing', ['--accept-new']],
    ])('refuses a host whose key has changed, %s', async (_name, flags) => {
      const changed = await makeKey(world.folder(), `changed_host_${flags.length}`);
      const known = world
        .folder()
        .write('known_hosts', knownHostsLine(sshd().port, changed.publicLine));
      await expectRefusal(1, /changed|does not match|differs/i, [
        ...target(),
        ...withKey(),
        ...['--known-hosts', known, ...flags, 'echo hello'],
      ]);
    });
  });

  describeWith([], 'and the login', () => {
    const known = (): readonly string[] => ['--known-hosts', world.knownHosts(sshd())];

    test('fails with a wrong password', async () => {
      const file = world.folder().write('wrong', 'not the password\n');
      const { stderr } = await expectRefusal(1, /password|permission|auth/i, [
        ...target(),
        ...known(),
        ...['--password-file', file, 'echo hello'],
      ]);
      expect(stderr).not.toContain('not the password');
    });

    test('takes the password from SSHOW_PASSWORD', async () => {
      const { stdout } = await expectSuccess([...target(), ...known(), 'echo hello'], {
        env: { SSHOW_PASSWORD: world.account().password },
      });
      expect(stdout).toBe('hello\n');
    });

    test('prefers the flag to SSHOW_PASSWORD', async () => {
      const file = world.folder().write('right', `${world.account().password}\n`);
      await expectSuccess([...target(), ...known(), '--password-file', file, 'echo hello'], {
        env: { SSHOW_PASSWORD: 'wrong' },
      });
    });

    test('opens its key with SSHOW_PASSPHRASE', async () => {
      const locked = world.folder().write('encrypted', await readFile(world.key().file, 'utf8'));
      await must('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'a passphrase', '-f', locked]);
      const { stdout } = await expectSuccess(
        [...target(), ...known(), '-i', locked, 'echo hello'],
        { env: { SSHOW_PASSPHRASE: 'a passphrase' } },
      );
      expect(stdout).toBe('hello\n');
    });

    test('fails with a key that may not log in', async () => {
      const stranger = await makeKey(world.folder(), 'stranger');
      await expectRefusal(1, /publickey|permission|auth/i, [
        ...target(),
        ...known(),
        ...['-i', stranger.file, 'echo hello'],
      ]);
    });

    test('tries one key after the other', async () => {
      const stranger = await makeKey(world.folder(), 'first_stranger');
      const { stdout } = await expectSuccess([
        ...target(),
        ...known(),
        ...['-i', stranger.file, ...withKey(), 'echo hello'],
      ]);
      expect(stdout).toBe('hello\n');
    });

    test('tries the password where no key is let in', async () => {
      const stranger = await makeKey(world.folder(), 'second_stranger');
      const { stdout } = await expectSuccess(
        [...target(), ...known(), '-i', stranger.file, 'echo hello'],
        { env: { SSHOW_PASSWORD: world.account().password } },
      );
      expect(stdout).toBe('hello\n');
    });

    test('fails without a key or a password', async () => {
      await expectRefusal(1, /auth|permission|key/i, [...target(), ...known(), 'echo hello']);
    });

    test('prints a transcript of a login that failed', async () => {
      const file = world.folder().write('wrong', 'not the password\n');
      const result = await sshowHere([
        ...target(),
        ...known(),
        ...['--password-file', file, '--json', 'echo hello'],
      ]);
      expect(result.code).toBe(1);
      const { outcome } = parseTranscript(result.stdout);
      expect(outcome.kind).toBe('refused');
      expect(result.stdout).not.toContain('not the password');
    });
  });

  describeWith([], 'and its arguments', () => {
    const bad = (words: RegExp, args: readonly string[]) => expectRefusal(2, words, args);

    test('names what is missing or wrong', async () => {
      await bad(/HOST/i, ['connect']);
      await bad(/--frobnicate/, ['connect', '--frobnicate', 'user@127.0.0.1']);
      await bad(/-p|port/i, ['connect', 'user@127.0.0.1', '-p', 'twenty-two']);
      await bad(/-p|port/i, ['connect', 'user@127.0.0.1', '-p', '65536']);
      await bad(/-i/, ['connect', 'user@127.0.0.1', '-i']);
      await bad(/--timeout/, ['connect', 'user@127.0.0.1', '--timeout', 'soon']);
      await bad(/frobnicate/, ['frobnicate']);
    });

    test('names a file that cannot be read', async () => {
      const none = world.folder().file('no-such-file');
      for (const flag of ['-i', '--known-hosts', '--password-file', '--scenario']) {
        await bad(/no-such-file/, [...target(), flag, none, 'echo hello']);
      }
    });

    test('names the place in a scenario that is wrong', async () => {
      const { folder } = world;
      const notJson = folder().write('not.json', '{ "client": ');
      await bad(/not\.json/, [...target(), '--scenario', notJson, 'echo hello']);
      const wrong = folder().write('wrong.json', '{"client":{"algorithms":{"kex":"all"}}}');
      await bad(/client.*algorithms.*kex/, [...target(), '--scenario', wrong, 'echo hello']);
    });

    test('refuses an encrypted private key without its passphrase, and says so', async () => {
      const locked = await makeKey(world.folder(), 'locked', 'a passphrase');
      const args = [
        ...target(),
        ...['--known-hosts', world.knownHosts(sshd()), '-i', locked.file, 'echo hello'],
      ];
      await bad(
        /locked: it is encrypted with a passphrase, and none was given: set SSHOW_PASSPHRASE/,
        args,
      );
      const wrong = await sshow(args, { env: { SSHOW_PASSPHRASE: 'another' } });
      expect(wrong, describe(wrong)).toMatchObject({ code: 2, stdout: '' });
      expect(wrong.stderr).toMatch(/locked: the passphrase is wrong, or it is damaged\n$/);
      expect(wrong.stderr).not.toContain('another');
    });

    test('refuses a file that is no private key, and says so', async () => {
      await bad(/key\.pub/, [...target(), '-i', `${world.key().file}.pub`, 'echo hello']);
    });

    test('refuses to write its recording where it cannot', async () => {
      const nowhere = world.folder().file('no-such-folder/recording.json');
      await bad(/no-such-folder/, [
        ...target(),
        ...withKey(),
        ...['--accept-new', '--out', nowhere, 'echo hello'],
      ]);
      expect(existsSync(nowhere)).toBe(false);
    });
  });

  describeWith([], 'and a server that does not do its part', () => {
    test('says that nobody listens', async () => {
      await expectRefusal(1, /refused|127\.0\.0\.1/i, [...target(await freePort()), 'echo hello']);
    });

    test('gives up after --timeout when the server says nothing', async () => {
      const silent = await startTalker('', 'waits');
      try {
        const before = Date.now();
        await expectRefusal(1, /time|answer/i, [...target(silent.port), '--timeout', '1']);
        expect(Date.now() - before).toBeLessThan(10_000);
      } finally {
        await silent.stop();
      }
    });

    test.each([
      ['nothing', ''],
      ['something else than SSH', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
      ['an identification of SSH 1', 'SSH-1.5-old\r\n'],
      ['an identification and nothing more', 'SSH-2.0-short\r\n'],
      ['a packet of an impossible length', 'SSH-2.0-short\r\n\u007F\u007F\u007F\u007Fabcdefgh'],
    ])('fails when it sends %s and closes', async (_name, says) => {
      const server = await startTalker(says, 'closes');
      try {
        await expectRefusal(1, /./, [...target(server.port), 'echo hello']);
      } finally {
        await server.stop();
      }
    });

    // In the identification, in KEXINIT, in the reply of the key exchange, and in the login.
    test.each([10, 200, 1300, 1700])('fails when it is cut off after %d bytes', async (bytes) => {
      const tap = await startTap(sshd().port, { cutAfter: bytes });
      try {
        await expectRefusal(1, /./, [
          ...target(tap.port),
          ...withKey(),
          ...['--accept-new', 'echo hello'],
        ]);
      } finally {
        await tap.stop();
      }
    });

    test('fails when there is no algorithm in common, and says of which sort', async () => {
      const scenario = world
        .folder()
        .write('choice.json', '{"client":{"algorithms":{"ciphers":["aes128-ctr"]}}}');
      const picky = await startSshd({
        authorizedKeys: world.account().authorizedKeys,
        config: ['Ciphers aes256-gcm@openssh.com'],
      });
      try {
        await expectRefusal(1, /cipher|encryption/i, [
          ...target(picky.port),
          ...withKey(),
          ...['--accept-new', '--scenario', scenario, 'echo hello'],
        ]);
      } finally {
        await picky.stop();
      }
    });
  });
});
