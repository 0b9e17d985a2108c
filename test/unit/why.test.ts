/** Why a party knows a value or does not: computed from provenance, and of one mind with what the transcript says. */
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/world/explanation.ts';
import { toHex } from '../../src/codec/bytes.ts';
import { knowledgeTable } from '../../src/world/knowledge-table.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';
import { valuesOf } from '../../src/world/describe.ts';
import { Steps } from '../../src/world/steps.ts';
import type { Party } from '../../src/world/transcript.ts';
import { explain } from '../../src/world/why.ts';

const parties: readonly Party[] = ['client', 'server', 'eavesdropper', 'attacker'];
const rekeyed = {
  client: { commands: ['head -c 6000000 /dev/zero'] },
  rekey: { by: 'client', after_bytes: 50_000 },
};
const runs = [
  ...catalog.map(({ name, scenario }) => ({ name, run: simulate(parseScenario(scenario)) })),
  { name: 'rekeyed', run: simulate(parseScenario(rekeyed)) },
];

function runNamed(name: string): Run {
  const found = runs.find((one) => one.name === name);
  if (!found) throw new Error(`no run ${name}`);
  return found.run;
}

function symbolOf(run: Run, id: string): string {
  const value = run.recorder.values.find((one) => one.id === id);
  return value?.symbol || value?.label || id;
}

function why(run: Run, symbol: string, party: Party): Explanation {
  const value = run.recorder.values.find((one) => one.symbol === symbol);
  const found = value && explain(run, value.id, party);
  if (!found) throw new Error(`no ${symbol}`);
  return found;
}

/** Symbols of the needs of each route that the party never has. */
const lacks = (run: Run, { routes }: Explanation): string[][] =>
  routes.map(({ needs }) =>
    needs.filter(({ since }) => since === null).map(({ value }) => symbolOf(run, value)),
  );
const roots = (run: Run, { roots }: Explanation): string[][] =>
  roots.map((set) => set.map((id) => symbolOf(run, id)));

describe.each(runs)('$name', ({ run }) => {
  const values = valuesOf(run);
  const all = values.flatMap((value) => parties.map((party) => ({ value, party })));
  const drawn = new Set(run.recorder.draws.map(({ bytes }) => toHex(bytes)));

  test('whoever knows a value has a way to it, at the step that the transcript gives', () => {
    const ways = all.map(({ value, party }) => {
      const found = explain(run, value.id, party);
      return [value.label, party, found?.since, found?.ways[0]?.since ?? null];
    });
    expect(ways).toEqual(
      all.map(({ value, party }) => [value.label, party, value.known[party], value.known[party]]),
    );
  });

  test('what a way needs is known when it is taken', () => {
    for (const { value, party } of all) {
      for (const { since, needs } of explain(run, value.id, party)?.ways ?? []) {
        for (const need of needs)
          expect([
            value.label,
            party,
            symbolOf(run, need.value),
            (need.since ?? Infinity) <= since,
          ]).toEqual([value.label, party, symbolOf(run, need.value), true]);
      }
    }
  });

  // But an end that found a fault may have had all that it takes, and stopped.
  test('who does not know a value lacks something on every route, and a key of every frame', () => {
    for (const { value, party } of all) {
      if (value.known[party] !== null || run.end.fault?.side === party) continue;
      const found = explain(run, value.id, party);
      const bars = [
        ...(found?.routes ?? []),
        ...(found?.sealed ?? []).map(({ keys: needs }) => ({ needs })),
      ];
      for (const { needs } of bars) {
        expect([value.label, party, needs.some(({ since }) => since === null)]).toEqual([
          value.label,
          party,
          true,
        ]);
      }
      // What was drawn comes down to itself, also where an end can get it back.
      if (!drawn.has(value.bytes ?? '')) expect(found?.roots.length === 0).toBe(bars.length === 0);
    }
  });

  test('what passed encrypted is told with its frames', () => {
    for (const { value, party } of all) {
      const at = explain(run, value.id, party)?.sealed.map(({ since }) => since) ?? [];
      expect([value.label, party, at.length === 0 ? null : Math.min(...at)]).toEqual([
        value.label,
        party,
        value.seen_encrypted[party],
      ]);
    }
  });
});

