/** Runs with keys of every kind, on both sides. */
import { describe, expect, test } from 'vitest';
import { toHex } from '../../src/codec/bytes.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import { keyTypes, PublicKeyBlob, blobType } from '../../src/protocol/ssh/public-key.ts';
import { filesOf } from '../../src/world/files/run-files.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { ScenarioError } from '../../src/world/scenario.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { keyPair } from './support/ends.ts';

const run = (scenario: object): Run => simulate(parseScenario(scenario));

/** Which algorithms signed: the host's, then the user's. */
const signedWith = ({ recorder }: Run): unknown[] =>
  recorder.steps
    .filter(({ key }) => key === 'signed-hash' || key === 'signed-request')
    .map(({ args }) => args['algorithm']);

const problemOf = (scenario: object): string => {
  try {
    run(scenario);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  throw new Error('it could be run');
};

const types = [...keyTypes.keys()];
const best = (type: string): string | undefined => keyTypes.get(type)?.algorithms[0];
const hostOf = (type: string) => ({ name: 'host', type, comment: 'root@server' });
const userOf = (type: string) => ({ name: 'own', type, comment: 'alice@laptop' });
const users = { alice: { authorized_keys: '{client:own}\n' } };

describe.each(types)('%s', (type) => {
  test('is a host key, made from the seed and the key’s name', () => {
    const made = run({ server: { host_keys: [hostOf(type)] } });
    expect(made.end).toEqual({ kind: 'established', fault: null });
    expect(signedWith(made)[0]).toBe(best(type));
    const again = run({ server: { host_keys: [hostOf(type)] } });
    expect(again.recorder.frames.map(({ wire }) => toHex(wire))).toEqual(
      made.recorder.frames.map(({ wire }) => toHex(wire)),
    );
    const hostKeys = ['host', 'host 2', 'host 3', 'host 4'].map((name) => {
      const { recorder } = run({ server: { host_keys: [{ ...hostOf(type), name }] } });
      return recorder.values.find(({ symbol }) => symbol === 'K_S')?.hex;
    });
    expect(hostKeys).not.toContain(undefined);
    expect(new Set(hostKeys).size).toBeGreaterThan(1);
  });

  test('is a user key', () => {
    const made = run({ client: { keys: [userOf(type)] }, server: { users } });
    expect(made.end).toEqual({ kind: 'established', fault: null });
    expect(signedWith(made)[1]).toBe(best(type));
  });

  test('is known by known_hosts: then it is asked for first, and nobody is asked', () => {
    const other = { ...hostOf(type === 'ssh-rsa' ? 'ssh-ed25519' : 'ssh-rsa'), name: 'other' };
    const made = run({
      client: { known_hosts: 'server.example {server:host}\n' },
      server: { host_keys: [other, hostOf(type)] },
    });
    expect(made.end.kind).toBe('established');
    expect(made.answers.asked).toEqual([]);
    expect(signedWith(made)[0]).toBe(best(type));
  });

  test('has changed where known_hosts has another of its kind', () => {
    const { end } = run({
      client: { known_hosts: `server.example {other:${type} the key before}\n` },
      server: { host_keys: [hostOf(type)] },
    });
    expect(end).toMatchObject({ kind: 'refused', fault: { fault: { kind: 'host-key-changed' } } });
  });

  test('can be given as what it is made of', () => {
    const { privateKey, publicBlob } = keyPair('alice', type);
    const key = { ...userOf(type), private: toHex(privateKey) };
    const made = run({ client: { keys: [key] }, server: { users } });
    expect(made.end.kind).toBe('established');
    expect(made.recorder.values.find(({ symbol }) => symbol === 'K_U')?.hex).toBe(
      toHex(publicBlob),
    );
    const [file] = filesOf(made).filter(({ path }) => path === '~/.ssh/own.pub');
    expect(file?.origin).toBe('scenario');
  });

  test('with a byte too few is refused by name', () => {
    const { privateKey, publicBlob } = keyPair('alice', type);
    const cut = { ...userOf(type), private: toHex(privateKey.subarray(1)) };
    expect(problemOf({ client: { keys: [cut] } })).toMatch(
      /^client\.keys\[0\]\.private: expected /,
    );
    const open = { ...userOf(type), public: toHex(publicBlob.subarray(1)) };
    expect(problemOf({ client: { keys: [open] } })).toMatch(
      new RegExp(`^client\\.keys\\[0\\]\\.public: expected a key of type ${type}, found none`),
    );
  });
});

test('a server with keys of all kinds offers them as sshd does, and announces every one', () => {
  const host_keys = types.map((type) => ({ ...hostOf(type), name: type }));
  const made = run({ server: { host_keys } });
  expect(made.scenario.server.algorithms.host_keys).toEqual(
    types.flatMap((type) => keyTypes.get(type)?.algorithms ?? []),
  );
  const [announced] = made.recorder.frames.flatMap(({ value }) =>
    typeof value === 'object' && value !== null && 'hostkeys' in value ? [value.hostkeys] : [],
  );
  expect(announced).toHaveLength(types.length);
  expect(signedWith(made)[0]).toBe('ssh-ed25519');
});

test.each(['rsa-sha2-512', 'rsa-sha2-256'])('%s can be asked of an RSA host key', (name) => {
  const made = run({
    client: { algorithms: { host_keys: [name] } },
    server: { host_keys: [hostOf('ssh-rsa')] },
  });
  expect(made.end.kind).toBe('established');
  expect(signedWith(made)[0]).toBe(name);
});

test('ssh-rsa, which signs with SHA-1, is no algorithm that can be agreed', () => {
  const { end } = run({
    client: { algorithms: { host_keys: ['ssh-rsa'] } },
    server: { host_keys: [hostOf('ssh-rsa')] },
  });
  expect(end.fault?.fault).toMatchObject({ kind: 'no-common-algorithm', category: 'host key' });
});

test('RSA keys are shipped test keys, which say so, and no two ends get the same one', () => {
  const made = run({
    client: { keys: [userOf('ssh-rsa'), { ...userOf('ssh-rsa'), name: 'second' }] },
    server: { host_keys: [hostOf('ssh-rsa')], users },
  });
  const privates = made.recorder.values.filter(({ symbol }) => ['d_U', 'k_S'].includes(symbol));
  expect(privates).toHaveLength(3);
  expect(new Set(privates.map(({ hex }) => hex)).size).toBe(3);
  for (const { label } of privates)
    expect(label).toMatch(/ \(a throw-away test key that comes with sshow\)$/);
  const files = filesOf(made).filter(({ kind }) => kind === 'private key');
  expect(files.every(({ origin }) => origin === 'sshow')).toBe(true);
});

test('the shipped test keys are those that ssh-keygen made', () => {
  const prints = new Set<string>();
  for (let at = 0; at < 20; at++) {
    const { publicBlob } = keyPair(`somebody ${at}`, 'ssh-rsa');
    expect(blobType(PublicKeyBlob, publicBlob)).toBe('ssh-rsa');
    prints.add(fingerprint(publicBlob));
  }
  expect([...prints].toSorted()).toEqual(SHIPPED);
});

test.each([
  [{ client: { keys: [{ type: 'ssh-dss' }] } }, /^client\.keys\[0\]\.type: expected .*"ssh-rsa"/],
  [{ client: { keys: [{ type: 'rsa-sha2-512' }] } }, /^client\.keys\[0\]\.type: expected /],
  [
    { client: { keys: [{ type: 'ssh-rsa', private: '00' }] } },
    /^client\.keys\[0\]\.private: expected the numbers n, e, d, iqmp, p and q/,
  ],
  [
    { client: { keys: [{ type: 'ecdsa-sha2-nistp256', private: '00'.repeat(32) }] } },
    /^client\.keys\[0\]\.private: expected a number from 1 to n - 1/,
  ],
  [
    { client: { keys: [{ type: 'ssh-rsa' }, { type: 'ssh-rsa' }] } },
    /^client\.keys\[1\]\.name: expected a name of its own, found "id_rsa" once more/,
  ],
  [
    { server: { host_keys: [{ type: 'ssh-rsa', public: toHex(keyPair('a').publicBlob) }] } },
    /^server\.host_keys\[0\]\.public: expected a key of type ssh-rsa, found ssh-ed25519/,
  ],
])('%j is refused by name', (scenario, words) => {
  expect(problemOf(scenario)).toMatch(words);
});

/** As `ssh-keygen -l` printed them when they were made. */
const SHIPPED = [
  'SHA256:O0xC1QYJVacigJt95dCa9wlW7DL49clq6xzdKvLslqg',
  'SHA256:Tr3l+j8WzqAfAXV0Ln5p887Su4Le3V5OxMbspqyqySo',
  'SHA256:qpO9XOaFWSjx+VbMeMMNfG3M4UWx+TKZBCkfKSaYCm0',
];
