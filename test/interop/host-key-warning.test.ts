/** The commands beside the warning of a changed host key, run for real: whatever stands in a host's or a user's name. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { warningAt } from '../../src/world/host-key-warning.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { shellWord } from '../../src/world/shell-commands/sh.ts';
import { simulate } from '../../src/world/simulate.ts';
import { makeKey, temporaryFolder } from './peers/place.ts';
import { run } from './peers/process.ts';
import { describeWith, shared } from './suite.ts';

const inShell = (command: string) => run('sh', ['-c', command]);

function commandsTo(host: string, port: number, user = 'alice') {
  const name = port === 22 ? host : `[${host}]:${port}`;
  const client = { user, known_hosts: `${name} {other:the host key before}\n` };
  const made = simulate(parseScenario({ client, server: { host, port } }));
  const step = made.recorder.steps.findLastIndex(({ side }) => side === 'client');
  const warning = warningAt(made, step);
  if (!warning) throw new Error('nothing is refused');
  return warning.commands;
}

const hosts: readonly (readonly [string, number])[] = [
  ['server.example', 22],
  ['server.example', 2222],
  ['203.0.113.10', 2222],
];

describeWith(['openssh'], 'beside the warning of a changed host key', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );

  test.each(hosts)(
    'ssh-keygen -R takes out what known_hosts has for %s, port %i',
    async (host, port) => {
      const { publicLine } = await makeKey(folder(), `key-${host}-${port}`);
      const name = port === 22 ? host : `[${host}]:${port}`;
      const file = folder().write(
        'known_hosts',
        `${name} ${publicLine}\nother.example ${publicLine}\n`,
      );
      const { code, stderr } = await inShell(`${commandsTo(host, port).replace} -f ${file}`);
      expect(code, stderr).toBe(0);
      expect(readFileSync(file, 'utf8')).toBe(`other.example ${publicLine}\n`);
    },
  );

  test.each(hosts)('ssh understands the commands to %s, port %i', async (host, port) => {
    const { unchecked, nowhere } = commandsTo(host, port);
    const config = async (command: string): Promise<string[]> =>
      (await inShell(command.replace(/^ssh /, 'ssh -F none -G '))).stdout.split('\n');
    const asIs = ['user alice', `hostname ${host}`, `port ${port}`];
    expect(await config(unchecked)).toEqual(
      expect.arrayContaining([...asIs, 'stricthostkeychecking false']),
    );
    expect(await config(nowhere)).toEqual(
      expect.arrayContaining([...asIs, 'userknownhostsfile /dev/null']),
    );
  });

  test('a name with signs of the shell in it stays a name', async () => {
    const user = '$(touch x); `touch y` "a\'b" \\ *';
    const { stdout } = await inShell(`printf '%s\\n' ${shellWord(user)}`);
    expect(stdout).toBe(`${user}\n`);
    const { unchecked } = commandsTo('server.example', 22, '-oProxyCommand=touch z');
    const said = await inShell(unchecked.replace(/^ssh /, 'ssh -F none -G '));
    expect(said.stdout).not.toContain('proxycommand');
  });

  test('what a terminal would obey is left out', () => {
    expect(shellWord('a\u001b[201~\u000fb')).toBe("'a[201~b'");
  });
});
