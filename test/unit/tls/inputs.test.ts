/** What can be changed about a run of TLS, and what a change does to it. */
import { describe, expect, test } from 'vitest';
import { fieldAtPath } from '../../../src/codec/field.ts';
import { withChanges } from '../../../src/player/patch.ts';
import { tlsFiles } from '../../../src/player/worker/tls-files.ts';
import { otherInputs } from '../../../src/player/worker/other-inputs.ts';
import { changesOf, DIFFERS, SAME } from '../../../src/world/changes.ts';
import type { Input } from '../../../src/world/inputs.ts';
import { layersOf } from '../../../src/world/layers.ts';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import { simulateTls, type TlsRun } from '../../../src/world/tls.ts';

const run = (scenario: unknown): TlsRun => simulateTls(parseTlsScenario(scenario));
const base = {
  protocol: 'tls-1.3',
  client: { certificate: {} },
  server: { client_certificates: 'required', users: { alice: { password: 'right' } } },
};
const original = run(base);
const inputs = otherInputs(original);
const nameOf = ({ path }: Pick<Input, 'path'>): string => path.join('.');
const named = (name: string): Input => {
  const found = inputs.find((input) => nameOf(input) === name);
  if (!found) throw new Error(`no input ${name}`);
  return found;
};
const changed = (path: readonly string[], value: unknown): TlsRun =>
  run(withChanges(base, [[path, value]]));

const others: Readonly<Record<string, unknown>> = {
  'client.trusted': '{ca:another authority}',
  'server.trusted': '{ca:another authority}',
  clock: '2026-02-01T00:00:00Z',
  'client.certificate.issuer': 'another authority',
  'server.certificate.issuer': 'another authority',
  'client.key_shares': ['secp256r1'],
};

/** What follows from another input, where that is not told. */
const follows: Readonly<Record<string, readonly string[]>> = {
  'server.host': ['client.server_name', 'server.certificate.names'],
  'client.groups': ['client.key_shares'],
};

/** Another value of the same form, of which a run can be made. */
function other(input: Input): unknown {
  const name = nameOf(input);
  if (Object.hasOwn(others, name)) return others[name];
  switch (input.kind) {
    case 'names':
      return input.value.length > 1
        ? input.value.toReversed()
        : [...input.value, input.choices.find((one) => !input.value.includes(one.name))?.name];
    case 'line':
      return name.endsWith('not_before') || name.endsWith('not_after')
        ? '2026-01-15T00:00:00Z'
        : `${input.value}x`;
    case 'text':
      return `${input.value}x`;
    case 'number':
      return input.value === input.max ? input.value - 1 : input.value + 1;
    case 'choice':
      return input.choices.find((one) => one !== input.value);
    case 'switch':
      return !input.value;
    case 'bytes':
      return input.value.replace(/^../, (byte) => (byte === '5a' ? '5b' : '5a'));
  }
}

const isShown = (address: string): boolean => {
  if (original.recorder.values.some((value) => value.address === address)) return true;
  if (tlsFiles(original).some(({ side, path }) => address === `${side}/${path}`)) return true;
  const [, frameAddress, field = ''] = /^(.+?#\d+)\.(.+)$/.exec(address) ?? [];
  const frame = original.recorder.frames.find((one) => one.address === frameAddress);
  const message = frame && layersOf(frame, original.telling).find(({ name }) => name === 'message');
  return message !== undefined && fieldAtPath(message.fields, field) !== undefined;
};

describe('the inputs of a run', () => {
  test('are suites, groups, key shares, signatures, names, certificates, authorities, clock and draws', () => {
    const names = inputs.map(nameOf);
    for (const name of [
      'client.cipher_suites',
      'server.groups',
      'client.key_shares',
      'client.signature_algorithms',
      'client.alpn',
      'client.server_name',
      'client.trusted',
      'client.shows_certificate',
      'server.certificate.names',
      'server.certificate.not_after',
      'server.users.alice.password',
      'clock',
      'attack',
      'overrides.client ephemeral x25519 private key',
    ])
      expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('have addresses of fields, values and files that there are', () => {
    const addresses = inputs.flatMap(({ shows }) => shows).filter((one) => one !== 'link/rtt');
    expect(addresses.filter((address) => !isShown(address))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(20);
  });

  test.each(inputs.map((input) => [nameOf(input), input] as const))(
    '%s, put back as it is, changes no frame',
    (_name, input) => {
      const { value } = input;
      const again = changed(input.path, input.optional && value === '' ? null : value);
      expect(changesOf(again, original).frames.every((state) => state === SAME)).toBe(true);
    },
  );

  test.each(inputs.map((input) => [nameOf(input), input] as const))(
    '%s, changed, gives a run in which that input is said to be changed, and no other',
    (name, input) => {
      const { inputs: told } = changesOf(changed(input.path, other(input)), original, otherInputs);
      const rest = told.map(nameOf).filter((one) => !(follows[name] ?? []).includes(one));
      expect(rest).toEqual([name]);
    },
  );

  test('of a recorded end are left out', () => {
    const recorded = run({
      protocol: 'tls-1.3',
      client: { recorded: [{ time_ms: 0, bytes: '' }] },
    });
    const sides = new Set(otherInputs(recorded).map(({ path }) => path[0]));
    expect(sides).not.toContain('client');
    expect(sides).toContain('server');
    expect(sides).not.toContain('attack');
  });

  test('name what a run can go on with: every suite and group that is said to run does', () => {
    for (const name of ['cipher_suites', 'groups']) {
      const input = named(`client.${name}`);
      if (input.kind !== 'names') throw new Error('no list');
      for (const { name: one } of input.choices.filter(({ runs }) => runs))
        expect(changed(['client', name], [one]).end.kind, one).toBe('established');
    }
  });
});

describe('what a change did', () => {
  test('a certificate for other names is refused', () => {
    const after = changed(['server', 'certificate', 'names'], 'example.org  *.example.net');
    expect(after.end.fault?.fault).toMatchObject({ reason: 'name-mismatch' });
  });

  test('the right authority, which a file is offered, is the right one', () => {
    const input = named('client.trusted');
    if (input.kind !== 'text') throw new Error('no text');
    const ends = input.presets.map(({ name, text }) => [name, changed(input.path, text).end.kind]);
    expect(ends).toEqual([
      ['right-authority', 'established'],
      ['other-authority', 'refused'],
      ['empty', 'refused'],
    ]);
  });

  test('a client that keeps its certificate to itself is refused where one is required', () => {
    expect(changed(['client', 'shows_certificate'], false).end.kind).toBe('refused');
  });

  test('one bit of a private value changes all that is encrypted', () => {
    const input = named('overrides.client ephemeral x25519 private key');
    const after = changed(input.path, other(input));
    const { frames } = changesOf(after, original);
    after.recorder.frames.forEach(({ keyValues, message }, at) => {
      if (keyValues.length > 0) expect(frames[at], message).toBe(DIFFERS);
    });
  });
});
