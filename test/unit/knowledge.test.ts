/** Who knows what: a closure over what a party made, received and can derive. */
import { describe, expect, test } from 'vitest';
import { knowledgeOf, type Knowledge } from '../../src/world/knowledge.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';

const all = catalog
  .filter(({ name }) => name !== 'bulk')
  .map(({ name, scenario }) => {
    const run = simulate(parseScenario(scenario));
    return { name, run, knowledge: knowledgeOf(run.recorder) };
  });

const known = (run: Run, map: ReadonlyMap<string, Knowledge>, label: string): Knowledge => {
  const value = run.recorder.values.find((one) => one.label === label);
  const found = value && map.get(value.fact);
  if (!found) throw new Error(`no value ${label}`);
  return found;
};

/** Somebody tries every exponent of a group with few. */
const isBroken = ({ scenario }: Run): boolean => scenario.attack?.kind === 'exponent-search';

describe.each(all)('$name', ({ run, knowledge }) => {
  const { values, steps } = run.recorder;

  if (!isBroken(run)) {
    test('somebody who only listens never learns a secret', () => {
      const secrets = values.filter(({ secret }) => secret);
      expect(secrets.length).toBeGreaterThan(0);
      const leaked = secrets.filter(({ fact }) => knowledge.get(fact)?.known.eavesdropper !== null);
      expect(leaked.map(({ label }) => label)).toEqual([]);
    });
  }

  test('every value is known to its owner, at a step that there is', () => {
    for (const { fact, owner, label } of values) {
      const since = knowledge.get(fact)?.known[owner];
      expect([label, typeof since]).toEqual([label, 'number']);
      expect(since).toBeLessThan(steps.length + 1);
    }
  });

  test('private halves stay with whoever made them', () => {
    for (const { fact, owner, label } of values) {
      if (!/private|exponent/.test(label) || (owner === 'attacker' && isBroken(run))) continue;
      const others = owner === 'client' ? 'server' : 'client';
      expect([label, knowledge.get(fact)?.known[others]]).toEqual([label, null]);
    }
  });
});

describe('after a login', () => {
  const one = all.find(({ name }) => name === 'password-login');
  if (!one) throw new Error('no password-login');
  const { run, knowledge } = one;

  test.each([
    'shared secret K',
    'encryption key, client to server',
    'encryption key, server to client',
  ])('both ends know the %s', (label) => {
    const { client, server } = known(run, knowledge, label).known;
    expect([typeof client, typeof server]).toEqual(['number', 'number']);
  });

  test.each([
    'client ephemeral x25519 public key',
    'server ephemeral x25519 public key',
    'signature over H',
  ])('everybody knows the %s, for it crossed in the clear', (label) => {
    const { attacker, ...others } = known(run, knowledge, label).known;
    expect(attacker).toBeNull(); // there is none
    expect(Object.values(others)).not.toContain(null);
  });

  test('the listener has seen the password pass, encrypted, and does not know it', () => {
    const password = known(run, knowledge, 'password');
    expect(password.known.eavesdropper).toBeNull();
    expect(password.seenEncrypted.eavesdropper).not.toBeNull();
    expect(password.known.server).toBeGreaterThan(password.known.client ?? Infinity);
  });
});
