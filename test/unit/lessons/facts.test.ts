/** Facts of lessons, against what the transcript says by another way: the JSON that the command line prints. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Field } from '../../../src/codec/field.ts';
import { wholeCatalog } from '../../../src/world/scenarios/catalog.ts';
import { holds, judge, parseCondition } from '../../../src/world/lessons/condition.ts';
import {
  facts,
  FactSyntaxError,
  parseFact,
  tellFact,
  type FactContext,
  type FactValue,
} from '../../../src/world/lessons/fact.ts';
import { FactProblem } from '../../../src/world/lessons/fact-problem.ts';
import { standsIn } from '../../../src/world/lessons/stands-in.ts';
import { toldRun } from '../../../src/world/lessons/told-run.ts';
import type { Transcript } from '../../../src/world/transcript.ts';
import { transcriptOf } from '../support/transcripts.ts';

const nowhere = { pointed: null, step: null };
const reply = 'server/SSH_MSG_KEX_ECDH_REPLY#1';

async function contextOf(name: string): Promise<FactContext> {
  const named = wholeCatalog.find((one) => one.name === name);
  expect(named, name).toBeDefined();
  return { ...(await toldRun(named!.scenario, null)), ...nowhere };
}

let told: FactContext;
let said: Transcript;
let tls: FactContext;
beforeAll(async () => {
  [told, said, tls] = await Promise.all([
    contextOf('first-contact'),
    transcriptOf('first-contact'),
    contextOf('tls-mutual'),
  ]);
});

const tell = (text: string, context = told): FactValue => tellFact(parseFact(text), context);
const is = (text: string, context = told): boolean => judge(parseCondition(text), context).holds;

/** A field of a message by its names, in the transcript's JSON. */
function fieldIn(address: string, ...names: readonly string[]) {
  const frame = said.frames.find((one) => one.address === address)!;
  const layer = frame.layers.find(({ name }) => name === 'message')!;
  let field: Field | undefined;
  for (const name of names)
    field = (field?.fields ?? layer.fields).find((one: Field) => one.name === name);
  return { ...field!, hex: layer.bytes.slice(field!.start * 2, field!.end * 2) };
}
const valueAt = (address: string) => said.values.find((one) => one.address === address)!;

