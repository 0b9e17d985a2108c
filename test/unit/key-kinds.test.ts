/** Runs with keys of every kind, on both sides. */
import { describe, expect, test } from 'vitest';
import { toHex, type Bytes } from '../../src/codec/bytes.ts';
import { encode } from '../../src/codec/tape.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import { SSH_MSG_USERAUTH_REQUEST } from '../../src/protocol/ssh/messages/userauth.ts';
import { keyTypes, PublicKeyBlob, blobType } from '../../src/protocol/ssh/public-key.ts';
import { filesOf } from '../../src/world/files/run-files.ts';
import { logLines } from '../../src/world/log/lines.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { ScenarioError } from '../../src/world/scenario.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { flipBit } from './crypto/bytes.ts';
import { keyPair } from './support/ends.ts';
import { Pair } from './support/pair.ts';

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

describe('an RSA key signs as the server has said that it knows', () => {
  const login = (says: object, more: object = {}): Run =>
    run({
      client: { keys: [userOf('ssh-rsa')], passwords: ['right'] },
      server: {
        extensions: says,
        users: { alice: { ...users.alice, password: 'right' } },
        ...more,
      },
    });
  const stepsOf = ({ recorder }: Run, wanted: string) =>
    recorder.steps.filter(({ key }) => key === wanted);

  test.each([
    ['ssh-ed25519,rsa-sha2-256', 'rsa-sha2-256'],
    ['rsa-sha2-256,rsa-sha2-512', 'rsa-sha2-512'],
    ['ssh-rsa,rsa-sha2-512', 'rsa-sha2-512'],
  ])('%s: %s', (says, wanted) => {
    const made = login({ 'server-sig-algs': says });
    expect(made.end.kind).toBe('established');
    expect(signedWith(made)[1]).toBe(wanted);
    expect(stepsOf(made, 'skipped-key')).toEqual([]);
    const names = made.recorder.frames.flatMap(({ value }) =>
      typeof value === 'object' && value !== null && 'public_key_algorithm_name' in value
        ? [value.public_key_algorithm_name]
        : [],
    );
    expect(names).toEqual([wanted, wanted, wanted]);
  });

  test.each([
    ['it has said nothing', {}, false],
    ['it only knows the old way, with SHA-1', { 'server-sig-algs': 'ssh-rsa,ssh-ed25519' }, true],
  ])('is passed over where %s', (_name, says, hasSaid) => {
    const made = login(says);
    expect(made.end.kind).toBe('established');
    const [skipped] = stepsOf(made, 'skipped-key');
    expect(skipped?.args).toMatchObject({ title: 'RSA', says: hasSaid });
    expect(stepsOf(made, 'signed-request')).toEqual([]);
    const lines = logLines(made).flat();
    const at = lines.indexOf('debug1: send_pubkey_test: no mutual signature algorithm');
    expect(lines[at - 1]).toMatch(
      /^debug1: Offering public key: \/home\/alice\/.ssh\/own RSA SHA256:/,
    );
    expect(lines[at + 1]).toBe('debug2: we did not send a packet, disable method');
  });

  test.each(types.filter((type) => type !== 'ssh-rsa'))('and %s never asks', (type) => {
    const made = run({ client: { keys: [userOf(type)] }, server: { users, extensions: {} } });
    expect(made.end.kind).toBe('established');
  });
});

describe('what the server does not take', () => {
  const offered = (algorithm: string, key: string, publicBlob = keyPair('alice', key).publicBlob) =>
    new Pair({ client: { keys: [] } })
      .start()
      .say('client', publickeyRequest(algorithm, publicBlob));
  function publickeyRequest(algorithm: string, publicBlob: Bytes): Bytes {
    return encode(SSH_MSG_USERAUTH_REQUEST, {
      user_name: 'alice',
      service_name: 'ssh-connection',
      method_name: 'publickey',
      has_signature: false,
      public_key_algorithm_name: algorithm,
      public_key_blob: publicBlob,
      signature: null,
    });
  }

  test.each(['ssh-rsa', 'ssh-dss', 'made-up@example.com'])('%s is refused, and says so', (name) => {
    const pair = offered(name, 'ssh-rsa');
    const refusal = pair.watch.server.steps.filter(({ key }) => key === 'refused-algorithm');
    expect(refusal.map(({ report }) => report?.args)).toEqual([{ algorithm: name }]);
    expect(pair.watch.server.names('out').at(-1)).toBe('SSH_MSG_USERAUTH_FAILURE');
    expect(pair.fault('server')).toBe(undefined);
  });

  test('a kind of key under the name of another', () => {
    expect(offered('ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384').fault('server')).toEqual({
      kind: 'malformed-user-key',
      problem: 'ecdsa-sha2-nistp384 offered as ecdsa-sha2-nistp256',
    });
    expect(offered('rsa-sha2-512', 'ssh-ed25519').fault('server')).toEqual({
      kind: 'malformed-user-key',
      problem: 'ssh-ed25519 offered as rsa-sha2-512',
    });
  });

  test('a point beside the curve', () => {
    const { publicBlob } = keyPair('alice', 'ecdsa-sha2-nistp256');
    const beside = flipBit(publicBlob, publicBlob.length * 8 - 1);
    expect(offered('ecdsa-sha2-nistp256', '', beside).fault('server')).toEqual({
      kind: 'malformed-user-key',
      problem: 'its point is not on the curve',
    });
  });
});
