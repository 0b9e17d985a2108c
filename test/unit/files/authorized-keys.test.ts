/** Options of authorized_keys: what they say, and what a run makes of them. A real sshd judges them in test/interop. */
import { BlockList } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseAbsoluteTime } from '../../../src/world/files/absolute-time.ts';
import { matchAddress } from '../../../src/world/files/address-patterns.ts';
import { fitsPattern } from '../../../src/world/files/host-patterns.ts';
import { fileLines } from '../../../src/world/files/file-lines.ts';
import { optionNames } from '../../../src/world/files/key-notes.ts';
import { noOptions } from '../../../src/world/files/key-options.ts';
import { parseKeyOptions } from '../../../src/world/files/parse-key-options.ts';
import { logLines } from '../../../src/world/log/lines.ts';
import { printed } from '../../../src/world/log/printed.ts';
import { serverLogLines } from '../../../src/world/log/server/lines.ts';
import { transcript } from '../../../src/world/make-transcript.ts';
import { known, run } from '../support/logins.ts';

describe('options', () => {
  test('are read with their values, whatever the case of their names', () => {
    const text =
      'RESTRICT,pty,Command="say \\"a, b\\"",from="10.*,!10.1.*",environment="A=1",permitlisten="22"';
    expect(parseKeyOptions(text)).toEqual({
      ...noOptions,
      ...{ agentForwarding: false, portForwarding: false, userRc: false, x11Forwarding: false },
      command: 'say "a, b"',
      from: '10.*,!10.1.*',
      environment: ['A=1'],
      permitListen: ['*:22'],
    });
  });

  test('never throw, and read again as they are once they are good', () => {
    const piece = fc.constantFrom(
      ...['restrict', 'pty', 'no-', 'command=', 'from=', '"', '\\', ',', 'a', '=', ' ', '*'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const options = parseKeyOptions(pieces.join(''));
        expect(typeof options === 'string' || typeof options.pty === 'boolean').toBe(true);
      }),
    );
  });

  test('that hold for everybody are those that sshd lists', () => {
    expect(optionNames(noOptions)).toBe(
      ' agent-forwarding port-forwarding pty user-rc x11-forwarding',
    );
  });
});

describe('a pattern', () => {
  test.each([
    ['10.0.0.1', '10.*', true],
    ['10.0.0.1', '10.?.?.1', true],
    ['10.0.0.1', '1?.0.0.12', false],
    ['a.b.c', '*.c', true],
    ['', '*', true],
    ['aaaab', '*a*a*b', true],
    ['10.0.0.1', '10.0.0.1*', true],
  ])('%s %s: %s', (text, pattern, matches) => {
    expect(fitsPattern(text, pattern)).toBe(matches);
  });

  test('of many stars takes no time', () => {
    expect(fitsPattern('a'.repeat(40), `${'*a'.repeat(39)}*b`)).toBe(false);
  });

  const v4 = fc.ipV4();
  const v6 = fc.ipV6();
  test.each([
    ['ipv4', v4, 32],
    ['ipv6', v6, 128],
  ] as const)(
    'of a network of %s holds for the addresses in it, as Node says',
    (type, address, bits) => {
      fc.assert(
        fc.property(address, address, fc.integer({ min: 0, max: bits }), (start, other, prefix) => {
          const list = new BlockList();
          list.addSubnet(start, prefix, type);
          const match = matchAddress(other, `${start}/${prefix}`);
          // OpenSSH takes no network with bits beside its mask, and then matches nothing.
          if (typeof match === 'boolean') expect(match).toBe(list.check(other, type));
          else expect(match.invalid).toBe(`${start}/${prefix}`);
        }),
      );
      const zero = type === 'ipv4' ? '0.0.0.0/0' : '::/0';
      fc.assert(
        fc.property(address, (one) => {
          expect(matchAddress(one, zero)).toBe(true);
          expect(matchAddress(one, one)).toBe(true);
        }),
      );
    },
  );
});

test.each([
  ['20260101', '2026-01-01T00:00:00Z'],
  ['202601020304', '2026-01-02T03:04:00Z'],
  ['20260102030405', '2026-01-02T03:04:05Z'],
  ['20260102Z', '2026-01-02T00:00:00Z'],
  ['20260102utc', '2026-01-02T00:00:00Z'],
])('the time %s is %s', (text, iso) => {
  expect(parseAbsoluteTime(text)).toBe(Date.parse(iso) / 1000);
});