describe('who only listens', () => {
  test.each([
    ['known-host', 'K', ['d_C'], ['d_S'], 'RFC 8731 §3'],
    ['classic-dh', 'K', ['x'], ['y'], 'RFC 4253 §8'],
  ])(
    'at %s lacks K, for each way to it needs a private half',
    (name, symbol, client, server, source) => {
      const run = runNamed(name);
      const found = why(run, symbol, 'eavesdropper');
      const by = Object.fromEntries(
        found.routes.map(({ ends }, at) => [ends.join(), lacks(run, found)[at]]),
      );
      expect(by).toEqual({ client, server });
      expect(found.routes.every(({ sources }) => sources.includes(source))).toBe(true);
      expect(roots(run, found).toSorted()).toEqual([client, server]);
      expect(found.ways).toEqual([]);
    },
  );

  test.each([
    ['Q_C', 'client/SSH_MSG_KEX_ECDH_INIT#1', 'Q_C'],
    ['Q_S', 'server/SSH_MSG_KEX_ECDH_REPLY#1', 'Q_S'],
    ['K_S', 'server/SSH_MSG_KEX_ECDH_REPLY#1', 'K_S'],
    ['sig', 'server/SSH_MSG_KEX_ECDH_REPLY#1', 'signature'],
    ['V_S', 'server/identification#1', ''],
    ['I_C', 'client/SSH_MSG_KEXINIT#1', ''],
  ])('reads %s in %s', (symbol, address, field) => {
    const [way] = why(runNamed('known-host'), symbol, 'eavesdropper').ways;
    expect(way).toMatchObject({ how: 'read', needs: [], carrier: { address, field } });
  });

  test.each(['d_C', 'd_S', 'k_S', 'd_U'])('has nothing that leads to %s', (symbol) => {
    const { routes, sealed, roots, ways } = why(runNamed('known-host'), symbol, 'eavesdropper');
    expect([routes, sealed, roots, ways]).toEqual([[], [], [], []]);
  });

  test('knows what was made with a private half, from which nothing leads back', () => {
    const run = runNamed('known-host');
    const made = (symbol: string) =>
      why(run, symbol, 'eavesdropper').madeWith.map((id) => symbolOf(run, id));
    expect([made('d_C'), made('k_S'), made('d_U')]).toEqual([['Q_C'], ['K_S', 'sig'], []]);
  });

  test('sees the password pass, and lacks the key of that direction', () => {
    const run = runNamed('password-login');
    const found = why(run, 'pw', 'eavesdropper');
    expect(found.routes).toEqual([]);
    expect(found.sealed).toHaveLength(1);
    const [sealed] = found.sealed;
    expect(sealed?.first).toMatchObject({ message: 'SSH_MSG_USERAUTH_REQUEST', field: 'password' });
    expect(sealed?.keys.map(({ value }) => symbolOf(run, value))).toEqual(['C']);
    expect(roots(run, found).toSorted()).toEqual([['d_C'], ['d_S']]);
  });

  test('lacks with K all that hangs on it, and reads nothing of what passed encrypted', () => {
    const run = runNamed('known-host');
    const { follows } = why(run, 'K', 'eavesdropper');
    const told = (encrypted: boolean) =>
      follows
        .filter(({ sealed }) => (sealed !== null) === encrypted)
        .map(({ value }) => symbolOf(run, value));
    expect(told(false)).toEqual(['H', 'C', 'D']);
    expect(told(true).toSorted()).toEqual(['cmd', 'out', 'sig_U', 'user']);
    // The user's public key can also be had from the private one: it hangs on K and on that.
    expect(
      roots(run, why(run, 'K_U', 'eavesdropper'))
        .flat()
        .toSorted(),
    ).toEqual(['d_C', 'd_S', 'd_U']);
  });

  test('needs a private half of each exchange, or the session that carried the second', () => {
    const run = runNamed('rekeyed');
    const secrets = run.recorder.values.filter(({ symbol }) => symbol === 'K');
    const second = secrets.find(({ hex }) => hex !== secrets[0]?.hex);
    const found = second && explain(run, second.id, 'eavesdropper');
    expect(found?.roots.length).toBeGreaterThan(2);
    expect(found?.roots.every((set) => set.length === 2)).toBe(true);
  });

  test('sees six keys, and each hangs on K', () => {
    const run = runNamed('six-keys');
    for (const symbol of ['A', 'B', 'C', 'D', 'E', 'F']) {
      const found = why(run, symbol, 'eavesdropper');
      expect(lacks(run, found)).toEqual([['K', 'H']]);
      expect(found.routes[0]?.sources).toEqual(['RFC 4253 §7.2']);
    }
    expect(why(run, 'A', 'eavesdropper').routes[0]?.functions).toEqual([
      'SHA-256',
      'the first 16 bytes',
    ]);
  });
});