describe('a fact is what the transcript says', () => {
  test('of what a value is computed from, as the transcript has it', () => {
    const hash = valueAt('server/exchange-hash');
    const made = said.derivations.find(({ to }) => to === hash.id);
    for (const { id, address } of said.values.filter(({ owner }) => owner === 'server'))
      expect(tell(`feeds ${address} server/exchange-hash`), address).toBe(
        made?.from.includes(id) ?? false,
      );
  });

  test('of fields and values', () => {
    const key = fieldIn(reply, 'K_S');
    expect(tell(`size ${reply}.K_S`)).toBe(key.end - key.start);
    expect(tell(`length ${reply}.K_S`)).toBe(4 + 11 + 4 + 32);
    expect(tell(`hex ${reply}.K_S`)).toBe(key.hex.slice(8));
    expect(tell(`hex ${reply}.K_S.public key`)).toBe(
      fieldIn(reply, 'K_S', 'public key').hex.slice(8),
    );
    expect(tell('hex server/server-host-key')).toBe(valueAt('server/server-host-key').bytes);
    expect(tell('size server/exchange-hash')).toBe(32);
    expect(tell(`size ${reply}@packet.random padding`)).toBe(
      tell(`value ${reply}@packet.padding_length`),
    );
    const digest = createHash('sha256').update(Buffer.from(key.hex.slice(8), 'hex'));
    const print = `SHA256:${digest.digest('base64').replace(/=+$/, '')}`;
    expect(tell(`fingerprint ${reply}.K_S`)).toBe(print);
    expect(tell('fingerprint server/server-host-key')).toBe(print);
    expect(tell(`type ${reply}.K_S`)).toBe('ssh-ed25519');
    expect(tell(`type ${reply}.signature`)).toBe('ssh-ed25519');
    expect(tell(`value ${reply}.message`)).toBe(31);
    expect(tell('value client/SSH_MSG_USERAUTH_REQUEST#3.has_signature')).toBe(true);
    expect(tell('text client/SSH_MSG_USERAUTH_REQUEST#1.user_name')).toBe(
      fieldIn('client/SSH_MSG_USERAUTH_REQUEST#1', 'user_name').value,
    );
    expect(tell('bits client/SSH_MSG_CHANNEL_OPEN#1.initial_window_size')).toBe(
      Number(fieldIn('client/SSH_MSG_CHANNEL_OPEN#1', 'initial_window_size').value).toString(2)
        .length,
    );
    expect(tell('number client/SSH_MSG_CHANNEL_OPEN#1.initial_window_size')).toBe(
      fieldIn('client/SSH_MSG_CHANNEL_OPEN#1', 'initial_window_size').value,
    );
    const names = String(fieldIn('client/SSH_MSG_KEXINIT#1', 'kex_algorithms').value).split(',');
    expect(tell('items client/SSH_MSG_KEXINIT#1.kex_algorithms')).toBe(names.length);
    expect(tell('item 3 client/SSH_MSG_KEXINIT#1.kex_algorithms')).toBe(names[2]);
  });

  test('of frames and steps', () => {
    expect(tell('outcome')).toBe(said.outcome.kind);
    expect(tell('fault')).toBe('none');
    expect(tell('frames')).toBe(said.frames.length);
    expect(tell('frames server')).toBe(said.frames.filter(({ from }) => from === 'server').length);
    for (const { address, from, message, encrypted, sequence, layers } of said.frames) {
      expect(tell(`encrypted ${address}`)).toBe(encrypted);
      expect(tell(`sequence ${address}`)).toBe(sequence);
      if (sequence < 0) continue;
      expect(tell(`size ${address}`)).toBe(layers[0]!.bytes.length / 2);
      const same = said.frames.filter((one) => one.from === from && one.message === message);
      expect(tell(`count ${from}/${message}`)).toBe(same.length);
    }
    expect(tell('count server/SSH_MSG_KEX_DH_GEX_REPLY')).toBe(0);
    expect(tell('count any/SSH_MSG_NEWKEYS')).toBe(2);
    for (const level of ['overview', 'message', 'detail'] as const) {
      const coarser = { overview: ['overview'], message: ['overview', 'message'], detail: [] };
      const counted = said.steps.filter(
        (step) => level === 'detail' || coarser[level].includes(step.level),
      );
      expect(tell(`steps ${level}`)).toBe(counted.length);
    }
    const verified = said.steps.find(({ address }) => address.endsWith('verified-host'))!;
    expect(tell(`title ${verified.address}`)).toBe(verified.title);
    expect(tell(`result ${verified.address}`)).toBe(verified.result!.text);
    expect(tell(`before ${reply} ${verified.address}`)).toBe(true);
    expect(tell(`before ${verified.address} ${reply}.K_S.public key`)).toBe(false);
    expect(tell('log client')).toBe(said.steps.flatMap(({ log }) => log).join('\n'));
    expect(tell('log server')).toBe(said.steps.flatMap((step) => step.server_log).join('\n'));
    // TCP, identification, KEXINIT and what follows each take one; the exact count is round-trips' own test.
    expect(tell(`trips ${reply}`)).toBeGreaterThan(2);
    expect(Number(tell('trips'))).toBeGreaterThan(Number(tell(`trips ${reply}`)));
  });

  test('of who knows what', () => {
    for (const { address, known } of said.values) {
      for (const [party, since] of Object.entries(known))
        expect(tell(`knows ${party} ${address}`), `${party} ${address}`).toBe(since !== null);
    }
    const hash = valueAt('server/exchange-hash');
    const before = said.steps[hash.known.client! - 1]!.address;
    expect(tell(`knows client ${hash.address} ${before}`)).toBe(false);
    expect(tell(`knows client ${hash.address} ${said.steps[hash.known.client!]!.address}`)).toBe(
      true,
    );
    expect(tell('equal server/shared-secret-k client/shared-secret-k')).toBe(true);
    expect(tell('equal server/exchange-hash client/shared-secret-k')).toBe(false);
    expect(tell(`carries ${reply} server/server-host-key`)).toBe(true);
    expect(tell(`carries ${reply} server/exchange-hash`)).toBe(false);
    expect(tell('wire server/server-host-key')).toBe(1);
    expect(tell('wire client/user-s-public-key')).toBe(0);
    // Offered, named in the answer, and signed for.
    expect(tell('carriers client/user-s-public-key')).toBe(3);
    expect(tell('carriers client/user-s-private-key-id-ed25519')).toBe(0);
    expect(tell('feeds client/exchange-hash client/user-s-signature')).toBe(true);
    expect(tell('feeds client/shared-secret-k client/user-s-signature')).toBe(false);
  });

  test('of files, settings and the place', () => {
    const after = said.steps
      .flatMap(({ files }) => files)
      .filter(({ name }) => name === 'known_hosts');
    expect(tell('file client/known_hosts')).toBe(after.at(-1)!.text);
    expect(tell('lines client/known_hosts')).toBe(1);
    expect(tell('lines client/known_hosts step:connect.connected')).toBe(0);
    expect(tell('file server/ssh_host_ed25519_key.pub')).toContain('ssh-ed25519 ');
    expect(tell('setting client.user')).toBe('alice');
    expect(tell('setting client.commands')).toBe('uname -sr');
    expect(tell('setting attack')).toBe('none');
    expect(tell('pointed')).toBe('none');
    expect(tell('at')).toBe('none');
    const there = { ...told, pointed: 'server/exchange-hash', step: 'step:connect.connected' };
    expect(tell('pointed', there)).toBe('server/exchange-hash');
    expect(tell('at', there)).toBe('step:connect.connected');
  });

  test('of what was agreed, in both protocols', async () => {
    expect(tell('agreed kex')).toBe('curve25519-sha256');
    expect(tell('agreed cipher-c2s')).toBe('chacha20-poly1305@openssh.com');
    expect(tell('agreed mac-s2c')).toBe('<implicit>');
    expect(tell('agreed suite')).toBe('none');
    const json = await transcriptOf('tls-mutual');
    const negotiated = json.steps.find(({ address }) => address.includes('tls-negotiated'))!;
    expect(negotiated.text + negotiated.term).toContain(tell('agreed suite', tls));
    expect(tell('frames', tls)).toBe(json.frames.length);
    expect(tell('outcome', tls)).toBe(json.outcome.kind);
    for (const { address } of json.frames) expect(tell(`frame ${address}`, tls)).toBe(true);
    for (const { address } of json.values) expect(tell(`size ${address}`, tls)).toBeGreaterThan(0);
    for (const { address } of json.steps) expect(tell(`step ${address}`, tls)).toBe(true);
  });

  test('each says what it is', () => {
    for (const [name, { says }] of facts) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(says.length).toBeGreaterThan(15);
    }
  });
});

