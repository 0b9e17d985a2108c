/** The key schedules of runs, each value of which is computed anew by Node's own HMAC. RFC 8446 §7.1. */
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import type { ValueRecord } from '../../../src/world/recorder.ts';
import { schedulesOf, type Schedule, type ScheduleNode } from '../../../src/world/tls/schedule.ts';
import { simulateTls } from '../../../src/world/tls.ts';

const ran = (scenario: object) =>
  simulateTls(parseTlsScenario({ protocol: 'tls-1.3', ...scenario })).recorder;
const shown = (scenario: object) => schedulesOf(ran(scenario));
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`no ${index}`);
  return found;
};
const bytesOf = (value: ValueRecord | null): Uint8Array => {
  if (!value) throw new Error('no such value');
  return value.bytes;
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function independent(name: string) {
  const hash = name.replace('SHA-', 'sha');
  const hmac = (key: Uint8Array, data: Uint8Array) => createHmac(hash, key).update(data).digest();
  return {
    hmac,
    digest: (messages: readonly ValueRecord[]) =>
      createHash(hash)
        .update(Buffer.concat(messages.map(({ bytes }) => bytes)))
        .digest(),
    expand(secret: Uint8Array, label: string, context: Uint8Array, length: number) {
      const text = Buffer.from(`tls13 ${label}`);
      const info = Buffer.concat([
        Buffer.from([length >> 8, length & 255, text.length]),
        text,
        Buffer.from([context.length]),
        context,
      ]);
      return hmac(secret, Buffer.concat([info, Buffer.from([1])])).subarray(0, length);
    },
  };
}

/** Checks everything below a secret; says how many values that were. */
function recomputed(
  schedule: Schedule,
  secret: ValueRecord,
  nodes: readonly ScheduleNode[],
): number {
  const own = independent(schedule.hash);
  let count = 0;
  for (const { label, context, value, nodes: below } of nodes) {
    const { bytes } = value ?? { bytes: null };
    if (!value || !bytes) continue;
    const input = context?.bytes ?? new Uint8Array();
    const made =
      label === 'verify_data'
        ? own.hmac(secret.bytes, input)
        : own.expand(secret.bytes, label, input, bytes.length);
    expect([label, hex(bytes)]).toEqual([label, hex(made)]);
    count += 1 + recomputed(schedule, value, below);
  }
  return count;
}

function checkAll(schedule: Schedule): number {
  const own = independent(schedule.hash);
  let count = 0;
  for (const { secret, salt, input, nodes, derived } of schedule.stages) {
    if (!secret) continue;
    expect(hex(secret.bytes)).toBe(hex(own.hmac(bytesOf(salt), bytesOf(input))));
    count += 1 + recomputed(schedule, secret, [...nodes, ...(derived ? [derived] : [])]);
  }
  for (const { value, covers } of schedule.hashes)
    expect(hex(value.bytes)).toBe(hex(own.digest(schedule.messages.slice(0, covers))));
  return count;
}

const symbols = (values: readonly (ValueRecord | null)[]) => values.map((one) => one?.symbol);
const labels = (nodes: readonly ScheduleNode[]): unknown[] =>
  nodes.map(({ label, nodes: below }) => (below.length > 0 ? [label, labels(below)] : label));

describe('a first contact', () => {
  const [schedule, ...others] = shown({});
  if (!schedule) throw new Error('no schedule');

  test('has one handshake, between client and server', () => {
    expect(others).toEqual([]);
    expect(schedule.ends).toEqual({ client: 'client', server: 'server' });
    expect([schedule.suite, schedule.group, schedule.hash, schedule.resumed]).toEqual([
      'TLS_AES_256_GCM_SHA384',
      'x25519',
      'SHA-384',
      false,
    ]);
  });

  test('hashes its messages in their order, and each hash covers those before it', () => {
    expect(symbols(schedule.messages)).toEqual(['CH', 'SH', 'EE', 'CT_S', 'CV_S', 'F_S', 'F_C']);
    expect(schedule.hashes.map(({ covers }) => covers)).toEqual([2, 4, 5, 6, 7]);
  });

  test('has every secret of RFC 8446 §7.1 and every key of §7.3', () => {
    expect(schedule.stages.map(({ name, nodes }) => [name, labels(nodes)])).toEqual([
      ['early', []],
      [
        'handshake',
        [
          ['c hs traffic', ['key', 'iv', ['finished', ['verify_data']]]],
          ['s hs traffic', ['key', 'iv', ['finished', ['verify_data']]]],
        ],
      ],
      [
        'master',
        [
          ['c ap traffic', ['key', 'iv']],
          ['s ap traffic', ['key', 'iv']],
          'exp master',
          ['res master', ['resumption']],
        ],
      ],
    ]);
    const [early] = schedule.stages;
    expect(symbols([early?.salt ?? null, early?.input ?? null])).toEqual(['0', '0']);
  });

  test('is what Node computes', () => {
    expect(checkAll(schedule)).toBe(3 + 2 + 10 + 9);
  });
});

test.each([
  ['TLS_CHACHA20_POLY1305_SHA256', { cipher_suites: ['TLS_CHACHA20_POLY1305_SHA256'] }],
  ['TLS_AES_128_GCM_SHA256', { cipher_suites: ['TLS_AES_128_GCM_SHA256'] }],
])('%s is what Node computes', (suite, client) => {
  const [schedule] = shown({ client });
  expect(schedule?.suite).toBe(suite);
  expect(schedule && checkAll(schedule)).toBe(24);
});

test('a client certificate is hashed too', () => {
  const [schedule] = shown({
    client: { certificate: {} },
    server: { client_certificates: 'required' },
  });
  const expected = ['CH', 'SH', 'EE', 'CR', 'CT_S', 'CV_S', 'F_S', 'CT_C', 'CV_C', 'F_C'];
  expect(symbols(schedule?.messages ?? [])).toEqual(expected);
  expect(schedule && checkAll(schedule)).toBe(24);
});

test('after a HelloRetryRequest, a message_hash stands for the first ClientHello', () => {
  const [schedule] = shown({
    client: { key_shares: ['secp256r1'] },
    server: { groups: ['x25519'] },
  });
  expect(symbols(schedule?.messages ?? []).slice(0, 4)).toEqual(['MH', 'HRR', 'CH', 'SH']);
  expect(schedule && checkAll(schedule)).toBe(24);
});

test('a resumed connection begins with the PSK of the ticket of the one before', () => {
  const schedules = shown({ client: { connections: 2 } });
  const [first, second] = [at(schedules, 0), at(schedules, 1)];
  expect([first.resumed, second.resumed]).toEqual([false, true]);
  const resumption = first.stages[2]?.nodes.find(({ label }) => label === 'res master')?.nodes[0];
  expect(second.stages[0]?.input?.hex).toBe(resumption?.value?.hex);
  expect(labels(second.stages[0]?.nodes ?? [])).toEqual([
    ['res binder', [['finished', ['verify_data']]]],
  ]);
  expect(symbols(second.messages)).toEqual(['CH', 'SH', 'EE', 'F_S', 'F_C']);
  expect(first.from).toBeLessThan(second.from);
  expect(checkAll(second)).toBe(24 + 3);
});

test('a man in the middle has a schedule with the client, and one with the server', () => {
  const schedules = shown({
    attack: 'man-in-the-middle',
    client: { checks_certificate: false },
  });
  expect(schedules.map(({ ends }) => [ends.client, ends.server])).toEqual([
    ['client', 'attacker'],
    ['attacker', 'server'],
  ]);
  for (const schedule of schedules) checkAll(schedule);
});

test('a connection that the client refuses leaves what was never made', () => {
  const [schedule] = shown({ client: { trusted: '{ca:another}' } });
  const master = schedule?.stages[2];
  const unmade = master?.nodes.filter(({ value }) => !value).map(({ label }) => label);
  expect(unmade).toEqual(['res master']);
});

test('without a shared suite there is no schedule', () => {
  const server = { cipher_suites: ['TLS_AES_128_GCM_SHA256'] };
  expect(shown({ client: { cipher_suites: ['TLS_AES_256_GCM_SHA384'] }, server })).toEqual([]);
});

test('a KeyUpdate makes the next traffic secret out of the one before', () => {
  const [schedule] = shown({
    rekey: { by: 'client', after_bytes: 1 },
    client: { requests: [{}, {}] },
  });
  const node = schedule?.stages[2]?.nodes.find(({ label }) => label === 'c ap traffic');
  expect(labels(node ? [node] : [])).toEqual([
    ['c ap traffic', ['key', 'iv', ['traffic upd', ['key', 'iv']]]],
  ]);
  if (schedule) checkAll(schedule);
});
