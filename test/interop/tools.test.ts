/** What the Files panel shows of ssh-keygen and ssh-keyscan, against what they print of the same files and server. */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

import { saltOf } from '../../src/world/files/hashed-names.ts';
import { filesOf } from '../../src/world/files/run-files.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate } from '../../src/world/simulate.ts';
import { toolView, type Tool } from '../../src/world/tools/tool-runs.ts';
import { temporaryFolder } from './peers/place.ts';
import { program, run, start, startOnFreePort, until } from './peers/process.ts';
import { describeWith, shared } from './suite.ts';

const HOST = '127.0.0.1';
const keyTypes = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ssh-rsa'];

/** A run that accepts a new host behind lines of all sorts, with keys of all kinds. */
const runOn = (port: number, known_hosts: string, identification?: string) =>
  simulate(
    parseScenario({
      client: { known_hosts, strict_host_key_checking: 'accept-new', user: 'alice' },
      server: {
        ...{ host: HOST, port, ...(identification && { identification }) },
        host_keys: keyTypes.map((type, at) => ({ type, name: `host_${at}`, comment: 'root@it' })),
      },
    }),
  );

const lines = (port: number): string =>
  [
    '# my hosts',
    'other.example,10.1.2.3 {server:host_1}',
    '*.example {server:host_2} a comment',
    'not a key',
    `@revoked ${HOST} {server:host_2}`,
    '',
  ].join('\n') + (port === 22 ? `${HOST} {server:host_1}\n` : '');

let made = 0;

describeWith(['openssh'], 'the tools on the files of a run', () => {
  const folder = shared(
    async () => temporaryFolder(),
    (made) => made.remove(),
  );

  /** A file on this machine in place of that of the run, in what is typed and in what is printed. */
  const keygen = async (tool: Tool, path: string, host: string) => {
    const name = tool === 'F' || tool === 'R' ? [host] : [];
    const { stdout, stderr, code } = await run('ssh-keygen', [`-${tool}`, ...name, '-f', path]);
    return { stdout, stderr: stderr.replaceAll('\r\n', '\n'), status: code };
  };

  test.each([
    ['with lines that cannot be read', 22, lines],
    ['on another port', 2222, (port: number) => lines(port).replace('not a key\n', '')],
    ['that is new', 22, () => ''],
  ])('print what ssh-keygen prints, %s', async (_name, port, text) => {
    const session = runOn(port, text(port));
    const files = filesOf(session);
    const host = port === 22 ? HOST : `[${HOST}]:${port}`;
    let count = 0;
    for (const tool of ['l', 'lv', 'F', 'R', 'H'] as const) {
      for (const { file, command, stdout, stderr, status, leaves } of toolView(session, tool)
        .runs) {
        const own = files.find(({ path }) => path === file?.path)?.versions[file?.version ?? 0];
        if (!file || !own) throw new Error('no such file');
        const here = folder().file(`${tool}-${(made += 1)}`);
        if (own.text !== '') writeFileSync(here, own.text, { mode: 0o600 });
        const theirs = await keygen(tool, here, host);
        const home = file.path.replace(/^~/, '/home/alice');
        const printed = file.path.startsWith('/etc/ssh/') ? basename(file.path) : home;
        const ours = (words: string) => words.replaceAll(printed, here);
        expect(command).toContain(`ssh-keygen -${tool}`);
        expect(theirs.status, command).toBe(status);
        // The salts are their own: everything else is the same.
        expect(theirs.stdout, command).toBe(ours(stdout));
        expect(theirs.stderr, command).toBe(ours(stderr));
        if (leaves) {
          const { stdout: after } = await run('cat', [here]);
          const left = leaves.filter(({ number }) => number !== null).map((line) => line.text);
          expect(left.map(unsalted)).toEqual(after.split('\n').slice(0, -1).map(unsalted));
        }
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(10);
  });

  test('print what ssh-keyscan prints of a server with the same keys', async () => {
    const keys = filesOf(runOn(22, ''))
      .filter(({ side, kind }) => side === 'server' && kind === 'private key')
      .map(({ path, versions }) => folder().write(basename(path), versions[0]?.text ?? ''));
    const { port, process: sshd } = await startOnFreePort((port) => {
      const config = folder().write(
        'sshd_config',
        [
          ...[`Port ${port}`, `ListenAddress ${HOST}`, 'PidFile none', 'UsePAM no'],
          ...keys.map((key) => `HostKey ${key}`),
          '',
        ].join('\n'),
      );
      return start(program('sshd'), ['-D', '-e', '-f', config]);
    });
    try {
      const theirs = await until(
        async () => {
          const scanned = await run('ssh-keyscan', ['-p', String(port), HOST]);
          return scanned.stdout === '' ? null : scanned;
        },
        () => sshd.stderr(),
      );
      const [, banner] = /^# \S+ (SSH-2\.0-.*)$/m.exec(theirs.stderr) ?? [];
      const { runs, agrees } = toolView(runOn(port, '', banner), 'keyscan');
      const [scan, prints] = runs;
      expect(scan?.command).toBe(`ssh-keyscan -p ${port} ${HOST}`);
      expect(scan).toMatchObject({ status: theirs.code, stderr: theirs.stderr });
      // They come in the order in which the server answers.
      expect(scan?.stdout.split('\n').toSorted()).toEqual(theirs.stdout.split('\n').toSorted());
      const piped = await run('ssh-keygen', ['-lf', '-'], { input: scan?.stdout ?? '' });
      expect(prints).toMatchObject({ stdout: piped.stdout, stderr: piped.stderr });
      expect(agrees).toBe(true);
      const none = await run('ssh-keygen', ['-lf', '-'], { input: '' });
      expect(none.stderr).toBe('(stdin) is not a public key file.\r\n');
    } finally {
      await sshd.stop();
    }
  });
});

describeWith(['openssl'], 'a hashed name', () => {
  test('comes out of the command that stands under its line', async () => {
    const scenario = catalog.find(({ name }) => name === 'hashed-known-hosts')?.scenario;
    const [file] = filesOf(simulate(parseScenario(scenario ?? {})));
    const [match] = file?.matches ?? [];
    if (!match?.command || !match.host) throw new Error('no hashed name was found');
    expect(match.host.name).toBe('server.example');
    const { stdout } = await run('sh', ['-c', match.command]);
    expect(stdout.trim()).toBe(match.host.by.split('|')[3]);
  });
});

/** A line whose hashed name has lost its salt. */
const unsalted = (line: string): string =>
  saltOf(line.split(' ')[0] ?? '') ? line.replace(/^\S+/, 'hashed') : line;
