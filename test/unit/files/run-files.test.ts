/** The files of a run, and fingerprints of the keys in them. */
import { describe, expect, test } from 'vitest';

import { leaves } from '../../../src/codec/field.ts';
import { toHex } from '../../../src/codec/bytes.ts';
import { fileLines } from '../../../src/world/files/file-lines.ts';
import { keygenList, md5Fingerprint } from '../../../src/world/files/fingerprints.ts';
import { explainPrivateKey } from '../../../src/world/files/openssh-private-key.ts';
import { readPrivateKey } from '../../../src/world/files/private-key-file.ts';
import { fromBase64 } from '../../../src/world/files/public-key-line.ts';
import { filesOf, type RunFile } from '../../../src/world/files/run-files.ts';
import { parseScenario } from '../../../src/world/parse-scenario.ts';
import { catalog } from '../../../src/world/scenarios/catalog.ts';
import type { ScenarioInput } from '../../../src/world/scenario.ts';
import { simulate } from '../../../src/world/simulate.ts';

const runOf = (scenario: ScenarioInput = {}) => simulate(parseScenario(scenario));

function file(files: readonly RunFile[], path: string): RunFile {
  const found = files.find((one) => one.path === path);
  if (!found) throw new Error(`no ${path} in ${files.map((one) => one.path).join(', ')}`);
  return found;
}

const paths = (scenario: ScenarioInput) => filesOf(runOf(scenario)).map(({ path }) => path);

describe('the files of a run', () => {
  test('are those that OpenSSH has on both sides, the client’s first', () => {
    expect(paths({})).toEqual([
      '~/.ssh/known_hosts',
      '~/.ssh/id_ed25519',
      '~/.ssh/id_ed25519.pub',
      '/etc/ssh/ssh_host_ed25519_key',
      '/etc/ssh/ssh_host_ed25519_key.pub',
      '/home/alice/.ssh/authorized_keys',
    ]);
  });

  test('have a version for each text, from the step that wrote it', () => {
    const run = runOf();
    const { versions, reads } = file(filesOf(run), '~/.ssh/known_hosts');
    const key = (step: number | undefined) => run.recorder.steps[step ?? -1]?.key;
    expect(versions.map(({ step }) => key(step))).toEqual(['connected', 'host-key-accepted']);
    expect(reads.map(key)).toEqual(['looked-up-host-key']);
    expect(versions[0]?.text).toBe('');
    const [line] = fileLines('known_hosts', versions[1]?.text ?? '', versions[0]?.text);
    expect(line).toMatchObject({ change: 'added', problem: null });
  });

  test('authorized_keys is read where the server looks the key up, twice for a login', () => {
    const run = runOf();
    const { reads } = file(filesOf(run), '/home/alice/.ssh/authorized_keys');
    expect(reads.map((step) => run.recorder.steps[step]?.key)).toEqual([
      'looked-up-user-key',
      'looked-up-user-key',
    ]);
  });

  test('of whoever has no entry of their own is the file for any user', () => {
    const users = { '*': { authorized_keys: '{client:id_ed25519}\n' } };
    const files = filesOf(runOf({ server: { users } }));
    expect(file(files, '/home/*/.ssh/authorized_keys').reads).toHaveLength(2);
  });

  test('hold no password', () => {
    const password = 'correct horse battery staple';
    const run = runOf({
      client: { keys: [], passwords: [password] },
      server: { users: { alice: { password } } },
    });
    expect(run.end.kind).toBe('established');
    expect(JSON.stringify(filesOf(run))).not.toContain(password);
  });

  test('of a recorded end there are none; of our end of one, no private keys', () => {
    const text = 'server.example ssh-ed25519 AAAA\n';
    const publicKey = '0000000b7373682d6564323535313900000020'.padEnd(102, '1');
    expect(
      paths({
        client: { known_hosts: text, keys: [{ public: publicKey }] },
        server: { recorded: [] },
      }),
    ).toEqual(['~/.ssh/known_hosts', '~/.ssh/id_ed25519.pub']);
    expect(paths({ client: { recorded: [] }, server: { users: { bob: {} } } })).toEqual([
      '/etc/ssh/ssh_host_ed25519_key',
      '/etc/ssh/ssh_host_ed25519_key.pub',
      '/home/bob/.ssh/authorized_keys',
    ]);
  });

  test.each(catalog.map(({ name, scenario }) => [name, scenario] as const))(
    'are there in %s, and looking at them changes nothing in the run',
    (_name, scenario) => {
      const run = runOf(scenario);
      const draws = run.recorder.draws.length;
      const files = filesOf(run);
      expect(files.length).toBeGreaterThan(0);
      expect(run.recorder.draws).toHaveLength(draws);
      expect(filesOf(runOf(scenario))).toEqual(files);
    },
  );
});

