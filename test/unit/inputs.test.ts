/** What can be changed about a run, and what a change does to it. */
import { describe, expect, test } from 'vitest';
import { leaves } from '../../src/codec/field.ts';
import { withChanges } from '../../src/player/patch.ts';
import { changesOf, DIFFERS, IS_NEW, SAME } from '../../src/world/changes.ts';
import { inputsOf, type Input } from '../../src/world/inputs.ts';
import { layersOf } from '../../src/world/layers.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';

const run = (scenario: unknown): Run => simulate(parseScenario(scenario));
const knownHost = catalog.find(({ name }) => name === 'known-host')?.scenario ?? {};
const original = run(knownHost);
const inputs = inputsOf(original);
const named = (path: string): Input => {
  const found = inputs.find((input) => input.path.join('.') === path);
  if (!found) throw new Error(`no input ${path}`);
  return found;
};
/** All that has a default only as a whole is written out, so that a part of it can be changed. */
const base = { ...knownHost, server: { users: original.scenario.server.users } };
const changed = (path: readonly string[], value: unknown): Run =>
  run(withChanges(base, [[path, value]]));

/** What has a default that follows from another input. */
const defaults: Readonly<Record<string, string>> = {
  'server.users.alice.prompts': 'server.auth_methods',
  'server.host_keys': 'server.algorithms.host_keys',
};

/** Another value of the same form, which a run can be made of. */
function other(input: Input): unknown {
  switch (input.kind) {
    case 'names':
      return input.value.length > 1
        ? input.value.toReversed()
        : [...input.value, input.choices.find(({ name }) => !input.value.includes(name))?.name];
    case 'line':
      if (input.path.at(-1) === 'authentication_methods') return 'publickey,password';
      return input.path.includes('identification') ? 'SSH-2.0-other_1.0' : `${input.value}x`;
    case 'text':
      if (input.path.at(-1) === 'prompts') return 'Pet: | Rex\n';
      // The keys that are named elsewhere stay, and one more comes behind them.
      if (input.path.at(-1)?.endsWith('keys') && input.path.length === 2)
        return `${input.value}ecdsa-sha2-nistp256\n`;
      return `# another line\n${input.value}`;
    case 'number':
      return input.value + 1;
    case 'choice':
      return input.choices.find((choice) => choice !== input.value);
    case 'switch':
      return !input.value;
    case 'bytes':
      return input.value.replace(/^../, (byte) => (byte === '5a' ? '5b' : '5a'));
  }
}

