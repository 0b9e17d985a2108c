/** Options of keys and one-time codes come only with a run that needs them. */
import { describe, expect, test } from 'vitest';

import { openRun } from '../../../src/player/worker/view.ts';
import { needsProofs, proofs } from '../../../src/world/late-proofs.ts';
import { complete } from '../../../src/world/scenario.ts';
import { catalog } from '../../../src/world/scenarios/catalog.ts';

describe('what judges rarer proofs', () => {
  test('is not there for any named scenario that does without, and then is', async () => {
    const named = catalog.map(({ name, scenario }) => [name, complete(scenario)] as const);
    const needing = named.filter(([, scenario]) => needsProofs(scenario)).map(([name]) => name);
    const certified = named.map(([name]) => name).filter((name) => name.includes('certificate'));
    expect(needing.toSorted()).toEqual(
      ['one-time-code', 'restricted-key', 'security-questions', ...certified].toSorted(),
    );
    const open = async (wanted: string) => {
      const found = catalog.find(({ name }) => name === wanted);
      const opened = found && (await openRun(found.scenario));
      return opened && 'session' in opened ? opened.session.run.end.kind : null;
    };
    expect(await open('two-step-login')).toBe('established');
    expect(() => proofs()).toThrow('no proofs.ts');
    expect(await open('one-time-code')).toBe('established');
    expect(proofs().codeOf('MZXW6YTB', 0)).toMatch(/^\d{6}$/);
  });

  test.each([
    ['restrict {client:id_ed25519}\n', true],
    ['# none\n\n  {client:id_ed25519}\nssh-ed25519 AAAA\n', false],
  ])('%j needs it: %s', (authorized_keys, needed) => {
    expect(needsProofs(complete({ server: { users: { alice: { authorized_keys } } } }))).toBe(
      needed,
    );
  });
});
