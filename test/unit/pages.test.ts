/** The pages beside the run say only what is so: every link leads somewhere, every symbol has its entry. */
import { describe, expect, test } from 'vitest';
import { parseLink } from '../../src/player/link.ts';
import { findNamed } from '../../src/player/tables.ts';
import { openRun, stepOf } from '../../src/player/worker/view.ts';
import { lookOf } from '../../src/ui/parts/value-look.ts';
import { sourceUrl } from '../../src/ui/parts/rfc-link.tsx';
import { guideNew } from '../../src/ui/text/guide-new.ts';
import { guideTeach } from '../../src/ui/text/guide-teach.ts';
import { guideTls } from '../../src/ui/text/guide-tls.ts';
import { phaseQuestions } from '../../src/ui/text/stage.ts';
import { aboutTlsSymbol } from '../../src/ui/text/tls-symbols.ts';
import { embedCode } from '../../src/ui/views/guides/embed.tsx';
import type { SymbolFamily } from '../../src/ui/views/legend/book.ts';
import { symbolEntries, symbolGroups } from '../../src/ui/views/legend/symbols.ts';
import { familiesOf, tlsSymbolFamilies } from '../../src/ui/views/legend/tls-symbols.ts';
import { placeHash, type Place } from '../../src/ui/views/page/stage-link.tsx';
import { pages } from '../../src/ui/views/pages.ts';
import type { AnyScenarioInput } from '../../src/world/kind.ts';
import { catalog, tlsCatalog } from '../../src/world/scenarios/catalog.ts';

const titled: readonly { readonly place: Place; readonly title: string }[] = [
  ...guideNew.questions.list.flatMap(({ places }) => places),
  ...guideTls.questions.list.map(({ ssh }) => ssh),
  ...guideTeach.asked.groups.flatMap(({ list }) => list),
];

/** The session of the run that a link leads to, as a person opens it: nobody has answered anything yet. */
async function sessionOf(hash: string) {
  const link = parseLink(hash, 'overview', []);
  if (link.scenario.kind !== 'named') throw new Error(`${hash} names no scenario`);
  const found = await findNamed(link.scenario.name);
  if (!found) throw new Error(`no scenario ${link.scenario.name}`);
  const opened = await openRun({ ...found.scenario, ask: true });
  if ('failure' in opened) throw new Error(JSON.stringify(opened.failure));
  return { ...opened, start: link.start };
}

describe('a link to a step', () => {
  test.each(titled)('$title leads there, also before any question is answered', async (one) => {
    const { session, view, start } = await sessionOf(placeHash(one.place));
    expect(start.notices).toEqual([]);
    const step = stepOf(session, start.step ?? '');
    if (step === null) throw new Error(`no step ${start.step}`);
    expect(step).toBeLessThan(view.stepCount);
    // What the level of the link does not show would lead to another step.
    const { level } = session.steps.places[step] ?? {};
    expect(level === 'overview' || level === start.level).toBe(true);
  });
});

test('a teacher of TLS finds as many places to stop at as one of SSH', () => {
  const [ssh, tls] = guideTeach.asked.groups.map(({ list }) => list);
  expect(tls?.length).toBe(ssh?.length);
  const names = new Set<string | undefined>(tlsCatalog.map(({ name }) => name));
  for (const { place, title } of tls ?? []) expect(names.has(place.s), title).toBe(true);
});

