/** A run depends on its scenario and on nothing else; what cannot be run says where it is wrong. */
import { describe, expect, test } from 'vitest';
import { toHex, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { x25519 } from '../../src/crypto/x25519.ts';
import { inputsOf } from '../../src/world/inputs.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { transcript } from '../../src/world/make-transcript.ts';
import { complete, ScenarioError, type Problem } from '../../src/world/scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { counting } from './crypto/bytes.ts';

const run = (scenario: object = {}): Run => simulate(parseScenario(scenario));
const wires = ({ recorder }: Run): string[] =>
  recorder.frames.map(({ address, wire, sentMs }) => `${sentMs} ${address} ${toHex(wire)}`);
const valueOf = ({ recorder }: Run, label: string): Bytes => {
  const value = recorder.values.find((one) => one.label === label);
  if (!value) throw new Error(`no value ${label}`);
  return value.bytes;
};

function problemsOf(make: () => unknown): readonly Problem[] {
  try {
    make();
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  throw new Error('nothing is wrong');
}

const small = catalog.filter(({ name }) => name !== 'bulk');

describe.each(small)('$name', ({ scenario }) => {
  const first = run(scenario);

  test('gives the same frames, draws, values and steps again', () => {
    const again = run(scenario);
    expect(wires(again)).toEqual(wires(first));
    expect(again.recorder.draws).toEqual(first.recorder.draws);
    const seen = ({ recorder }: Run) => [
      recorder.values.map(({ address, hex }) => [address, hex]),
      recorder.steps.map(({ key, side, timeMs }) => [key, side, timeMs]),
    ];
    expect(seen(again)).toEqual(seen(first));
    expect(again.end).toEqual(first.end);
  });

  test('with another seed draws other bytes, and ends the same way', () => {
    const other = run({ ...scenario, seed: 'another' });
    expect(other.end.kind).toBe(first.end.kind);
    expect(wires(other)).not.toEqual(wires(first));
    const drawn = new Map(other.recorder.draws.map(({ label, bytes }) => [label, toHex(bytes)]));
    for (const { label, bytes } of first.recorder.draws)
      if (!(label in first.scenario.overrides)) expect(drawn.get(label)).not.toBe(toHex(bytes));
  });

  test('replays from its own draws: all of them as overrides change nothing', () => {
    const overrides = Object.fromEntries(
      first.recorder.draws.map(({ label, bytes }) => [label, toHex(bytes)]),
    );
    expect(wires(run({ ...scenario, seed: 'another', overrides }))).toEqual(wires(first));
  });

  test('does not depend on how fast the link is', () => {
    const slow = run({ ...scenario, link: { rtt_ms: 900, bytes_per_s: 1000 } });
    const bytes = ({ recorder }: Run, from: string) =>
      recorder.frames.filter((frame) => frame.from === from).map(({ wire }) => toHex(wire));
    expect(bytes(slow, 'client')).toEqual(bytes(first, 'client'));
    expect(bytes(slow, 'server')).toEqual(bytes(first, 'server'));
    expect(slow.end).toEqual(first.end);
  });
});

test.each([
  ['first-contact', 'established', undefined],
  ['known-host', 'established', undefined],
  ['changed-host-key', 'refused', 'host-key-changed'],
  ['reinstalled-server', 'refused', 'host-key-changed'],
  ['unknown-user-key', 'refused', 'login-refused'],
  ['wrong-password', 'refused', 'login-refused'],
  ['password-login', 'established', undefined],
  ['no-common-cipher', 'refused', 'no-common-algorithm'],
  ['classic-dh', 'established', undefined],
  ['six-keys', 'established', undefined],
  ['bulk', 'established', undefined],
])('%s ends as %s', (name, kind, fault) => {
  const { end } = run(catalog.find((one) => one.name === name)?.scenario);
  expect([end.kind, end.fault?.fault.kind]).toEqual([kind, fault]);
});

describe('an override', () => {
  const label = 'client ephemeral x25519 private key';
  const chosen = counting(32);

  test('takes the place of one draw, and of no other', () => {
    const [plain, other] = [run(), run({ overrides: { [label]: toHex(chosen) } })];
    expect(valueOf(other, label)).toEqual(chosen);
    expect(valueOf(other, 'client ephemeral x25519 public key')).toEqual(x25519.publicKey(chosen));
    const rest = (one: Run) => one.recorder.draws.filter((draw) => draw.label !== label);
    expect(rest(other)).toEqual(rest(plain));
    expect(other.end.kind).toBe('established');
  });

  test('of a later draw goes by its number', () => {
    const scenario = { overrides: { 'server cookie': toHex(counting(16)) } };
    expect(run(scenario).recorder.draws).toContainEqual(
      expect.objectContaining({ label: 'server cookie', bytes: counting(16) }),
    );
  });

  test.each([
    ['too short', '00'],
    ['empty', ''],
    ['too long', '00'.repeat(33)],
  ])('that is %s is refused by name', (_what, hex) => {
    const problems = problemsOf(() => run({ overrides: { [label]: hex } }));
    expect(problems).toEqual([
      {
        path: `overrides["${label}"]`,
        message: `expected 32 bytes, got ${hex.length / 2}`,
      },
    ]);
  });
});

describe('an override from which nothing can be computed', () => {
  const classicDh = catalog.find(({ name }) => name === 'classic-dh')?.scenario;

  test.each(['client', 'server'])('is refused by name: an exponent of zero, %s', (side) => {
    const label = `${side} Diffie-Hellman exponent`;
    const overrides = { [label]: '00'.repeat(64) };
    const problems = problemsOf(() => run({ ...classicDh, overrides }));
    expect(problems.map(({ path }) => path)).toEqual([`overrides["${label}"]`]);
  });

  test('or is missing: a signature without its key', () => {
    const recorded = [...run().recorder.frames]
      .filter(({ from }) => from === 'client')
      .map(({ wire }) => ({ time_ms: 0, bytes: toHex(wire) }));
    const blob = '0000000b7373682d6564323535313900000020' + '11'.repeat(32);
    const scenario = { client: { recorded }, server: { host_keys: [{ public: blob }], users: {} } };
    const [problem] = problemsOf(() => run(scenario));
    expect(problem?.path).toMatch(/^overrides\[".*signature.*"\]$/);
  });
});

test('a RangeError that no override caused is not the scenario’s fault', () => {
  const scenario = parseScenario({});
  const broken = { ...scenario, clock: 'x' };
  Object.defineProperty(broken, 'seed', {
    get: () => {
      throw new RangeError('a defect');
    },
  });
  expect(() => simulate(broken)).toThrow(new RangeError('a defect'));
});

test('an attack flips the one bit that it names, on the wire and nowhere else', () => {
  const flipped = run({ attack: { kind: 'flip-bit', from: 'client', byte: 12, bit: 5 } });
  const [sent, received] = flipped.recorder.frames.filter(
    ({ from, sequence }) => from === 'client' && sequence < 0,
  );
  const changed = sent?.wire.slice() ?? new Uint8Array();
  changed.set([(changed[12] ?? 0) ^ 0b10_0000], 12);
  expect(received?.wire).toEqual(changed);
  expect(sent?.wire).toEqual(utf8('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10\r\n'));
});

test('an attack flips a bit of the frame that it names, and a step of its own says so', () => {
  const frame = 'client/SSH_MSG_CHANNEL_REQUEST#1';
  const flipped = run({ attack: { kind: 'flip-bit', frame, byte: 20, bit: 3 } });
  const wire = flipped.recorder.frames.find(({ address }) => address === frame)?.wire;
  const was = wire?.[20] ?? NaN;
  const told = flipped.recorder.steps.filter(({ key }) => key === 'bit-flipped');
  const args = { from: 'client', frame, byte: 20, bit: 3, was, is: was ^ 8 };
  expect(told).toMatchObject([{ side: 'attacker', args }]);
  expect(flipped.end).toMatchObject({ kind: 'failed', fault: { side: 'server' } });
  const none = { kind: 'flip-bit', frame: 'client/SSH_MSG_CHANNEL_REQUEST#2', byte: 0, bit: 0 };
  expect(run({ attack: none }).end.kind).toBe('established');
});

test('the frame whose bit is flipped can be any that would be sent, though the run ends at it', () => {
  const early = { kind: 'flip-bit', frame: 'client/SSH_MSG_KEXINIT#1', byte: 6, bit: 0 };
  const inputs = inputsOf(run({ attack: early }));
  const input = inputs.find(({ path }) => path.join('.') === 'attack.frame');
  const choices = input?.kind === 'choice' ? input.choices : [];
  expect(choices).toEqual(run().recorder.frames.map(({ address }) => address));
  const byte = inputs.find(({ path }) => path.join('.') === 'attack.byte');
  expect(byte).toMatchObject({ value: 6, max: 1559 });
});

describe('what cannot be run names its path', () => {
  test.each<[string, unknown, string]>([
    ['no object', 7, ''],
    ['a field that is not there', { sede: 'x' }, 'sede'],
    [
      'a field that is not there, deep',
      { client: { algorithms: { kexes: [] } } },
      'client.algorithms.kexes',
    ],
    ['a seed that is no text', { seed: 1 }, 'seed'],
    ['a protocol that is not there', { protocol: 'ssh-1' }, 'protocol'],
    ['an override that is not hexadecimal', { overrides: { x: '0g' } }, 'overrides.x'],
    ['half a byte', { overrides: { x: '0' } }, 'overrides.x'],
    [
      'a name with a comma',
      { client: { algorithms: { kex: ['a', 'b,c'] } } },
      'client.algorithms.kex[1]',
    ],
    ['a port of 0', { server: { port: 0 } }, 'server.port'],
    ['a user name of two lines', { client: { user: 'a\nb' } }, 'client.user'],
    [
      'an identification without a program',
      { client: { identification: 'SSH-2.0' } },
      'client.identification',
    ],
    [
      'a kind of key that is not there',
      { client: { keys: [{ type: 'ssh-dss' }] } },
      'client.keys[0].type',
    ],
    ['a time that is none', { clock: 'yesterday' }, 'clock'],
    ['a negative round trip', { link: { rtt_ms: -1 } }, 'link.rtt_ms'],
    ['a bit 8', { attack: { kind: 'flip-bit', from: 'client', byte: 0, bit: 8 } }, 'attack.bit'],
    [
      'a bit of no frame',
      { attack: { kind: 'flip-bit', frame: 'KEXINIT', byte: 0, bit: 0 } },
      'attack.frame',
    ],
    ['a bit of nobody', { attack: { kind: 'flip-bit', byte: 0, bit: 0 } }, 'attack.from'],
    [
      'two recorded ends',
      { client: { recorded: [] }, server: { recorded: [] } },
      'server.recorded',
    ],
    [
      'a line before the identification that is one',
      { server: { lines_before: ['Hello', 'SSH-2.0-x'] } },
      'server.lines_before[1]',
    ],
    ['a server without a host key', { server: { host_keys: [] } }, 'server.host_keys'],
    ['a banner that fits no packet', { server: { banner: 'x'.repeat(32_001) } }, 'server.banner'],
    [
      'a command that fits no packet',
      { client: { commands: ['ü'.repeat(16_001)] } },
      'client.commands[0]',
    ],
    ['no tries', { server: { max_auth_tries: 0 } }, 'server.max_auth_tries'],
    [
      'a key of 31 bytes',
      { client: { keys: [{ private: '00'.repeat(31) }] } },
      'client.keys[0].private',
    ],
    [
      'a key that nobody has',
      { client: { known_hosts: 'h {server:none}\n' } },
      'client.known_hosts',
    ],
    [
      'a key that nobody has, for a user',
      { server: { users: { bob: { authorized_keys: '{client:none}' } } } },
      'server.users.bob.authorized_keys',
    ],
  ])('%s', (_what, scenario, path) => {
    const problems = problemsOf(() => simulate(parseScenario(scenario)));
    expect(problems.map((one) => one.path)).toEqual([path]);
    expect(problems[0]?.message).not.toBe('');
  });

  test('all that is wrong is told at once', () => {
    const problems = problemsOf(() => parseScenario({ seed: 1, server: { port: 'x' } }));
    expect(problems.map(({ path }) => path).toSorted()).toEqual(['seed', 'server.port']);
  });
});

describe('a question that nobody answers', () => {
  test('ends the run as waiting, where people are asked', () => {
    const waiting = run({ ask: true });
    expect(waiting.end).toEqual({ kind: 'waiting', fault: null });
    expect(waiting.answers.asked.map(({ question }) => question.address)).toEqual([
      'client/confirm-host-key#1',
    ]);
  });

  test('goes on from the same frames, once the answer is in the scenario', () => {
    const waiting = run({ ask: true });
    const answers = { 'client/confirm-host-key#1': 'yes' };
    const on = run({ ask: true, answers });
    expect(wires(on).slice(0, wires(waiting).length)).toEqual(wires(waiting));
    expect(on.end.kind).toBe('established');
    const refused = run({ ask: true, answers: { 'client/confirm-host-key#1': 'no' } });
    expect(refused.end).toMatchObject({
      kind: 'refused',
      fault: { fault: { kind: 'host-key-not-accepted' } },
    });
  });

  test('is answered yes by default where nobody is asked', () => {
    expect(run().answers.asked).toMatchObject([{ answer: 'yes' }]);
  });
});

test('a password in the scenario is held, and only its owner and the server see it', () => {
  const scenario = catalog.find(({ name }) => name === 'password-login')?.scenario ?? {};
  expect(valueOf(run(scenario), 'password')).toEqual(utf8('hunter2'));
});

test('a transcript opens as the scenario that it came from, and a list does not', () => {
  const given = transcript(simulate(complete({ seed: 'another' })));
  expect(parseScenario(JSON.parse(JSON.stringify(given))).seed).toBe('another');
  expect(() => parseScenario([])).toThrow('expected an object, found a list');
});
