/** known_hosts as a real ssh and ssh-keygen read and write it: files of all forms mixed, from seeds. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { hashedName, saltOf } from '../../src/world/files/hashed-names.ts';
import { addHost, hostName } from '../../src/world/files/host-name.ts';
import { lookUp } from '../../src/world/files/known-hosts.ts';
import {
  findHost,
  hashHosts,
  listKeys,
  removeHost,
  type Printed,
} from '../../src/world/files/known-hosts-tools.ts';
import { fromBase64 } from '../../src/world/files/public-key-line.ts';
import { Draws, knownHostsFile, type Pool } from './known-hosts-files.ts';
import { startSshd } from './peers/openssh.ts';
import { temporaryFolder, type Folder } from './peers/place.ts';
import { must, run, type Ended } from './peers/process.ts';
import { describeWith, shared } from './suite.ts';

const KINDS = [
  ['ed25519', '256'],
  ['ed25519', '256'],
  ['rsa', '2048'],
  ['ecdsa', '256'],
  ['ecdsa', '384'],
  ['ecdsa', '521'],
] as const;

/** Public keys of every kind, as `TYPE BASE64`. */
const makeKeys = (folder: Folder): Promise<string[]> =>
  Promise.all(
    KINDS.map(async ([type, bits], at) => {
      const file = folder.file(`key-${at}`);
      await must('ssh-keygen', ['-q', '-t', type, '-b', bits, '-N', '', '-f', file]);
      return readFileSync(`${file}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
    }),
  );

/** Hundreds of programs, on a machine that may have other things to do. */
const SLOW = { timeout: 180_000 };

/** So many at a time. */
async function each<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>) {
  const left = all.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of left) await work(one);
    }),
  );
}

describeWith(['openssh'], 'known_hosts', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const keys = shared(
    () => makeKeys(folder()),
    () => {},
  );
  const server = shared(
    () => startSshd({ authorizedKeys: '/dev/null' }),
    (made) => made.stop(),
  );

  /** With the server's own key first. */
  const pool = (...names: [string, ...string[]]): Pool => ({
    names,
    keys: [server().hostKey, ...keys()],
  });

  test('48 files are searched, cut, hashed and listed as by ssh-keygen', SLOW, async () => {
    const cases = Array.from({ length: 48 }, (_, seed) => {
      const name = 'alpha.example';
      const text = knownHostsFile(new Draws(seed), pool(name), seed % 2 === 0 ? 0 : 5);
      return { seed, name, text };
    });
    const counts = { found: 0, removed: 0, hashed: 0, refused: 0, listed: 0 };
    await each(cases, 2, async ({ seed, name, text }) => {
      const path = folder().write(`file-${seed}`, text);
      const keygen = async (...args: string[]) =>
        said(await run('ssh-keygen', [...args, '-f', path]));

      for (const host of [name, name.toUpperCase(), 'other.example', '[other.example]:2200']) {
        const found = findHost(text, host);
        expect(found, `${seed} -F`).toEqual({ ...(await keygen('-F', host)), text: null });
        counts.found += found.status === 0 ? 1 : 0;
      }
      const list = listKeys(text, path, false);
      expect(list, `${seed} -l`).toEqual({ ...(await keygen('-l')), text: null });
      counts.listed += list.status === 0 ? 1 : 0;
      expect(listKeys(text, path, true), `${seed} -lv`).toEqual({
        ...(await keygen('-lv')),
        text: null,
      });

      const removed = removeHost(text, name, path);
      expect(removed, `${seed} -R`).toEqual(await changed(path, text, () => keygen('-R', name)));
      counts.removed += removed.text === null ? 0 : 1;
      counts.refused += removed.status;

      folder().write(`file-${seed}`, text);
      const theirs = await changed(path, text, () => keygen('-H'));
      const before = text.split('\n');
      const salts = (theirs.text ?? '')
        .split('\n')
        .filter((line) => !before.includes(line))
        .flatMap((line) => saltOf(line.split(' ')[0] ?? '') ?? []);
      const hashed = hashHosts(text, path, () => salts.shift() ?? new Uint8Array());
      expect(hashed, `${seed} -H`).toEqual(theirs);
      expect(salts).toEqual([]);
      counts.hashed += hashed.text === null ? 0 : 1;
    });
    // That the files are what they should be: enough of each is done, and refused.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(5);
  });

  test('80 files make ssh decide as we do, by the same line', SLOW, async () => {
    const { port, hostKey } = server();
    const key = fromBase64(hostKey.split(' ')[1] ?? '');
    if (!key) throw new Error('the server has no key');
    const own = hostName('127.0.0.1', port);
    const cases = Array.from({ length: 80 }, (_, seed) => {
      const alias = seed % 2 === 0 ? 'alpha.example' : null;
      const names = alias === null ? pool(own, own, '127.0.0.1') : pool(alias);
      return { seed, alias, text: knownHostsFile(new Draws(1000 + seed), names, 4) };
    });
    const counts = { known: 0, unknown: 0, changed: 0, revoked: 0 };
    await each(cases, 4, async ({ seed, alias, text }) => {
      const path = folder().write(`decide-${seed}`, text);
      const options = ['StrictHostKeyChecking=yes', ...(alias ? [`HostKeyAlias=${alias}`] : [])];
      const theirs = decision(await ssh(port, path, options), path);
      const where = alias === null ? { host: '127.0.0.1', port } : { host: alias, port: 22 };
      const ours = lookUp(text, where, key, false, 0);
      counts[ours.found] += 1;
      const line = 'line' in ours && ours.found !== 'revoked' ? ours.line : null;
      expect({ seed, text, found: ours.found, line }).toEqual({ seed, text, ...theirs });
    });
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(5);
  });

  test.each(['', '# mine\n'])(
    'a new host is written behind %j as ssh writes it, plain and hashed',
    async (text) => {
      const { port, hostKey } = server();
      const [type = '', base64 = ''] = hostKey.split(' ');
      const key = fromBase64(base64) ?? new Uint8Array();
      const name = hostName('127.0.0.1', port);
      for (const hash of ['no', 'yes']) {
        const path = folder().write('new', text);
        await ssh(port, path, ['StrictHostKeyChecking=accept-new', `HashKnownHosts=${hash}`]);
        const theirs = readFileSync(path, 'utf8');
        const salt = saltOf(theirs.split('\n').at(-2)?.split(' ')[0] ?? '');
        expect(salt === null).toBe(hash === 'no');
        expect(addHost(text, salt ? hashedName(name, salt) : name, type, key)).toBe(theirs);
      }
    },
  );
});

/** What goes to a terminal as a message ends with CR LF. */
const said = ({ stdout, stderr, code }: Ended) => ({
  stdout,
  stderr: stderr.replaceAll('\r\n', '\n'),
  status: code,
});

/** What a command printed, with the file where it is another one than before. */
async function changed(
  path: string,
  before: string,
  work: () => Promise<ReturnType<typeof said>>,
): Promise<Omit<Printed, 'status'> & { readonly status: number | null }> {
  const printed = await work();
  const isReplaced = printed.stdout.includes(`${path} updated.`);
  const text = readFileSync(path, 'utf8');
  if (!isReplaced) expect(text).toBe(before);
  return { ...printed, text: isReplaced ? text : null };
}

const ssh = (port: number, knownHosts: string, options: readonly string[]): Promise<Ended> =>
  run('ssh', [
    ...['-v', '-F', 'none', '-p', String(port)],
    ...[
      ...options,
      `UserKnownHostsFile=${knownHosts}`,
      'GlobalKnownHostsFile=none',
      'BatchMode=yes',
      'PreferredAuthentications=none',
    ].flatMap((option) => ['-o', option]),
    '127.0.0.1',
    'true',
  ]);

/** What ssh made of the server's key, and by which line where it tells. */
function decision({ stderr }: Ended, path: string) {
  const at = (words: string): number | null => {
    const line = stderr.split(`${words} ${path}:`)[1]?.split(/\D/)[0];
    return line === undefined ? null : Number(line);
  };
  if (stderr.includes('No ED25519 host key is known')) return { found: 'unknown', line: null };
  if (stderr.includes('REVOKED HOST KEY DETECTED')) return { found: 'revoked', line: null };
  if (stderr.includes('REMOTE HOST IDENTIFICATION HAS CHANGED')) {
    return { found: 'changed', line: at('key in') };
  }
  expect(stderr).toContain('Permission denied');
  return { found: 'known', line: at('Found key in') };
}
