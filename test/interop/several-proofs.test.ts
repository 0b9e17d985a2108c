/** Logins that take more than one proof, and keyboard-interactive, between sshow and real peers in either role. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { totp } from '../../src/crypto/totp.ts';
import { connectWorld, expectRefusal, expectSuccess } from './connect-world.ts';
import { asyncsshClient } from './peers/asyncssh.ts';
import { sshArguments, startSshd } from './peers/openssh.ts';
import { makeKey, temporaryFolder } from './peers/place.ts';
import { run, until } from './peers/process.ts';
import { plink } from './peers/putty.ts';
import { replay, startServe } from './sshow.ts';
import { describeWith, shared } from './suite.ts';

const LETS_PAM_ASK = [
  'UsePAM yes',
  'KbdInteractiveAuthentication yes',
  'PasswordAuthentication no',
];

describeWith(['openssh', 'accounts'], 'sshow connect, and a real sshd', () => {
  const world = connectWorld();
  const sshd = (config: readonly string[]) =>
    world.running(() => startSshd({ authorizedKeys: world.account().authorizedKeys, config }));

  const twoSteps = sshd(['AuthenticationMethods publickey,password']);
  const prompting = sshd(LETS_PAM_ASK);
  const keyAndPrompts = sshd([
    ...LETS_PAM_ASK,
    'AuthenticationMethods publickey,keyboard-interactive:pam',
  ]);
  const twoKeys = sshd(['AuthenticationMethods publickey,publickey']);
  const twoTries = sshd(['MaxAuthTries 2']);

  const both = (server: ReturnType<typeof twoSteps>) => [
    ...world.byPassword(server),
    ...['-i', world.key().file],
  ];

  test('logs in by a key and then a password, of which neither alone does', async () => {
    const { stdout } = await expectSuccess([...both(twoSteps()), 'echo in']);
    expect(stdout).toBe('in\n');
    expect(twoSteps().log()).toMatch(/^Partial publickey for /m);
    await expectRefusal(1, /password/, [...world.byKey(twoSteps()), 'echo in']);
    await expectRefusal(1, /publickey/, [...world.byPassword(twoSteps()), 'echo in']);
  });

  test('answers what PAM asks, and the empty request behind it', async () => {
    const out = world.folder().file('prompts.json');
    const args = [...world.byPassword(prompting()), '--out', out, 'echo in'];
    expect((await expectSuccess(args)).stdout).toBe('in\n');
    expect(prompting().log()).toMatch(/^Accepted keyboard-interactive\/pam for /m);
    const recording = readFileSync(out, 'utf8');
    expect(recording).not.toContain(world.account().password);
    const { frames, outcome } = await replay(out);
    expect(outcome.kind).toBe('established');
    const asked = frames.filter(({ message }) => message === 'SSH_MSG_USERAUTH_INFO_REQUEST');
    expect(asked).toHaveLength(2);
  });

  test('is refused with a wrong answer', async () => {
    const wrong = world.folder().write('wrong', 'not it\n');
    const args = [...world.byPassword(prompting()), '--password-file', wrong, 'echo in'];
    await expectRefusal(1, /keyboard-interactive/, args);
  });

  test('logs in by a key and then what PAM asks', async () => {
    const { stdout } = await expectSuccess([...both(keyAndPrompts()), 'echo in']);
    expect(stdout).toBe('in\n');
  });

  test('needs two keys where the server wants two', async () => {
    const second = await makeKey(world.folder(), 'second');
    const { authorizedKeys } = world.account();
    const before = readFileSync(authorizedKeys, 'utf8');
    writeFileSync(authorizedKeys, `${before}${second.publicLine}\n`);
    const one = world.byKey(twoKeys());
    expect((await expectSuccess([...one, '-i', second.file, 'echo in'])).stdout).toBe('in\n');
    await expectRefusal(1, /publickey/, [...one, 'echo in']);
  });

  test('is hung up on after as many refused keys as the server takes', async () => {
    const keys = await Promise.all([1, 2, 3].map((at) => makeKey(world.folder(), `refused_${at}`)));
    const [first, ...more] = keys.map(({ file }) => file);
    const known = world.byKey(twoTries()).slice(0, -2);
    const args = [...known, ...[first ?? '', ...more].flatMap((file) => ['-i', file])];
    await expectRefusal(1, /Too many authentication failures/, [...args, 'echo in']);
  });
});

const SECRET = 'ONUGC4TFMQQHO2LUNAQGCIDQNBXW4ZJO';
const secretBytes = new TextEncoder().encode('shared with a phone.');

describeWith(['openssh'], 'sshow serve, and a real ssh', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );

  /** A server whose users are these, for as long as `work` takes. */
  async function withServer(server: object, work: (port: number, out: string) => Promise<void>) {
    const scenario = folder().write('scenario.json', JSON.stringify({ server }));
    const out = temporaryFolder();
    const serving = await startServe(['--scenario', scenario, '--out', out.path]);
    try {
      await work(serving.port, out.path);
    } finally {
      await serving.process.stop();
      out.remove();
    }
  }

  /** ssh with a program that answers prompts by what they say; the prompts that it was asked. */
  async function ssh(port: number, answers: Readonly<Record<string, string>>, key?: string) {
    const place = temporaryFolder();
    const cases = Object.entries(answers).map(
      ([part, answer]) => `*'${part}'*) printf '%s\\n' '${answer}' ;;`,
    );
    place.write('prompts', '');
    const script = [
      '#!/bin/sh',
      `printf '%s\\n' "$1" >>'${place.file('prompts')}'`,
      `case "$1" in ${cases.join(' ')} esac`,
      '',
    ].join('\n');
    place.write('askpass', script, 0o700);
    const options = { port, user: 'alice', command: 'whoami', ...(key && { key }), password: '' };
    const args = sshArguments(options).filter((arg) => !arg.startsWith('-oPreferred'));
    const env = {
      ...{ SSH_AUTH_SOCK: undefined, SSH_ASKPASS_REQUIRE: 'force' },
      SSH_ASKPASS: place.file('askpass'),
    };
    const ended = await run('ssh', ['-v', ...args], { env });
    const prompts = readFileSync(place.file('prompts'), 'utf8').split('\n').slice(0, -1);
    place.remove();
    return { ...ended, prompts };
  }

  const prompts = [
    {
      name: 'Two questions',
      instruction: 'Both are needed.',
      ask: [
        { prompt: 'Favourite colour: ', echo: true, answer: 'blue' },
        { prompt: 'Password: ', answer: 'open sesame' },
      ],
    },
    { ask: [{ prompt: 'Code: ', totp: SECRET }] },
  ];
  const code = (): string => totp(secretBytes, Date.now() / 1000).code;

  test('asks several things at once and in turn, and judges a code by the clock', async () => {
    await withServer({ users: { alice: { prompts } } }, async (port) => {
      const right = { colour: 'blue', Password: 'open sesame', Code: code() };
      const good = await ssh(port, right);
      expect(good).toMatchObject({ code: 0, stdout: 'alice\n' });
      expect(good.prompts).toEqual([
        '(alice@127.0.0.1) Favourite colour: ',
        '(alice@127.0.0.1) Password: ',
        '(alice@127.0.0.1) Code: ',
      ]);
      expect(good.stderr).toContain('Two questions');
      expect(good.stderr).toContain('Both are needed.');
      expect(good.stderr).toContain('using "keyboard-interactive"');
      for (const wrong of [{ colour: 'red' }, { Password: 'x' }, { Code: 'x' }]) {
        const bad = await ssh(port, { ...right, ...wrong });
        expect(bad.stderr).toContain('Permission denied (keyboard-interactive)');
      }
    });
  });

  test('wants a key, then a password, then what it asks', async () => {
    const key = await makeKey(folder(), 'key');
    const alice = { authorized_keys: `${key.publicLine}\n`, password: 'pw', prompts };
    const server = {
      users: { alice },
      authentication_methods: ['publickey,password,keyboard-interactive'],
    };
    await withServer(server, async (port) => {
      const right = { 's password': 'pw', colour: 'blue', Password: 'open sesame', Code: code() };
      const good = await ssh(port, right, key.file);
      expect(good).toMatchObject({ code: 0, stdout: 'alice\n' });
      expect(good.stderr).toContain('Authenticated using "publickey" with partial success.');
      expect(good.stderr).toContain('Authenticated using "password" with partial success.');
      const bad = await ssh(port, right);
      expect(bad.stderr).toContain('Permission denied (publickey)');
    });
  });

  test('records such a login without what was answered', async () => {
    await withServer({ users: { alice: { prompts } } }, async (port, out) => {
      const right = { colour: 'blue', Password: 'open sesame', Code: code() };
      expect(await ssh(port, right)).toMatchObject({ code: 0 });
      const name = await until(
        () => Promise.resolve(readdirSync(out).find((file) => file.endsWith('.json')) ?? null),
        () => 'no recording is written',
      );
      const text = readFileSync(`${out}/${name}`, 'utf8');
      for (const secret of ['open sesame', SECRET, 'blue']) expect(text).not.toContain(secret);
      expect((await replay(`${out}/${name}`)).outcome.kind).toBe('established');
    });
  });
});

describeWith(['putty', 'asyncssh', 'openssh'], 'sshow serve, and other clients', () => {
  test('asks PuTTY and asyncssh for a password by keyboard-interactive', async () => {
    const folder = temporaryFolder();
    const hostKey = await makeKey(folder, 'host_key');
    const users = { alice: { prompts: [{ ask: [{ prompt: 'Password: ', answer: 'sesame' }] }] } };
    const scenario = folder.write('scenario.json', JSON.stringify({ server: { users } }));
    const serving = await startServe(['--scenario', scenario, '--host-key', hostKey.file]);
    try {
      const login = { port: serving.port, user: 'alice', command: 'whoami' };
      for (const password of ['sesame', 'barley']) {
        const isIn = password === 'sesame';
        const putty = await plink({ ...login, password }, hostKey.publicLine);
        expect(putty.stdout.includes('alice')).toBe(isIn);
        const asyncssh = await asyncsshClient({ ...login, password });
        expect(asyncssh.stdout.includes('alice')).toBe(isIn);
      }
    } finally {
      await serving.process.stop();
      folder.remove();
    }
  });
});