describe('the inputs of a run', () => {
  test('have addresses, those of KEXINIT’s lists each a field that says the same', () => {
    for (const { path, shows } of inputs.filter(({ kind }) => kind === 'names')) {
      for (const address of shows) {
        const [, frameAddress = '', field = ''] = /^(.+#1)\.(.+)$/.exec(address) ?? [];
        const frame = original.recorder.frames.find((one) => one.address === frameAddress);
        const message =
          frame && layersOf(frame, original.telling).find(({ name }) => name === 'message');
        const found = message?.fields.find(({ name }) => name === field);
        expect(found, `${path.join('.')} at ${address}`).toBeDefined();
      }
    }
  });

  test('are found at the fields and values that show them', () => {
    const { recorder } = original;
    for (const { shows, path } of inputs.filter(({ kind }) => kind === 'bytes')) {
      expect(shows.length, path.join('.')).toBeGreaterThan(0);
      for (const address of shows) {
        const isValue = recorder.values.some((value) => value.address === address);
        const [frame = '', field = ''] = address.split('.');
        const open = recorder.frames.find((one) => one.address === frame);
        const fields = open
          ? layersOf(open, original.telling).flatMap((layer) => leaves(layer.fields))
          : [];
        expect(isValue || fields.some(({ name }) => name === field), address).toBe(true);
      }
    }
  });

  test.each(inputs.map((input) => [input.path.join('.'), input] as const))(
    '%s, put back as it is, changes no frame',
    (_name, input) => {
      const value = input.item === undefined ? input.value : [input.value];
      const again = changed(input.path, input.optional && value === '' ? null : value);
      expect(changesOf(again, original).frames.every((state) => state === SAME)).toBe(true);
    },
  );

  test.each(inputs.map((input) => [input.path.join('.'), input] as const))(
    '%s, changed, gives a run in which that input is said to be changed, and no other',
    (_name, input) => {
      const value = input.item === undefined ? other(input) : [other(input)];
      const { inputs: told } = changesOf(changed(input.path, value), original);
      const key = input.path.join('.');
      const names = told.map((one) => one.path.join('.'));
      // Whoever logs in under another name has another account's file and password.
      const follows =
        key === 'client.user' ? names.filter((one) => !one.includes('.users.')) : names;
      expect(follows.filter((one) => one !== defaults[key])).toEqual([key]);
    },
  );

  test('of a recorded end are left out', () => {
    const recorded = run({
      client: { recorded: [{ time_ms: 0, bytes: '' }] },
      server: { users: { alice: {} } },
    });
    const sides = inputsOf(recorded).map(({ path }) => path[0]);
    expect(sides).not.toContain('client');
    expect(sides).toContain('server');
  });

  test('name what a run can go on with: every algorithm that is said to run does', () => {
    const list = named('client.algorithms.ciphers');
    if (list.kind !== 'names') throw new Error('no list');
    for (const { name } of list.choices.filter(({ runs }) => runs)) {
      const both = withChanges(knownHost, [
        [list.path, [name]],
        [['server', 'algorithms', 'ciphers'], [name]],
      ]);
      expect(run(both).end.kind, name).toBe('established');
    }
  });
});

describe('what a change did', () => {
  test('a longer way changes when frames leave, and none of their bytes', () => {
    const { frames, values, framesGone } = changesOf(changed(['link', 'rtt_ms'], 300), original);
    expect([...frames].every((state) => state === SAME)).toBe(true);
    expect({ values, framesGone }).toEqual({ values: [], framesGone: 0 });
  });

  test('one bit of a private value changes its public one, the secret, and all that is encrypted', () => {
    const input = named('overrides.client ephemeral x25519 private key');
    const after = changed(input.path, other(input));
    const { frames, values, firstStep } = changesOf(after, original);
    const symbols = new Set(
      after.recorder.values.filter(({ id }) => values.includes(id)).map(({ symbol }) => symbol),
    );
    for (const symbol of ['d_C', 'Q_C', 'K', 'H', 'sig', 'C', 'D'])
      expect(symbols).toContain(symbol);
    for (const symbol of ['K_S', 'V_C', 'Q_S', 'd_S']) expect(symbols).not.toContain(symbol);
    after.recorder.frames.forEach(({ keyValues, message }, at) => {
      if (keyValues.length > 0) expect(frames[at], message).toBe(DIFFERS);
    });
    expect(after.recorder.steps[firstStep ?? -1]?.key).toBe('made-ephemeral');
  });

  test('another method brings other frames, and takes some away', () => {
    const after = changed(['client', 'algorithms', 'kex'], ['diffie-hellman-group14-sha256']);
    const { frames, framesGone } = changesOf(after, original);
    const added = after.recorder.frames.filter((_frame, at) => frames[at] === IS_NEW);
    expect(added.map(({ message }) => message)).toEqual([
      'SSH_MSG_KEXDH_INIT',
      'SSH_MSG_KEXDH_REPLY',
    ]);
    expect(framesGone).toBe(2);
  });
});

test.each(catalog.filter(({ name }) => name !== 'bulk'))(
  'the keys that $name offers to be set can all be run',
  ({ scenario }) => {
    const of = run(scenario);
    const keys = inputsOf(of).flatMap((input) =>
      input.kind === 'text' && /^(host_)?keys$/.test(input.path.at(-1) ?? '') ? [input] : [],
    );
    for (const { path, presets } of keys)
      for (const { text } of presets)
        expect(() => run(withChanges(scenario, [[path, text]]))).not.toThrow();
  },
);
