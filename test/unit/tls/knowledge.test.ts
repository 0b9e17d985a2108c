/** Who knows what in a TLS run, and how its values are therefore drawn. */
import { expect, test } from 'vitest';
import { openForeign } from '../../../src/player/worker/view.ts';
import { lookOf } from '../../../src/ui/parts/value-look.ts';
import { tlsCatalog } from '../../../src/world/scenarios/catalog.ts';
import { explain } from '../../../src/world/why.ts';

async function opened(name: string) {
  const found = tlsCatalog.find((one) => one.name === name);
  const made = await openForeign(found?.scenario, null);
  if ('failure' in made) throw new Error(made.failure.title);
  const { view, session } = made;
  const all = (symbol: string) => {
    const values = view.values.filter((one) => one.symbol === symbol);
    if (values.length === 0) throw new Error(`no ${symbol}`);
    return values;
  };
  return { view, run: session.run, all };
}

test.each([
  ['tls-first-contact', ['cert_S', 'K_S']],
  ['tls-mutual', ['cert_S', 'K_S', 'cert_C', 'K_C']],
])('in %s the key in a certificate crosses as that does: encrypted', async (name, symbols) => {
  const { view, run, all } = await opened(name);
  for (const value of symbols.flatMap(all)) {
    expect(value.known.eavesdropper, value.label).toBeNull();
    expect(value.seen_encrypted.eavesdropper, value.label).toEqual(expect.any(Number));
    expect(lookOf(view, value).kind, value.label).toBe('sealed');
    const why = explain(run, value.id, 'eavesdropper');
    expect(why?.sealed.map(({ first }) => first.message)).toEqual(['Certificate']);
  }
});

test('without a PSK who listens can compute the early secrets, and no later one', async () => {
  const { view, run, all } = await opened('tls-first-contact');
  for (const value of ['0', 'H()', 'ES', 'dES'].flatMap(all)) {
    expect(value.known.eavesdropper, value.label).toBe(0);
    expect(lookOf(view, value).kind, value.label).toBe('public');
  }
  const hows = ['0', 'H()', 'ES'].flatMap(all).map(({ id, symbol }) => {
    const [way] = explain(run, id, 'eavesdropper')?.ways ?? [];
    return [symbol, way?.how];
  });
  expect(new Set(hows.map(String))).toEqual(new Set(['0,constant', 'H(),constant', 'ES,computed']));
  for (const value of ['HS', 'dHS', 'MS'].flatMap(all))
    expect(value.known.eavesdropper, value.label).toBeNull();
});
