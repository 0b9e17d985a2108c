/** Where values come from and what they feed, for every scenario there is. */
import { describe, expect, test } from 'vitest';
import { framesUnder, madeFrom, originOf, usesOf, waysOf } from '../../src/world/lineage.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import type { ScenarioInput } from '../../src/world/scenario.ts';
import type { ValueRecord } from '../../src/world/recorder.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate } from '../../src/world/simulate.ts';
import { Steps } from '../../src/world/steps.ts';

const known = { client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' } };

function ran(scenario: ScenarioInput) {
  const run = simulate(parseScenario(scenario));
  const { recorder } = run;
  const value = (symbol: string): ValueRecord => {
    const found = recorder.values.find((one) => one.symbol === symbol);
    if (!found) throw new Error(`no ${symbol}`);
    return found;
  };
  return {
    run,
    recorder,
    steps: new Steps(run),
    value,
    fed: (symbol: string) => madeFrom(recorder, value(symbol)).map((made) => made.symbol),
  };
}

describe.each(catalog.filter(({ name }) => name !== 'bulk'))('$name', ({ scenario }) => {
  const { run, recorder, steps } = ran(scenario);

  test('every derivation is a stage of the way to its value', () => {
    for (const derivation of recorder.derivations) {
      const stages = waysOf(recorder, derivation.to).flatMap((way) => way.stages);
      const same = stages.filter(
        ({ how, to }) => how === derivation.how && to.hex === derivation.to.hex,
      );
      expect([derivation.to.label, same.length > 0]).toEqual([derivation.to.label, true]);
    }
  });

  test('what nobody computed was drawn, said, or there before', () => {
    const kinds = recorder.values
      .filter((value) => waysOf(recorder, value).length === 0)
      .map((value) => [value.symbol, originOf(run, steps, value).kind].join(' '));
    // Bytes that keys of ECDSA and RSA are made of have no symbol.
    for (const kind of new Set(kinds))
      expect(kind).toMatch(
        /^(d_[CSU]|k_S|x|y|R|PS|) drawn$|^[VI]_[CS] said$|^(pw|user|cmd|out|K_[SU]|MD5) given$/,
      );
  });

  test('what was made from a value says that it came from it', () => {
    for (const value of recorder.values) {
      for (const made of madeFrom(recorder, value)) {
        const inputs = waysOf(recorder, made).flatMap(({ stages }) =>
          stages.flatMap(({ from }) => from.map(({ hex }) => hex)),
        );
        expect(inputs).toContain(value.hex);
      }
    }
  });
});

describe('a login', () => {
  const { run, recorder, steps, value, fed } = ran(known);

  test('both ends compute K, each from its own half', () => {
    const ways = waysOf(recorder, value('K'));
    expect(
      ways.map(({ makers, stages }) => [makers.map(({ side }) => side), stages[0]?.how]),
    ).toEqual([
      [['server'], 'X25519(d_S, Q_C)'],
      [['client'], 'X25519(d_C, Q_S)'],
    ]);
  });

  test('both ends compute H in the same way, each at a step of its own', () => {
    const [way, ...others] = waysOf(recorder, value('H'));
    expect(others).toEqual([]);
    expect(way?.makers.map(({ side }) => side)).toEqual(['server', 'client']);
    for (const { side, step } of way?.makers ?? [])
      expect(recorder.steps[step]).toMatchObject({ key: 'computed-hash', side });
  });

  test('a key longer than the hash is made in stages', () => {
    const [way] = waysOf(recorder, value('C'));
    expect(way?.stages.map(({ how }) => how)).toEqual(['SHA-256', 'SHA-256', 'the first 64 bytes']);
    expect(way?.stages.at(-1)?.to.symbol).toBe('C');
  });

  test('values feed those that the RFCs make from them', () => {
    expect(fed('d_C')).toEqual(['Q_C', 'K']);
    expect(fed('K')).toEqual(['H', 'C', 'D']);
    expect(fed('H')).toEqual(['sig', 'C', 'D', 'sig_U']);
    expect(fed('sig')).toEqual([]);
  });

  test('a signature is used where it is checked', () => {
    const keys = usesOf(recorder, value('sig')).map((index) => recorder.steps[index]?.key);
    expect(keys).toEqual(['verified-host']);
  });

  test('a key protects the frames of its direction, and no others', () => {
    const frames = framesUnder(recorder, value('C'));
    const encrypted = recorder.frames.filter(({ keyValues }) => keyValues.length > 0);
    expect(frames).toEqual(encrypted.filter(({ from }) => from === 'client'));
    expect(frames.length).toBeGreaterThan(3);
  });

  test('V_C and V_S stay apart, though their bytes are the same', () => {
    expect(value('V_C').hex).toBe(value('V_S').hex);
    expect(originOf(run, steps, value('V_C'))).toMatchObject({
      kind: 'said',
      frame: 'client/identification#1',
    });
    expect(originOf(run, steps, value('V_S'))).toMatchObject({
      kind: 'said',
      frame: 'server/identification#1',
    });
  });
});

test('a draw that the scenario sets is told as such', () => {
  const label = 'client ephemeral x25519 private key';
  const { run, steps, value } = ran({ ...known, overrides: { [label]: '11'.repeat(32) } });
  expect(originOf(run, steps, value('d_C'))).toMatchObject({ kind: 'drawn', label, given: true });
  expect(originOf(run, steps, value('d_S'))).toMatchObject({ kind: 'drawn', given: false });
});