describe('an end', () => {
  const run = runNamed('known-host');
  test.each([
    ['d_C', 'client', 'generated'],
    ['Q_C', 'client', 'computed'],
    ['Q_C', 'server', 'read'],
    ['K', 'client', 'computed'],
    ['K', 'server', 'computed'],
    ['V_C', 'client', 'sent'],
    ['V_C', 'server', 'read'],
    ['K_S', 'server', 'file'],
    ['K_S', 'client', 'read'],
    ['d_U', 'client', 'file'],
    ['sig_U', 'client', 'computed'],
    ['sig_U', 'server', 'read'],
    ['user', 'client', 'given'],
    ['cmd', 'client', 'given'],
    ['cmd', 'server', 'read'],
    ['out', 'server', 'sent'],
    ['out', 'client', 'read'],
  ] as const)('has %s at the %s: %s', (symbol, end, how) => {
    expect(why(run, symbol, end).ways[0]?.how).toBe(how);
  });

  test('opens what it reads with keys that it made', () => {
    const [way] = why(run, 'user', 'server').ways;
    expect(way?.needs.map(({ value, how }) => [symbolOf(run, value), how])).toEqual([
      ['C', 'computed'],
    ]);
  });

  test('never has the private halves of the other', () => {
    expect(why(run, 'd_S', 'client')).toMatchObject({ since: null, ways: [], routes: [] });
    expect(why(run, 'd_U', 'server')).toMatchObject({ since: null, ways: [], routes: [] });
  });

  test('that never came to agree lacks nothing but what the other kept', () => {
    const refused = runNamed('no-common-cipher');
    expect(why(refused, 'K_S', 'client')).toMatchObject({ since: null, sealed: [] });
    expect(roots(refused, why(refused, 'K_S', 'client'))).toEqual([['k_S']]);
  });
});

test('a run without such a value explains nothing', () => {
  expect(explain(runNamed('known-host'), 'v999', 'client')).toBeNull();
});

describe('the table', () => {
  test.each(runs)(
    'of $name has each value that has a symbol once, in order, and agrees with the transcript',
    ({ run }) => {
      const rows = knowledgeTable(run, new Steps(run));
      const byId = new Map(valuesOf(run).map((value) => [value.id, value]));
      expect(rows.map(({ since }) => since)).toEqual(
        rows.map(({ since }) => since).toSorted((a, b) => a - b),
      );
      const things = [...byId.values()].filter(({ symbol }) => symbol !== '');
      expect(rows).toHaveLength(
        new Set(things.map(({ symbol, bytes }) => `${symbol} ${bytes}`)).size,
      );
      for (const { value, cells } of rows) {
        const { known, seen_encrypted } = byId.get(value) ?? {};
        for (const party of parties) {
          expect([cells[party].since, cells[party].sealed]).toEqual([
            known?.[party],
            seen_encrypted?.[party],
          ]);
          expect(cells[party].how === null).toBe(cells[party].since === null);
        }
      }
    },
  );

  test('shows what two million bytes of output say only as what they are: no value', () => {
    const rows = knowledgeTable(runNamed('bulk'), new Steps(runNamed('bulk')));
    expect(rows.map(({ value }) => symbolOf(runNamed('bulk'), value))).not.toContain('out');
  });
});