test('the code for embedding leads to steps of its run, the first before the last', async () => {
  const code = embedCode('https://example.org/sshow/#/teach');
  const src = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const url = new URL(src);
  expect(url.origin + url.pathname).toBe('https://example.org/sshow/');
  expect(url.hash).toMatch(/^#\/embed\?/);
  const { session } = await sessionOf(url.hash.replace('embed', 'stage'));
  const given = new URLSearchParams(url.hash.slice(url.hash.indexOf('?')));
  const [from, to] = ['from', 'to'].map((name) => stepOf(session, `step:${given.get(name)}`));
  expect(from).not.toBeNull();
  expect(from ?? NaN).toBeLessThan(to ?? NaN);
});

test('both guides ask the six questions of the stage, in its order', () => {
  const six = [...new Set(Object.values(phaseQuestions))];
  expect(six).toHaveLength(6);
  expect(guideNew.questions.list.map(({ question }) => question)).toEqual(six);
  expect(guideTls.questions.list.map(({ question }) => question)).toEqual(six);
});

test('newcomers get two sentences an answer, and at most twelve words to learn', () => {
  for (const { answer } of guideNew.questions.list)
    expect(answer.match(/\.(?= |$)/g)).toHaveLength(2);
  expect(guideNew.words.list.length).toBeLessThanOrEqual(12);
});

test('every statement about TLS and SSH names where it is from', () => {
  const said = [
    ...guideTls.questions.list.flatMap(({ tls, ssh }) => [tls, ssh]),
    ...guideTls.alike.list,
    ...guideTls.differs.list,
  ];
  for (const { text, sources } of said) {
    expect(sources.length, text).toBeGreaterThan(0);
    for (const source of sources) {
      expect(source).toMatch(/^(RFC \d+( §[\d.]+)?|OpenSSH PROTOCOL §[\d.]+)$/);
      expect(sourceUrl(source) !== null).toBe(source.startsWith('RFC'));
    }
  }
});

/** The symbols of the values of runs, and how the runs draw them. */
async function recordedIn(scenarios: readonly AnyScenarioInput[]) {
  const runs = await Promise.all(
    scenarios.map(async (scenario) => {
      const opened = await openRun(scenario);
      if ('failure' in opened) throw new Error(JSON.stringify(opened.failure));
      return opened.view;
    }),
  );
  return runs.flatMap((run) =>
    run.values
      .filter(({ symbol }) => symbol !== '')
      .map((value) => ({ symbol: value.symbol, look: lookOf(run, value) })),
  );
}

describe('the symbols of the legend', async () => {
  const recorded = await recordedIn(
    catalog.filter(({ name }) => name !== 'bulk').map(({ scenario }) => scenario),
  );

  test('are all that a run records, and no others', () => {
    expect([...symbolEntries.keys()].toSorted()).toEqual(
      [...new Set(recorded.map(({ symbol }) => symbol))].toSorted(),
    );
    expect(symbolGroups.flatMap(({ entries }) => entries)).toHaveLength(symbolEntries.size);
  });

  test.each([...symbolEntries.values()])('$symbol looks as a run draws it', ({ symbol, look }) => {
    const looks = recorded.filter((one) => one.symbol === symbol).map((one) => one.look);
    expect(looks).toContainEqual(look);
  });
});

describe('the symbols of the legend of TLS', async () => {
  const recorded = await recordedIn([
    ...tlsCatalog.map(({ scenario }) => scenario),
    // The salt is of signatures with RSA alone, which no named scenario has.
    { protocol: 'tls-1.3', title: 'RSA', server: { certificate: { key_type: 'rsa' } } },
  ]);
  const rows = tlsSymbolFamilies.flatMap((family) => family.rows);
  const entries = rows.flatMap((row) => row.entries);

  test('are all that a run records, each once, and no others', () => {
    expect(entries.map(({ symbol }) => symbol).toSorted()).toEqual(
      [...new Set(recorded.map(({ symbol }) => symbol))].toSorted(),
    );
    expect(rows.map((row) => row.entries[0]?.symbol).toSorted()).toEqual(
      Object.keys(aboutTlsSymbol).toSorted(),
    );
  });

  test.each(entries)('$symbol looks as a run draws it', ({ symbol, look }) => {
    const looks = recorded.filter((one) => one.symbol === symbol).map((one) => one.look);
    expect(looks).toContainEqual(look);
  });

  test('take in what KeyUpdates made, in the order in which they made it', () => {
    expect(updatedIn(familiesOf([]))).toEqual([]);
    const made = ['c ap', 's ap 1', 's ap 1 key', 's ap 1 iv', 'c ap 12', 'c ap x', 's hs 1'];
    const values = made.map((symbol) => ({ symbol, label: `the label of ${symbol}` }));
    expect(updatedIn(familiesOf(values))).toEqual(
      ['s ap 1', 's ap 1 key', 's ap 1 iv', 'c ap 12'].map((symbol) => ({
        symbols: [symbol],
        name: `the label of ${symbol}`,
      })),
    );
  });
});

/** The rows that are in no run without a KeyUpdate. */
const updatedIn = (families: readonly SymbolFamily[]) =>
  families
    .flatMap(({ rows }) => rows)
    .filter(({ source }) => source === 'RFC 8446 §7.2')
    .map(({ entries, name }) => ({ symbols: entries.map(({ symbol }) => symbol), name }));

test('every page has an address and a name of its own', () => {
  for (const key of ['path', 'title'] as const) {
    expect(new Set(pages.map((page) => page[key])).size).toBe(pages.length);
  }
  for (const { path } of pages) expect(parseLink(`#${path}`, 'overview', []).page).toBe(path);
});