test.each(['', 'Z', '2026', '20261301', '20260132', '202601012400', '2026-01-01', '19691231'])(
  '"%s" is no time',
  (text) => {
    expect(parseAbsoluteTime(text)).toBeNull();
  },
);

describe('a run', () => {
  const key = '{client:id_ed25519}';
  const login = (authorized_keys: string, client: object = {}) =>
    run({
      clock: '2026-01-01T00:00:00Z',
      client: { ...known, address: '198.51.100.23', ...client },
      server: { users: { alice: { authorized_keys } }, auth_methods: ['publickey'] },
    });
  const output = (authorized_keys: string, client: object = {}): string | null => {
    const { recorder, end } = login(authorized_keys, client);
    if (end.kind !== 'established') return null;
    const data = recorder.frames.find(({ message }) => message === 'SSH_MSG_CHANNEL_DATA')?.value;
    const bytes = typeof data === 'object' && data !== null && 'data' in data ? data.data : null;
    return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '';
  };

  test.each([
    ['from="198.51.100.0/24"', {}, true],
    ['from="198.51.100.0/24"', { address: '198.51.101.1' }, false],
    ['from="2001:db8::/32"', { address: '2001:db8::1' }, true],
    ['expiry-time="20260102"', {}, true],
    ['expiry-time="20251231"', {}, false],
    ['cert-authority', {}, false],
    ['bogus', {}, false],
  ])('takes a key with %s of a client %j: %s', (options, client, isIn) => {
    expect(output(`${options} ${key}\n`, client)).toBe(isIn ? 'Linux 6.1.0\n' : null);
  });

  test('tries the next line where the options of one forbid it', () => {
    const { recorder } = login(`from="10.*" ${key}\nrestrict ${key}\n`);
    expect(recorder.steps.find(({ key: one }) => one === 'looked-up-user-key')).toMatchObject({
      result: 'accepted',
      args: { line: 2 },
    });
  });

  test('runs the command of the key, which learns what was asked for', () => {
    expect(output(`command="whoami" ${key}\n`)).toBe('alice\n');
    expect(output(`command="echo $SSH_ORIGINAL_COMMAND" ${key}\n`)).toBe('uname -sr\n');
  });

  test('tells at the client what sshd sends about the options, of all lines', () => {
    const text = `bogus ${key}\ncommand="whoami",no-pty ${key}\n`;
    const file = '/home/alice/.ssh/authorized_keys';
    const notes = [
      `debug1: Remote: ${file}:1: bad key options: unknown key option`,
      `debug1: Remote: ${file}:2: key options: agent-forwarding command port-forwarding user-rc x11-forwarding`,
    ];
    const lines = logLines(login(text)).flat();
    expect(lines.filter((line) => line.startsWith('debug1: Remote:'))).toEqual([
      ...notes,
      ...notes,
    ]);
    const server = serverLogLines(login(text));
    expect(server.flat()).toContain(
      "Starting session: forced-command (key-option) 'whoami' for alice from 198.51.100.23 port 50022 id 0",
    );
    expect(server.flat()).toContain('debug1: active: forced command: "whoami"');
    const { lines: all, levels } = printed(server);
    expect(levels[all.indexOf("'")]).toBe(2);
  });

  test.each([
    ['from="10.*"', 'its from= says'],
    ['expiry-time="20200101"', 'its expiry-time is past'],
    ['principals="bob"', 'for certificates'],
  ])('says in words why %s keeps a key out', (options, words) => {
    const texts = transcript(login(`${options} ${key}\n`)).steps.map(({ text }) => text);
    expect(texts.filter((text) => text.includes(words))).toHaveLength(1);
  });
});

test.each([
  ['bogus', 'sshd skips this line: unknown key option'],
  ['from="a', 'sshd skips this line: invalid key option string'],
  ['command="a",command="b"', 'sshd skips this line: multiple "command" clauses'],
])('the Files panel says that sshd skips a line with %s, and why', (options, problem) => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICHvN4fZjRxsAZeZFpt3grXEdsBna1LEmH/bLlyMSSh7';
  expect(fileLines('authorized_keys', `${options} ${key}\n`)[0]?.problem).toBe(problem);
});