describe('a private key file', () => {
  const run = runOf();
  const { versions, content, origin } = file(filesOf(run), '~/.ssh/id_ed25519');
  const text = versions[0]?.text ?? '';

  test('is read back as the key of the run', () => {
    const read = readPrivateKey(text);
    if (!read.ok) throw new Error(read.problem);
    const secret = run.recorder.values.find(({ symbol }) => symbol === 'd_U');
    expect(toHex(read.key.privateKey)).toBe(secret?.hex);
    expect(read.key.comment).toBe('alice@laptop');
  });

  test('has lines of 70 characters, and its bytes are all explained', () => {
    const body = text.split('\n').slice(1, -2);
    expect(body.slice(0, -1).every(({ length }) => length === 70)).toBe(true);
    if (!content) throw new Error('no content');
    expect(content).toEqual(fromBase64(body.join('')));
    const names = leaves(explainPrivateKey(content)).map(({ name }) => name);
    expect(names).toContain('seed');
    expect(names).toContain('checkint_2');
    expect(names).not.toContain('unparsed');
  });

  test('says where its key comes from', () => {
    expect(origin).toBe('seed');
    const given = { private: '11'.repeat(32) };
    expect(file(filesOf(runOf({ client: { keys: [given] } })), '~/.ssh/id_ed25519').origin).toBe(
      'scenario',
    );
    const overrides = { 'server private host key ssh_host_ed25519_key': '22'.repeat(32) };
    const changed = filesOf(runOf({ overrides }));
    expect(file(changed, '/etc/ssh/ssh_host_ed25519_key').origin).toBe('scenario');
    expect(file(changed, '~/.ssh/id_ed25519').origin).toBe('seed');
  });
});

describe('fingerprints', () => {
  // Of the key in private-key.test.ts; printed by ssh-keygen 9.2: -l -E md5, and -lv.
  const blob = fromBase64('AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7');
  if (!blob) throw new Error('no key');

  test('are printed as ssh-keygen does', () => {
    expect(md5Fingerprint(blob)).toBe('MD5:49:41:1a:74:65:76:2b:88:c5:57:37:19:5d:39:02:8e');
    expect(keygenList(blob, 'alice@example', { visual: true })).toEqual(
      `256 SHA256:q/d7WluYBX9py0KvNmcYju5UHm3WHVnj6OW03wyCytE alice@example (ED25519)
+--[ED25519 256]--+
|               ..|
|              o +|
|            .. * |
|         . ..o= *|
|        S E .=+O+|
|       . +  +*B++|
|        +  .*o+++|
|       .. .o.Boo |
|      .. .**o.+  |
+----[SHA256]-----+`.split('\n'),
    );
    expect(keygenList(blob, '')).toEqual([
      expect.stringMatching(/^256 SHA256:\S{43} no comment \(ED25519\)$/),
    ]);
  });

  test('of a kind of key that nobody knows: nothing, as ssh-keygen passes over it', () => {
    expect(keygenList(Uint8Array.of(0, 0, 0, 1, 97), 'x', { visual: true })).toEqual([]);
    expect(keygenList(new Uint8Array(), 'x')).toEqual([]);
  });
});