describe('a condition', () => {
  test.each([
    ['outcome = established', true],
    ['outcome != established', false],
    ['outcome = refused or outcome = established', true],
    ['outcome = established; fault = none', true],
    ['outcome = established; fault = x', false],
    ['fault = x or fault = none; outcome = refused or outcome = failed', false],
    [`size ${reply}.K_S > 54; size ${reply}.K_S < 56`, true],
    [`length ${reply}.K_S.public key = 32`, true],
    ['file client/known_hosts contains ssh-ed25519', true],
    ["setting client.commands = 'uname -sr'", true],
    ['equal server/exchange-hash client/exchange-hash = yes', true],
    [`hex ${reply}.K_S = $(hex server/server-host-key)`, true],
    [`size ${reply}.K_S = $(length ${reply}.K_S)`, false],
    // What is not there is not looked at where it need not be.
    ['frame client/SSH_MSG_KEXINIT#2 = yes; size client/SSH_MSG_KEXINIT#2 > 1', false],
    ['outcome = established or size client/SSH_MSG_KEXINIT#2 > 1', true],
  ])('%s: %s', (text, expected) => {
    expect(is(text)).toBe(expected);
  });

  test('says what it found', () => {
    const { because } = judge(parseCondition('outcome = refused; fault = none'), told);
    expect(because).toEqual(['outcome = refused: no, it is established']);
  });

  test.each([
    ['nobody = 1', 0, /no fact `nobody`/],
    ['outcom = established', 0, /Did you mean `outcome`\? There are: agreed, at, /],
    ['outcome', 7, /contains and a value/],
    ['outcome = established; fault is none', 29, /write `fault`/],
    ['outcome = ', 10, /a value is missing/],
    ['size = 5', 4, /write `size ADDRESS`/],
    ['size K_S = 5', 5, /`K_S` is no address, such as/],
    ['knows nobody server/exchange-hash = yes', 6, /one of client, server, eavesdropper/],
    ["setting client.user = 'alice", 28, /second '/],
    ['outcome = established or refused', 25, /no fact `refused`/],
    ['size client/SSH_MSG_KEXINIT#1 = $(size x)', 39, /`x` is no address/],
    ['', 0, /a fact is missing/],
  ])('that is written wrong says so: %s', (text, at, message) => {
    expect.hasAssertions();
    try {
      parseCondition(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(FactSyntaxError);
      expect(error).toMatchObject({ at, message: expect.stringMatching(message) as unknown });
    }
  });

  test.each([
    [
      'size server/SSH_MSG_KEX_ECDH_REPLY#2 > 1',
      /no frame .*#2; it has server\/SSH_MSG_KEX_ECDH_REPLY#1/,
    ],
    [`size ${reply}.K > 1`, /no field .*; it has .*#1\.K_S/],
    ['size server/exchange-hsh = 32', /no value .*; it has server\/exchange-hash/],
    ['title step:server-auth.verify = x', /no step/],
    ['title server/exchange-hash = x', /is a value, and no step/],
    ['fingerprint server/exchange-hash = x', /no public key/],
    ['value server/exchange-hash = x', /no field/],
    ['number server/exchange-hash = 1', /too many/],
    ['text server/exchange-hash = x', /no text/],
    ['file client/nothing = x', /no file nothing; it has ~\/\.ssh\/known_hosts/],
    ['setting client.usr = x', /no setting/],
    ['outcome < 3', /no number/],
    ['item 900 client/SSH_MSG_KEXINIT#1.kex_algorithms = x', /has \d+ names/],
  ])('about what the run does not have is a problem, and does not hold: %s', (text, message) => {
    const condition = parseCondition(text);
    expect(() => judge(condition, told)).toThrow(FactProblem);
    expect(() => judge(condition, told)).toThrow(message);
    expect(holds(condition, told)).toBe(false);
  });
});

describe('bytes stand in others', () => {
  const whole = Uint8Array.of(0x12, 0x34, 0x56);
  test('at whole bytes only', () => {
    expect(standsIn(Uint8Array.of(0x34, 0x56), whole)).toBe(true);
    expect(standsIn(Uint8Array.of(0x23, 0x45), whole)).toBe(false);
  });
});

test('a small number feeds what it is computed into, and not what is equal to that by chance', async () => {
  const paper = wholeCatalog.find(({ name }) => name === 'paper-dh')!;
  const run = { ...(await toldRun(paper.scenario, 'seed0')), ...nowhere };
  const [x, y] = ['client', 'server'].map((side) => `${side}/${side}-diffie-hellman-exponent`);
  const e = 'client/client-diffie-hellman-public-value';
  expect(tell(`equal ${e} ${y}`, run)).toBe(true);
  expect(tell(`feeds ${x} ${e}`, run)).toBe(true);
  expect(tell(`feeds ${x} ${y}`, run)).toBe(false);
});
