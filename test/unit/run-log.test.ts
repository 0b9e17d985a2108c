import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { logLines } from '../../src/world/log/lines.ts';
import { noticeOf } from '../../src/world/notice.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { maskLog } from '../log-mask.ts';
import { known, run, variants, withoutRealLog, withPassword } from './support/logins.ts';

const names = { user: 'alice', host: 'server.example' };
const golden = (name: string): string[] =>
  readFileSync(new URL(`../golden/logs/${name}.txt`, import.meta.url), 'utf8').split('\n');

const linesOf = (scenario: object): string[] => logLines(run(scenario)).flat();
const masked = (scenario: object): string[] =>
  maskLog(`${linesOf(scenario).join('\n')}\n`, names).split('\n');

describe('a run prints what a real ssh -vvv prints on the same login', () => {
  // No real log was taken with an attacker on the wire, nor of a story that no SSH tells.
  const plain = catalog.filter(
    ({ name, scenario }) =>
      !scenario.attack && noticeOf(scenario) === null && !withoutRealLog.has(name),
  );
  test.each(plain.map(({ name, scenario }) => [name, scenario] as const))(
    '%s',
    (name, scenario) => {
      expect(masked(scenario)).toEqual(golden(name));
    },
  );

  test.each(Object.entries(variants))('%s', (name, scenario) => {
    expect(masked(scenario)).toEqual(golden(name));
  });
});

describe('the lines of a run', () => {
  test('stand at the steps of the client and of the connection, one list a step', () => {
    const { steps } = run({}).recorder;
    const lines = logLines(run({}));
    expect(lines).toHaveLength(steps.length);
    const talking = steps.filter((_step, at) => (lines[at]?.length ?? 0) > 0);
    expect(new Set(talking.map(({ side }) => side))).toEqual(new Set(['link', 'client']));
  });

  test('end at the question that waits', () => {
    expect(linesOf({ ask: true }).at(-1)).toBe(
      'Are you sure you want to continue connecting (yes/no/[fingerprint])? ',
    );
    const login = { ask: true, client: { ...known, keys: [] }, server: withPassword };
    expect(linesOf(login).at(-1)).toBe("alice@server.example's password: ");
  });

  test.each([
    [
      'yes',
      'No ED25519 host key is known for server.example and you have requested strict checking.',
    ],
    [
      'accept-new',
      "Warning: Permanently added 'server.example' (ED25519) to the list of known hosts.",
    ],
  ])('of a client whose StrictHostKeyChecking is %s, asking nobody', (checking, line) => {
    const lines = linesOf({ client: { strict_host_key_checking: checking } });
    expect(lines).toContain(line);
    expect(lines.filter((one) => one.startsWith('Are you sure'))).toEqual([]);
  });

  test('prefer host key algorithms of which the client knows a key, as its KEXINIT does', () => {
    const key =
      'AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLl85rfCB1vIurs2dAPgxcU7MnC4TQKk49WB' +
      'SdVC8c0PWmIQpVxo/+H3S+E0X7CzLVfB9A0tRdifpzGftdbr70k=';
    const lines = linesOf({
      client: { known_hosts: `server.example ecdsa-sha2-nistp256 ${key}\n` },
    });
    const order = 'ecdsa-sha2-nistp256-cert-v01@openssh.com,ecdsa-sha2-nistp256';
    expect(lines).toContain(`debug3: order_hostkeyalgs: prefer hostkeyalgs: ${order}`);
    expect(lines).toContainEqual(
      expect.stringContaining(`debug2: host key algorithms: ${order},ssh-ed25519-cert-v01`),
    );
  });

  test('name each of several keys by its file', () => {
    const keys = [{ name: 'id_work' }, { name: 'id_home' }];
    const users = { alice: { authorized_keys: '{client:id_home}\n' } };
    const lines = linesOf({ client: { ...known, keys }, server: { users } });
    const told = lines.filter((line) => /^debug1: (Offering|Server accepts) /.test(line));
    expect(told.map((line) => line.replace(/ ED25519.*/, ''))).toEqual([
      'debug1: Offering public key: /home/alice/.ssh/id_work',
      'debug1: Offering public key: /home/alice/.ssh/id_home',
      'debug1: Server accepts key: /home/alice/.ssh/id_home',
    ]);
  });

  test.each([
    ['kex', { kex: ['sntrup761x25519-sha512'] }, 'key exchange method'],
    ['host keys', { host_keys: ['rsa-sha2-256'] }, 'host key type'],
    ['MACs', { ciphers: ['aes128-ctr'], macs: ['umac-64@openssh.com'] }, 'MAC'],
  ])('say that no %s are common', (_name, algorithms, kind) => {
    const line = linesOf({ client: { algorithms } }).at(-1);
    expect(line).toContain(
      `Unable to negotiate with 203.0.113.10 port 22: no matching ${kind} found.`,
    );
  });

  test('of other software, and of lines before its identification', () => {
    const identification = 'SSH-2.0-dropbear_2022.83';
    const lines = linesOf({
      server: { identification, lines_before: ['Hello', 'there'], extensions: {}, markers: [] },
    });
    expect(lines).toContain('debug1: compat_banner: no match: dropbear_2022.83');
    expect(lines).toContain('debug1: kex_exchange_identification: banner line 1: there');
    expect(lines).toContain('debug2: we sent a publickey packet, wait for reply');
    expect(lines.join('\n')).not.toContain('resetting');
  });

  test('are there whatever is changed on the way', () => {
    for (let byte = 0; byte < 3000; byte += 13) {
      const attack = {
        kind: 'flip-bit',
        from: byte % 2 ? 'client' : 'server',
        byte,
        bit: byte % 8,
      };
      const flipped = run({ attack });
      expect(logLines(flipped)).toHaveLength(flipped.recorder.steps.length);
    }
  });

  test('of a recorded client are none, as nobody saw its terminal', () => {
    expect(linesOf({ client: { recorded: [] }, server: { users: {} } })).toEqual([]);
  });
});
