/** `sshow connect` at a terminal: it asks what nothing else has answered. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { find } from '../peers.ts';
import { startSshd } from './peers/openssh.ts';
import { knownHostsLine } from './peers/place.ts';
import { describe, start, until, type Ended } from './peers/process.ts';
import { connectWorld } from './connect-world.ts';
import { sourceScript as sshowScript } from './sshow.ts';
import { describeWith } from './suite.ts';

interface Exchange {
  readonly prompt: RegExp;
  readonly answer: string;
}

/** Runs `sshow` on a terminal made by script(1), and answers each prompt when it comes. */
async function talk(args: readonly string[], exchanges: readonly Exchange[]): Promise<Ended> {
  const command = [process.execPath, sshowScript, ...args];
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const terminal = start('script', ['-qec', quoted, '/dev/null']);
  try {
    let seen = 0;
    for (const { prompt, answer } of exchanges) {
      await until(
        () => {
          if (!terminal.running()) throw new Error(`it ended: ${terminal.stdout()}`);
          const found = prompt.exec(terminal.stdout().slice(seen));
          if (found === null) return null;
          seen += found.index + found[0].length;
          return true;
        },
        () => `no ${prompt} in ${terminal.stdout()}`,
      );
      terminal.write(`${answer}\n`);
    }
    return await terminal.ended;
  } finally {
    await terminal.stop();
  }
}

describeWith(['openssh', 'accounts'], 'sshow connect at a terminal', () => {
  const world = connectWorld();
  const sshd = world.running(() => startSshd({ authorizedKeys: world.account().authorizedKeys }));
  const target = (): readonly string[] => [
    'connect',
    `${world.account().name}@127.0.0.1`,
    ...['-p', String(sshd().port)],
  ];
  const question = /\(yes\/no\/\[fingerprint\]\)\? /;
  const atTerminal = test.skipIf(find('script') === null);

  atTerminal('asks about an unknown host, and remembers the one that is accepted', async () => {
    const known = world.folder().write('known_hosts', '');
    const args = [...target(), '--known-hosts', known, '-i', world.key().file, 'echo hello'];
    const result = await talk(args, [{ prompt: question, answer: 'yes' }]);
    expect(result.code, describe(result)).toBe(0);
    expect(result.stdout).toContain('hello');
    expect(readFileSync(known, 'utf8')).toContain(knownHostsLine(sshd().port, sshd().hostKey));
  });

  atTerminal('asks again until the answer is one, and takes no for one', async () => {
    const known = world.folder().write('known_hosts', '');
    const args = [...target(), '--known-hosts', known, '-i', world.key().file, 'echo hello'];
    const result = await talk(args, [
      { prompt: question, answer: 'perhaps' },
      { prompt: /'yes', 'no' or the fingerprint: /, answer: 'no' },
    ]);
    expect(result.code, describe(result)).toBe(1);
    expect(result.stdout).toContain('Host key verification failed.');
    expect(readFileSync(known, 'utf8')).toBe('');
  });

  atTerminal('asks for a password without showing it, and again if it is wrong', async () => {
    const { password } = world.account();
    const args = [...target(), '--known-hosts', world.knownHosts(sshd()), 'echo hello'];
    const result = await talk(args, [
      { prompt: /password: /, answer: 'not the password' },
      { prompt: /password: /, answer: password },
    ]);
    expect(result.code, describe(result)).toBe(0);
    expect(result.stdout).toContain('hello');
    expect(result.stdout).not.toContain(password);
    expect(result.stdout).not.toContain('not the password');
  });
});
