/** Diffie-Hellman with numbers for paper, and somebody who tries every exponent. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everything, ownPart } from '../../src/cli/scenario-file.ts';
import { kexes } from '../../src/protocol/ssh/kexes.ts';
import { knowledgeOf } from '../../src/world/knowledge.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { complete, type ScenarioInput } from '../../src/world/scenario.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { TOY_KEX } from '../../src/world/toy.ts';

const named = (name: string): ScenarioInput =>
  catalog.find((one) => one.name === name)?.scenario ?? {};
const run = (name: string, more: ScenarioInput): Run =>
  simulate(parseScenario({ ...named(name), ...more }));
const X = 'client Diffie-Hellman exponent';
const Y = 'server Diffie-Hellman exponent';
const numberOf = ({ recorder }: Run, symbol: string): number =>
  Number.parseInt(recorder.values.find((value) => value.symbol === symbol)?.hex ?? '', 16);
const keysOf = ({ recorder }: Run) => recorder.steps.map(({ key }) => key);

test.each(['a', 'b', 'c', 'd', 'e', 'f'])('with the seed %s all three have the same K', (seed) => {
  const one = run('paper-dh', { seed });
  const [x, y, e, f, K] = ['x', 'y', 'e', 'f', 'K'].map((symbol) => numberOf(one, symbol));
  const power = (base = 0, times = 0) =>
    Array.from({ length: times }).reduce<number>((product) => (product * base) % 23, 1);
  expect([e, f, K, K]).toEqual([power(5, x), power(5, y), power(f, x), power(e, y)]);
  const { recorder, end } = one;
  expect(end.kind).toBe('established');
  const ks = recorder.values.filter(({ symbol }) => symbol === 'K');
  expect(ks.map(({ owner }) => owner).toSorted()).toEqual(['attacker', 'client', 'server']);
  expect(new Set(ks.map(({ hex }) => hex)).size).toBe(1);
  // It does not know more than it worked out, nor sooner; the server's exponent it does not need.
  const knowledge = knowledgeOf(recorder);
  const since = (symbol: string) =>
    knowledge.get(recorder.values.find((value) => value.symbol === symbol)?.fact ?? '')?.known
      .eavesdropper;
  const tried = keysOf(one).indexOf('tried-exponents');
  expect([since('x'), since('K'), since('y')]).toEqual([tried, tried, null]);
  expect(since('pw')).toBeGreaterThan(tried);
  expect(keysOf(one)).toContain('read-password');
});

test('chosen exponents give the numbers of the books: 6 and 15 give 8, 19 and 2', () => {
  const one = run('paper-dh', { overrides: { [X]: '06', [Y]: '0f' } });
  expect(['e', 'f', 'K'].map((symbol) => numberOf(one, symbol))).toEqual([8, 19, 2]);
});

test.each(['00', '17', 'ff'])('an exponent 0x%s is refused by name', (hex) => {
  expect(() => run('paper-dh', { overrides: { [X]: hex } })).toThrow(`overrides["${X}"]`);
});

test('an exponent of 11 gives 22, which the other end refuses', () => {
  const { end } = run('paper-dh', { overrides: { [X]: '0b' } });
  expect(end.fault).toMatchObject({ side: 'server', fault: { kind: 'dh-value-out-of-range' } });
});

test.each(['classic-dh', 'password-login'])('with the exchange of %s it gives up', (name) => {
  const one = run(name, { attack: { kind: 'exponent-search' } });
  expect(one.end.kind).toBe('established');
  expect(keysOf(one)).toContain('gave-up-exponents');
  const K = one.recorder.values.find(({ symbol }) => symbol === 'K');
  expect(knowledgeOf(one.recorder).get(K?.fact ?? '')?.known.eavesdropper).toBeNull();
});

test('nobody is offered it who does not ask for it, and no real peer at all', () => {
  expect([...kexes.keys()]).toContain(TOY_KEX);
  const { client, server } = complete({});
  for (const { kex } of [client.algorithms, server.algorithms, everything()])
    expect(kex).not.toContain(TOY_KEX);
  const path = join(mkdtempSync(join(tmpdir(), 'toy-')), 'toy.json');
  for (const side of ['client', 'server'] as const) {
    writeFileSync(path, JSON.stringify({ [side]: { algorithms: { kex: [TOY_KEX] } } }));
    expect(() => ownPart(path, side)).toThrow(`${side}.algorithms.kex: ${TOY_KEX} has 22 secrets`);
  }
});
