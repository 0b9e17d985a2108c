/** Finding things in real runs: what is typed, and what a person expects to be shown first. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fieldAtPath } from '../../src/codec/field.ts';
import { parseFieldAddress } from '../../src/player/focus.ts';
import { stepOf } from '../../src/player/worker/view.ts';
import '../../src/world/proofs.ts';
import { find, type Findings } from '../../src/world/find/find.ts';
import { frameGroups } from '../../src/world/find/frame-groups.ts';
import { findIndex } from '../../src/world/find/find-index.ts';
import { layersOf } from '../../src/world/layers.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { complete, type ScenarioInput } from '../../src/world/scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { Steps } from '../../src/world/steps.ts';
import * as words from '../../src/world/text/en.ts';

function session(scenario: ScenarioInput) {
  const run = simulate(complete(scenario));
  const steps = new Steps(run);
  steps.words = words;
  return { run, steps, original: async () => null };
}

const named = (name: string): ScenarioInput => {
  const found = catalog.find((entry) => entry.name === name);
  if (!found) throw new Error(`no scenario ${name}`);
  return found.scenario;
};

const known = session(named('known-host'));
const index = findIndex(known.run, known.steps);
const search = (text: string): Findings => find(index, text);
const first = (text: string) => search(text).found[0];
const value = (symbol: string) => {
  const found = known.run.recorder.values.find((one) => one.symbol === symbol);
  if (!found) throw new Error(`no value ${symbol}`);
  return found;
};

describe('what is typed finds first', () => {
  test.each([
    ['kexinit', 'message', 'SSH_MSG_KEXINIT', 'server/SSH_MSG_KEXINIT#1'],
    ['SSH_MSG_KEXINIT', 'message', 'SSH_MSG_KEXINIT', 'server/SSH_MSG_KEXINIT#1'],
    ['ssh msg newkeys', 'message', 'SSH_MSG_NEWKEYS', 'server/SSH_MSG_NEWKEYS#1'],
    ['msg-newkeys', 'message', 'SSH_MSG_NEWKEYS', 'server/SSH_MSG_NEWKEYS#1'],
    ['message 20', 'message', 'SSH_MSG_KEXINIT', 'server/SSH_MSG_KEXINIT#1'],
    ['ecdh reply', 'message', 'SSH_MSG_KEX_ECDH_REPLY', 'server/SSH_MSG_KEX_ECDH_REPLY#1'],
    ['host key', 'value', 'server host key', 'server/server-host-key'],
    ['K_S', 'value', 'server host key', 'server/server-host-key'],
    ['ks', 'value', 'server host key', 'server/server-host-key'],
    ['k_S', 'value', 'server private host key ssh_host_ed25519_key', undefined],
    ['H', 'value', 'exchange hash', 'server/exchange-hash'],
    ['session id', 'value', 'exchange hash', 'server/exchange-hash'],
    ['shared secret', 'value', 'shared secret K', 'server/shared-secret-k'],
    ['nonce', 'field', 'cookie', 'server/SSH_MSG_KEXINIT#1.cookie'],
    ['Cookie', 'field', 'cookie', 'server/SSH_MSG_KEXINIT#1.cookie'],
    ['client cookie', 'field', 'cookie', 'client/SSH_MSG_KEXINIT#1.cookie'],
    ['kex_algorithms', 'field', 'kex_algorithms', 'server/SSH_MSG_KEXINIT#1.kex_algorithms'],
    ['KexAlgorithms', 'field', 'kex_algorithms', 'server/SSH_MSG_KEXINIT#1.kex_algorithms'],
    ['kex-algorithms', 'field', 'kex_algorithms', 'server/SSH_MSG_KEXINIT#1.kex_algorithms'],
    ['random padding', 'field', 'random padding', 'server/SSH_MSG_KEXINIT#1@packet.random padding'],
    ['client/SSH_MSG_KEXINIT#1.cookie', 'field', 'cookie', 'client/SSH_MSG_KEXINIT#1.cookie'],
    ['curve25519-sha256', 'name', 'curve25519-sha256', 'step:negotiate.client-negotiated'],
    [
      'aes256-gcm@openssh.com',
      'name',
      'aes256-gcm@openssh.com',
      'server/SSH_MSG_KEXINIT#1.encryption_algorithms_client_to_server',
    ],
    ['alice', 'name', 'alice', 'client/SSH_MSG_USERAUTH_REQUEST#1.user_name'],
    ['uname -sr', 'name', 'uname -sr', 'client/SSH_MSG_CHANNEL_REQUEST#1.command'],
    ['encryption starts', 'step', 'Encryption starts', 'step:keys.client-keys-in'],
    ['rfc 4253 7.1', 'section', 'RFC 4253 §7.1', 'step:negotiate.server-sends-SSH_MSG_KEXINIT'],
    ['RFC 4253 §8', 'section', 'RFC 4253 §8', 'step:key-exchange.server-computed-hash'],
    ['4253 8', 'section', 'RFC 4253 §8', 'step:key-exchange.server-computed-hash'],
    ['rfc8731', 'section', 'RFC 8731 §3', 'step:key-exchange.client-made-ephemeral'],
  ])('%s: the %s %s', (text, kind, title, address) => {
    expect(first(text)).toMatchObject({ kind, title });
    if (address !== undefined) expect(first(text)?.places[0]?.address).toBe(address);
  });
});

describe('a value is found', () => {
  test.each(['H', 'K', 'K_S', 'Q_C'])('by the first hex digits of %s', (symbol) => {
    const { hex, label } = value(symbol);
    for (const typed of [hex.slice(0, 8), hex.slice(0, 9), `0x${hex.slice(0, 8)}`]) {
      expect(search(typed).found.map(({ title }) => title)).toContain(label);
    }
  });

  test('by bytes inside it, in the way that people copy them', () => {
    const { hex, label } = value('H');
    const colons = hex.slice(20, 32).match(/../g)?.join(':') ?? '';
    expect(first(colons)?.title).toBe(label);
    expect(first(colons.replaceAll(':', ' ').toUpperCase())?.title).toBe(label);
  });

  test('not by digits that lie across its bytes', () => {
    const { hex } = value('H');
    expect(search(hex.slice(21, 33)).total).toBe(0);
  });

  test('by the fingerprint of a public key, as ssh-keygen prints it', () => {
    const digest = createHash('sha256').update(value('K_S').bytes).digest('base64');
    const fingerprint = `SHA256:${digest.replace(/=+$/, '')}`;
    expect(first(fingerprint)).toMatchObject({ title: 'server host key', means: fingerprint });
    expect(first(fingerprint.slice(7, 20))?.title).toBe('server host key');
  });

  test('once, where both ends have it', () => {
    expect(first('shared secret K')).toMatchObject({ count: 2 });
    expect(first('shared secret K')?.places.map(({ side }) => side)).toEqual(['server', 'client']);
  });
});

test('a section includes those inside it, and lists all that cites it', () => {
  expect(search('4253 7').found.map(({ title }) => title)).toEqual([
    'RFC 4253 §7.1',
    'RFC 4253 §7.3',
    'RFC 4253 §7.2',
  ]);
  const places = first('4253 7.2')?.places.map(({ address }) => address);
  expect(places).toEqual(['step:keys.server-derived-keys', 'step:keys.client-derived-keys']);
});

test('an agreed name has the agreement first, then every list that it stands in', () => {
  const found = first('curve25519-sha256');
  expect(found?.count).toBe(4);
  expect(found?.places.map(({ note }) => note)).toEqual([
    { kind: 'agreed', purposes: ['kex'] },
    { kind: 'agreed', purposes: ['kex'] },
    { kind: 'listed', at: 1, of: 4 },
    { kind: 'listed', at: 3, of: 13 },
  ]);
});

test('a field that only some messages of a name have is found', () => {
  expect(first('has_signature')?.places.map(({ address }) => address)).toEqual([
    'client/SSH_MSG_USERAUTH_REQUEST#2.has_signature',
    'client/SSH_MSG_USERAUTH_REQUEST#3.has_signature',
  ]);
});

describe('where nothing is found', () => {
  test.each([
    ['kexinti', 'SSH_MSG_KEXINIT'],
    ['coookie', 'cookie'],
    ['curve25519-sha265', 'curve25519-sha256'],
    ['exhcange hash', 'exchange hash'],
  ])('%s: did you mean %s', (text, near) => {
    const { found, total, near: names } = search(text);
    expect({ found, total }).toEqual({ found: [], total: 0 });
    expect(names).toContain(near);
  });

  test.each(['', '   ', '§', '"', '<img src=x onerror=alert(1)>', '(', 'zzzzzzzzzz', '\\', '#'])(
    '%j breaks nothing and finds nothing',
    (text) => {
      expect(search(text)).toMatchObject({ found: [], total: 0, near: [] });
    },
  );
});

test.each(catalog.map(({ name }) => name))(
  'every place of every thing in %s is there, at its step',
  (name) => {
    const at = session(named(name));
    const everywhere = { side: null, number: null };
    const frames = new Map(at.run.recorder.frames.map((frame) => [frame.address, frame]));
    for (const entry of findIndex(at.run, at.steps)) {
      const places = entry.places(5, everywhere);
      expect(places.length, entry.title).toBe(Math.min(5, entry.count));
      expect(Math.min(...places.map(({ step }) => step)), entry.title).toBeGreaterThanOrEqual(0);
      for (const { address, step, path, layer } of places) {
        expect(stepOf(at, address), address).toBe(step);
        if (path === '') continue;
        const parsed = parseFieldAddress(address);
        const frame = frames.get(parsed?.frameAddress ?? '');
        const fields =
          frame && layersOf(frame, at.run.telling).find((one) => one.name === layer)?.fields;
        expect(fields && fieldAtPath(fields, path), address).toBeDefined();
        expect(parsed).toMatchObject({ path });
      }
    }
  },
);

test('every step, frame and value of a run is found', () => {
  const all = index.flatMap((entry) =>
    entry.places(1000, { side: null, number: null }).map(({ address }) => address),
  );
  const addresses = new Set(all);
  const { recorder } = known.run;
  for (const { address } of [...recorder.frames, ...recorder.values])
    expect(addresses).toContain(address);
  for (const address of known.steps.addresses) expect(addresses).toContain(address);
});

describe('a run of ten thousand frames', () => {
  const started = performance.now();
  const long = session({
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      commands: Array.from({ length: 5200 }, () => 'true'),
    },
  });
  const ran = performance.now() - started;

  // On a machine with nothing else to do the index takes some 30 ms. A share of the run's own time holds on any.
  test('is indexed in a small part of the time that it runs', () => {
    expect(long.run.recorder.frames.length).toBeGreaterThan(10_000);
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      findIndex(long.run, long.steps);
      return performance.now() - before;
    });
    expect(Math.min(...times)).toBeLessThan(ran / 8);
  });

  test('has its thousands of frames in a few groups, and only the first of each explained', () => {
    const groups = frameGroups(long.run);
    expect(groups.length).toBeLessThan(50);
    expect(groups.flatMap(({ frames }) => frames)).toHaveLength(long.run.recorder.frames.length);
  });

  test('shows the first of many, and reaches each by its number', () => {
    const many = findIndex(long.run, long.steps);
    const [found] = find(many, 'channel_open').found;
    expect(found).toMatchObject({ title: 'SSH_MSG_CHANNEL_OPEN', count: 5200 });
    expect(find(many, 'channel_open#512').found[0]?.places.map(({ address }) => address)).toEqual([
      'client/SSH_MSG_CHANNEL_OPEN#512',
    ]);
    expect(
      find(many, 'client/SSH_MSG_CHANNEL_OPEN#512.sender_channel').found[0]?.places[0]?.address,
    ).toBe('client/SSH_MSG_CHANNEL_OPEN#512.sender_channel');
    expect(find(many, 'channel_open#9000').total).toBe(0);
  });
});
