import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { serverLogLines } from '../../src/world/log/server/lines.ts';
import { noticeOf } from '../../src/world/notice.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { maskServerLog } from '../sshd-log.ts';
import { known, run, variants, withoutRealLog } from './support/logins.ts';

const names = { user: 'alice', host: 'server.example' };
const golden = (name: string): string[] =>
  readFileSync(new URL(`../golden/sshd-logs/${name}.txt`, import.meta.url), 'utf8').split('\n');
const linesOf = (scenario: object): string[] => serverLogLines(run(scenario)).flat();
const masked = (scenario: object): string[] =>
  maskServerLog(`${linesOf(scenario).join('\n')}\n`, names).split('\n');

describe('a run prints what a real sshd -ddd prints about the protocol on the same login', () => {
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

describe("the server's lines of a run", () => {
  test('stand at its own steps, one list a step', () => {
    const { steps } = run({}).recorder;
    const lines = serverLogLines(run({}));
    expect(lines).toHaveLength(steps.length);
    const talking = steps.filter((_step, at) => (lines[at]?.length ?? 0) > 0);
    expect(new Set(talking.map(({ side }) => side))).toEqual(new Set(['server']));
  });

  test('name the place that the scenario puts the client in', () => {
    const [first] = linesOf({ client: { address: '192.0.2.7', port: 40000 } });
    expect(first).toBe('Connection from 192.0.2.7 port 40000 on 203.0.113.10 port 22 rdomain ""');
  });

  test('name the numbers of packets before new keys, which only strict key exchange starts again', () => {
    const reset = (scenario: object): string[] =>
      linesOf(scenario).filter((line) => line.includes('resetting'));
    expect(reset({})).toHaveLength(2);
    expect(reset({ server: { markers: [] } })).toEqual([]);
  });

  test('follow what is sent after a login, also where less is', () => {
    const lines = linesOf({ client: known, server: { announce_host_keys: false } });
    const active = lines.findIndex((line) => line.startsWith('debug1: active: key options'));
    expect(lines[active - 1]).toBe('debug3: ssh_packet_set_state: done');
    expect(lines.filter((line) => line.includes('Entering interactive session'))).toHaveLength(1);
  });

  test('of a later key exchange bear no mark of the time before the login', () => {
    const lines = linesOf({
      client: { ...known, commands: ['head -c 2000000 /dev/zero'] },
      rekey: { by: 'client', after_bytes: 100_000 },
    });
    const login = lines.indexOf('debug1: Entering interactive session for SSH2.');
    expect(lines.slice(login).filter((line) => line.endsWith('[preauth]'))).toEqual([]);
    expect(lines.slice(login)).toContain('debug2: local server KEXINIT proposal');
    expect(lines.filter((line) => line.startsWith('debug1: KEX done'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('list_hostkey_types'))).toHaveLength(1);
  });

  test.each([
    ['kex', { kex: ['sntrup761x25519-sha512'] }, 'key exchange method'],
    ['MACs', { ciphers: ['aes128-ctr'], macs: ['umac-64@openssh.com'] }, 'MAC'],
  ])('say that no %s are common, and what the client offered', (_name, algorithms, kind) => {
    expect(linesOf({ client: { algorithms } }).at(-1)).toMatch(
      new RegExp(`no matching ${kind} found\\. Their offer: (sntrup761|umac-64).*\\[preauth\\]$`),
    );
  });

  test('are there whatever is changed on the way', () => {
    for (let byte = 0; byte < 3000; byte += 29) {
      const from = byte % 2 ? 'client' : 'server';
      const flipped = run({ attack: { kind: 'flip-bit', from, byte, bit: byte % 8 } });
      expect(serverLogLines(flipped)).toHaveLength(flipped.recorder.steps.length);
    }
  });

  test('of a session with a recorded end are none', () => {
    expect(linesOf({ client: { recorded: [] }, server: { users: {} } })).toEqual([]);
    expect(linesOf({ server: { recorded: [] } })).toEqual([]);
  });
});
