import { expect, test } from 'vitest';
import type { RunView, ValueView } from '../../../src/player/run.ts';
import { lookOf } from '../../../src/ui/parts/value-look.ts';

const nobody = { client: null, server: null, eavesdropper: null, attacker: null };

function value(change: Partial<ValueView>): ValueView {
  return {
    id: 'v1',
    address: 'client/v1',
    label: 'a value',
    symbol: 'V',
    owner: 'client',
    secret: false,
    bytes: '00',
    known: { ...nobody, client: 1 },
    seen_encrypted: nobody,
    fact: 'v1',
    kept: false,
    print: [1, 2, 3, 4, 5, 6],
    size: 1,
    head: '00',
    ...change,
  };
}

function look(value: ValueView, ...others: ValueView[]) {
  const run: Pick<RunView, 'values'> = { values: [value, ...others] };
  return lookOf(run, value);
}

test('a secret that both ends made carries both shapes', () => {
  const shared = look(value({ secret: true }), value({ id: 'v2', owner: 'server', secret: true }));
  expect(shared).toEqual({ owners: ['client', 'server'], kind: 'secret' });
});

test('a public value carries the shape of who made it, whoever received it', () => {
  expect(look(value({}), value({ id: 'v2', owner: 'server' }))).toEqual({
    owners: ['client'],
    kind: 'public',
  });
});

test('what crossed the wire only encrypted is sealed', () => {
  const sent = { seen_encrypted: { ...nobody, eavesdropper: 4, attacker: null } };
  expect(look(value(sent)).kind).toBe('sealed');
  expect(
    look(value({ ...sent, known: { client: 1, server: 5, eavesdropper: 3, attacker: null } })).kind,
  ).toBe('public');
});

test('what nobody ever knew was never made', () => {
  expect(look(value({ known: nobody })).kind).toBe('unmade');
});

test('equal bytes under another symbol are another value', () => {
  const theirs = value({ id: 'v2', symbol: 'V_S', owner: 'server' });
  expect(look(value({ symbol: 'V_C' }), theirs).owners).toEqual(['client']);
  expect(look(theirs, value({ symbol: 'V_C' })).owners).toEqual(['server']);
});
