/**
 * The comparison of two protocols says what its runs say: each fact is found again in the transcripts of the same
 * scenarios, which the comparison does not read, and each link leads to the place that shows it.
 */
import { describe, expect, test } from 'vitest';
import {
  questions,
  rows,
  type ColumnView,
  type ComparedFact,
  type Fact,
  type Row,
} from '../../src/player/compare-view.ts';
import { findNamed } from '../../src/player/tables.ts';
import { tell } from '../../src/player/worker/topics/compare.ts';
import { openRun } from '../../src/player/worker/view.ts';
import { sourceUrl } from '../../src/ui/parts/rfc-link.tsx';
import { compare } from '../../src/ui/text/compare.ts';
import { sshAndSsl } from '../../src/ui/text/ssh-and-ssl.ts';
import { csvOf, linesOf, markdownOf } from '../../src/ui/views/compare/export.ts';
import { frameWindow } from '../../src/ui/views/compare/frame-window.ts';
import { pairs } from '../../src/ui/views/compare/pairs.ts';
import { formatPlace, parsePlace } from '../../src/ui/views/compare/place.ts';
import { factKey } from '../../src/ui/views/compare/told-facts.ts';
import { moved, stepsOf, type Columns, type Move } from '../../src/ui/views/compare/walk.ts';
import { placeHash } from '../../src/ui/views/page/stage-link.tsx';
import { inOrder } from '../../src/world/compare/in-order.ts';
import { wholeCatalog } from '../../src/world/scenarios/catalog.ts';
import type { Frame, Transcript } from '../../src/world/transcript.ts';
import { csvLine } from './support/csv.ts';
import { expectPlace } from './support/places.ts';
import { transcriptOf } from './support/transcripts.ts';

const session = await openRun({});
if ('failure' in session) throw new Error('the default run cannot be opened');

async function told(scenario: string, part: Row | 'column') {
  if ('failure' in session) throw new Error('no session');
  const answer = await tell(session.session, { scenario, part });
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
}

async function columnOf(scenario: string): Promise<ColumnView> {
  const answer = await told(scenario, 'column');
  if (!('column' in answer)) throw new Error('no column');
  return answer.column;
}

async function factsOf(scenario: string, row: Row): Promise<readonly ComparedFact[]> {
  const answer = await told(scenario, row);
  if (!('facts' in answer)) throw new Error('no facts');
  return answer.facts;
}

type Of<K extends Fact['kind']> = Extract<Fact, { readonly kind: K }>;
const all = <K extends Fact['kind']>(facts: readonly ComparedFact[], kind: K): Of<K>[] =>
  facts.flatMap(({ fact }) => (fact.kind === kind ? [fact as Of<K>] : []));

const size = (frame: Frame): number => (frame.layers[0]?.bytes.length ?? 0) / 2;
const sum = (frames: readonly Frame[]): number =>
  frames.reduce((total, frame) => total + size(frame), 0);
const messageOf = (frame: Frame): string =>
  frame.layers.find(({ name }) => name === 'message')?.bytes ?? '';

/** The first frame that carries what the application says, by what is in it. */
const application = ({ frames }: Transcript): Frame | undefined =>
  frames.find(
    (frame) =>
      /ApplicationData|CHANNEL_DATA/.test(frame.message) ||
      (frame.message === 'SSH_MSG_CHANNEL_REQUEST' &&
        Buffer.from(messageOf(frame), 'hex').includes('exec')),
  );

/** Runs of pairs, and those with more than one connection: one after the other, or through somebody in between. */
const names = [
  ...new Set([
    ...pairs.flatMap(({ left, right }) => [left, right]),
    'intercepted-password',
    'tls-unchecked',
    'tls-resumption',
    'tls-hello-retry',
  ]),
];

const isIntercepted = ({ scenario }: Transcript): boolean =>
  scenario.attack?.kind === 'man-in-the-middle';

/** Where the client's second connection begins; behind the end where there is none. */
function secondStart({ steps }: Transcript): number {
  const starts = [...steps.keys()].filter(
    (at) => steps[at]?.kind === 'connect' && steps[at]?.side === 'link',
  );
  return starts[1] ?? steps.length;
}

/** Frames between the same two as this one. */
const together = (frames: readonly Frame[], { from, to }: Pick<Frame, 'from' | 'to'>) =>
  frames.filter(
    (frame) => [frame.from, frame.to].toSorted().join() === [from, to].toSorted().join(),
  );

describe.each(names)('%s', (name) => {
  test('so many round trips as the time that they took', async () => {
    const run = await transcriptOf(name);
    const first = application(run);
    const [fact] = all(await factsOf(name, 'round-trips'), 'round-trips');
    expect(fact?.message).toBe(first?.message);
    // What the bytes themselves take is much less than the way.
    const isDirect = together(run.frames, { from: 'client', to: first?.to ?? 'server' });
    const isAlone = run.frames.every(
      (frame) => isDirect.includes(frame) || frame.time_ms >= (first?.time_ms ?? 0),
    );
    if (first && fact && isAlone)
      expect(fact.count).toBe(
        // Whoever sits halfway answers in half the time.
        Math.floor(first.time_ms / (run.scenario.link.rtt_ms / (isIntercepted(run) ? 2 : 1))),
      );
    if (fact) expect(fact.with).toBe(isIntercepted(run) ? 'attacker' : 'server');
  });

  test('bytes and frames are those of each side', async () => {
    const run = await transcriptOf(name);
    const facts = all(await factsOf(name, 'traffic'), 'bytes');
    for (const { from, to, bytes, frames, before } of facts) {
      const both = together(run.frames, { from, to });
      const at = both.findIndex((frame) => frame === application({ ...run, frames: both }));
      const own = both.filter((frame) => frame.from === from);
      const early = both.filter((frame, index) => frame.from === from && index < at);
      expect({ bytes, frames }).toEqual({ bytes: sum(own), frames: own.length });
      expect(before).toEqual(at < 0 ? null : { bytes: sum(early), frames: early.length });
    }
    expect(facts.reduce((total, { frames }) => total + frames, 0)).toBe(run.frames.length);
  });

  test('encryption begins with the first frame that is, for each side', async () => {
    const run = await transcriptOf(name);
    const until = secondStart(run);
    const sent = new Set(run.steps.slice(0, until).flatMap((step) => step.frames));
    const frames = run.frames.filter(({ id }) => sent.has(id));
    const facts = await factsOf(name, 'encryption');
    for (const fact of all(facts, 'encrypted-from')) {
      const own = frames.filter(({ from, to }) => from === fact.from && to === fact.to);
      const clear = own.filter(({ encrypted }) => !encrypted);
      expect(fact.message).toBe(own.find(({ encrypted }) => encrypted)?.message);
      expect([fact.frames, fact.bytes]).toEqual([clear.length, sum(clear)]);
    }
    for (const { from, bytes, frames: count } of all(facts, 'never-encrypted')) {
      const own = frames.filter((frame) => frame.from === from);
      expect(own.some(({ encrypted }) => encrypted)).toBe(false);
      expect([count, bytes]).toEqual([own.length, sum(own)]);
    }
    expect(all(facts, 'connections')).toHaveLength(until < run.steps.length ? 1 : 0);
    // The keys of somebody in between prove nothing about the server.
    if (isIntercepted(run)) expect(all(facts, 'proven-before')).toEqual([]);
  });

  test('what is learned stands in the clear, what is hidden nowhere in it', async () => {
    const run = await transcriptOf(name);
    const facts = await factsOf(name, 'learned');
    const clear = run.frames.filter(({ encrypted }) => !encrypted);
    const wire = clear.map((frame) => frame.layers[0]?.bytes ?? '').join(' ');
    for (const { message, says } of all(facts, 'learned')) {
      expect(clear.map((frame) => frame.message)).toContain(message);
      expect(wire).toContain(Buffer.from(says).toString('hex'));
    }
    const sealed = run.frames.filter(({ encrypted }) => encrypted);
    expect(all(facts, 'learned-sizes')).toEqual(
      sealed.length === 0
        ? []
        : [{ kind: 'learned-sizes', frames: sealed.length, bytes: sum(sealed) }],
    );
    for (const { labels } of all(facts, 'hidden'))
      for (const label of labels) {
        const isHidden = ({ known, bytes }: (typeof run.values)[number]) =>
          known.eavesdropper === null && bytes !== null && bytes !== '' && !wire.includes(bytes);
        const own = run.values.filter((one) => one.label === label);
        expect(own.some(isHidden), label).toBe(true);
      }
    for (const { what, from, message } of all(facts, 'learned'))
      expect(clear.find((frame) => frame.message === message)?.from, what).toBe(from);
  });

  test('public-key operations are those that were recorded, each once', async () => {
    const { derivations, values } = await transcriptOf(name);
    const facts = all(await factsOf(name, 'operations'), 'operation');
    for (const side of ['client', 'server', 'attacker'] as const) {
      const own = derivations.filter(
        ({ to }) => values.find(({ id }) => id === to)?.owner === side,
      );
      const pairsMade = own.filter(({ how }) => /^X25519\(d_[CS], 9\)$|^d_[CS] · G/.test(how));
      const agreed = own.filter(({ how }) =>
        /^X25519\(d_[CS], Q_[CS]\)$|d_[CS] · Q_[CS]/.test(how),
      );
      const count = (operation: string) =>
        facts
          .filter((fact) => fact.side === side && fact.operation === operation)
          .reduce((total, fact) => total + fact.count, 0);
      expect([side, count('key-pair'), count('agreement')]).toEqual([
        side,
        pairsMade.length,
        agreed.length,
      ]);
    }
  });

  test('what is signed is the preimage of a signature', async () => {
    const { derivations, values } = await transcriptOf(name);
    for (const fact of all(await factsOf(name, 'signed'), 'signed')) {
      const made = derivations.filter(({ to, how }) => {
        const value = values.find(({ id }) => id === to);
        return value?.label === fact.label && value.owner === fact.side && how === fact.how;
      });
      const [one] = made;
      expect(one?.layout?.bytes.length).toBe(fact.size * 2);
      expect(one?.layout?.fields.map((field) => field.name)).toEqual(fact.fields);
    }
  });

  test('every fact leads to the place that shows it', async () => {
    for (const row of rows) {
      const facts = await factsOf(name, row);
      expect(facts.length, row).toBeGreaterThan(0);
      for (const { place } of facts) await expectPlace(placeHash(place));
    }
  });

  test('every step, frame and value of the column leads to its place', async () => {
    const column = await columnOf(name);
    const places = [
      ...column.answers.flatMap(({ steps, frames, told: step, carried }) => [
        ...steps.map(({ place }) => place),
        ...frames.map(({ place }) => place),
        ...(step ? [step.place] : []),
        ...carried.flatMap(({ frame, said }) => [frame.place, ...said.map(({ place }) => place)]),
      ]),
      ...column.schedule.map(({ place }) => place),
    ];
    for (const place of places) await expectPlace(placeHash(place));
    expect(places.length).toBeGreaterThan(10);
  });

  test('frames keep their order, and none is left out', async () => {
    const column = await columnOf(name);
    const { frames } = await transcriptOf(name);
    const shown = column.answers.flatMap((answer) => answer.frames);
    const folded = column.answers.reduce((total, one) => total + (one.folded?.count ?? 0), 0);
    expect(shown.length + folded).toBe(frames.length);
    expect(shown.map(({ index }) => index)).toEqual(
      shown.map(({ index }) => index).toSorted((a, b) => a - b),
    );
  });

  test('each question is told at the phase that answers it, and says when it is out of turn', async () => {
    const column = await columnOf(name);
    const { steps } = await transcriptOf(name);
    const phases = {
      speak: ['connect', 'hello', 'negotiate'],
      secret: ['key-exchange'],
      server: ['server-auth'],
      encryption: ['keys'],
      client: ['client-auth'],
      travels: ['channel', 'close'],
    } as const;
    const at = new Map<string, number>();
    for (const { question, told: step, steps: walked } of column.answers) {
      for (const { step: one } of walked)
        expect(phases[question]).toContain(steps[one.index]?.phase);
      if (step) at.set(question, step.step.index);
    }
    for (const { question, when } of column.answers) {
      const own = at.get(question);
      if (when.kind === 'never') expect(own).toBeUndefined();
      else if (when.kind === 'application')
        expect(own).toBeGreaterThan(steps.findIndex(({ phase }) => phase === 'channel'));
      else if (when.kind !== 'here') {
        const isEarlier = (own ?? NaN) < (at.get(when.than) ?? NaN);
        expect(isEarlier).toBe(when.kind === 'earlier');
        const isBefore = questions.indexOf(when.than) < questions.indexOf(question);
        expect(isBefore).toBe(when.kind === 'earlier');
      }
    }
  });

  test('from the shared secret to the keys in use every value is made from one before it', async () => {
    const { scheduled, schedule, values } = await columnOf(name);
    const hex = (id: string) => values.find((value) => value.id === id)?.bytes ?? id;
    const made = new Set(scheduled === null ? [] : [hex(scheduled)]);
    for (const { to, from } of schedule) {
      expect(from.some((id) => made.has(hex(id)))).toBe(true);
      made.add(hex(to));
    }
    const { frames } = await transcriptOf(name);
    const isKeyed = frames.some(({ encrypted }) => encrypted);
    expect(schedule.some(({ inUse }) => inUse)).toBe(isKeyed);
  });
});

describe('both runs of a pair', () => {
  test.each(pairs)(
    '$title: the client of each has the same shared secret',
    async ({ left, right }) => {
      const secrets = await Promise.all(
        [left, right].map(async (name) => {
          const { K, values } = await columnOf(name);
          return values.find(({ id }) => id === K)?.bytes ?? null;
        }),
      );
      const isRefused = secrets.includes(null);
      if (!isRefused) expect(secrets[0]).toBe(secrets[1]);
    },
  );
});

test('the first message of TLS serves three questions', async () => {
  const { answers } = await columnOf('tls-first-contact');
  const serves = answers.filter(({ carried }) =>
    carried.some(({ frame }) => frame.message === 'ClientHello'),
  );
  const [own] = answers;
  expect(own?.frames.map(({ message }) => message)).toEqual(['ClientHello']);
  expect(serves.map(({ question }) => question)).toEqual(['secret', 'server']);
});

test('a client certificate is answered for by the server, after the client has gone on', async () => {
  const { answers } = await columnOf('tls-mutual');
  const client = answers.find(({ question }) => question === 'client');
  expect(client?.told?.step.side).toBe('server');
  expect(client?.told?.step.result).toEqual({ text: 'valid', good: true });
});

test.each([
  ['tls-first-contact', 'never'],
  ['tls-password', 'application'],
  ['tls-mutual', 'here'],
  ['password-login', 'here'],
  ['intercepted-known-host', 'never'],
])('who may come in, in %s: %s', async (name, kind) => {
  const { answers } = await columnOf(name);
  expect(answers.find(({ question }) => question === 'client')?.when.kind).toBe(kind);
});

test.each(['tls-first-contact', 'tls-resumption', 'tls-unchecked'])(
  'that the client’s Finished is checked shows nobody: %s',
  async (name) => {
    const { answers, outcome } = await columnOf(name);
    const client = answers.find(({ question }) => question === 'client');
    expect([client?.steps, client?.frames]).toEqual([[], []]);
    expect(compare.never(outcome, 'client')).toContain('left to the application');
  },
);

test('no proof of a client is a Finished', async () => {
  for (const name of ['tls-mutual', 'tls-password']) {
    const facts = all(await factsOf(name, 'client-proof'), 'step');
    expect(facts.length).toBeGreaterThan(0);
    for (const { title } of facts) expect(title).not.toContain('Finished');
  }
});

test('what failed and is taken all the same has no tick', async () => {
  const column = await columnOf('tls-unchecked');
  const facts = await factsOf('tls-unchecked', 'identity');
  expect(all(facts, 'rests-on').map(({ trust }) => trust)).toEqual(['unchecked']);
  const tolerated = facts.filter(({ fact }) => fact.kind === 'step' && fact.tolerated);
  expect(tolerated).toHaveLength(1);
  expect(linesOf(tolerated, column)[0]?.line.sign).toBeNull();
  const again = await factsOf('tls-unchecked', 'again');
  expect(again.map(({ fact }) => fact.kind)).toEqual(['not-again']);
});

test('what the attacker shows is called the attacker’s', async () => {
  for (const name of ['intercepted-known-host', 'tls-man-in-the-middle']) {
    const column = await columnOf(name);
    for (const row of ['learned', 'signed'] as const)
      for (const { line } of linesOf(await factsOf(name, row), column))
        expect([line.link, line.text].join(' ')).not.toMatch(
          /server’s (host key|signature)|server (certificate|signature|verify_data)/i,
        );
  }
});

test('where the client came to no keys, those of whoever answered it are told', async () => {
  const { K, scheduled, schedule, values } = await columnOf('intercepted-known-host');
  expect(K).toBeNull();
  expect(scheduled).toMatch(/./);
  const secret = values.find(({ id }) => id === scheduled);
  expect([secret?.owner, secret?.symbol]).toEqual(['attacker', 'K']);
  expect(schedule.some(({ inUse }) => inUse)).toBe(true);
});

test('a second connection, and new keys, belong to what travels', async () => {
  const { answers } = await columnOf('tls-resumption');
  const travels = answers.at(-1);
  const hello = travels?.frames.filter(({ message }) => message === 'ClientHello');
  expect(hello).toHaveLength(1);
  expect(travels?.when).toEqual({ kind: 'here' });
});

describe('the playhead', async () => {
  const [pair] = pairs;
  const columns: Columns = [await columnOf(pair.left), await columnOf(pair.right)];
  const start = { question: questions[0], at: 0 };

  test('goes through every step of every question, and back', () => {
    const total = questions.reduce((count, question) => count + stepsOf(columns, question), 0);
    const walk = (from: typeof start | ReturnType<typeof moved>, by: Move) => {
      const places = [from];
      for (let at = from; ;) {
        const next = moved(columns, at, by);
        if (next === at) return places;
        places.push(next);
        at = next;
      }
    };
    const there = walk(start, 'next');
    expect(there).toHaveLength(total);
    expect(there.at(-1)).toEqual(moved(columns, start, 'last'));
    expect(walk(there.at(-1) ?? start, 'back').toReversed()).toEqual(there);
    expect([...new Set(there.map(({ question }) => question))]).toEqual(questions);
  });

  test('is in the address, and what is wrong there is as at the start', () => {
    const place = {
      left: 'known-host',
      right: 'x',
      question: 'server',
      at: 2,
      present: true,
    } as const;
    expect(parsePlace(formatPlace(place))).toEqual(place);
    expect(formatPlace(parsePlace('#/compare'))).toBe('#/compare');
    expect(parsePlace('#/compare?q=nothing&at=-4')).toEqual(parsePlace('#/compare'));
  });

  test('shows the frames around it, and counts the others', () => {
    for (const { answers } of columns)
      for (const answer of answers)
        for (const state of ['past', 'now', 'next'] as const)
          for (const here of [null, ...answer.steps.map(({ step }) => step)]) {
            const { from, to, before, after, between } = frameWindow(answer, state, here);
            const hidden = [before, after, between].reduce((n, gap) => n + (gap?.count ?? 0), 0);
            expect(to - from + hidden).toBe(answer.frames.length + (answer.folded?.count ?? 0));
            expect(to - from).toBeLessThanOrEqual(7);
          }
  });
});

describe('what is exported', async () => {
  const [pair] = pairs;
  const columns: Columns = [await columnOf(pair.left), await columnOf(pair.right)];
  const facts = new Map<string, { readonly facts: readonly ComparedFact[] }>();
  for (const row of rows)
    for (const { scenario } of columns)
      facts.set(factKey(scenario, row), { facts: await factsOf(scenario, row) });
  const base = 'https://example.org/sshow/#/compare';
  const statements = [...facts.values()].reduce((count, one) => count + one.facts.length, 0);

  test('Markdown has a row for each, and a link for each fact', () => {
    const text = markdownOf(facts, columns, base);
    const table = text.split('\n').filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(rows.length + 2);
    for (const row of table) expect(row.split(/(?<!\\)\|/)).toHaveLength(5);
    expect([...text.matchAll(/\]\(https:\/\/example\.org\/sshow\/#\/stage\?/g)]).toHaveLength(
      statements,
    );
  });

  test('CSV has a line for each statement', () => {
    const lines = csvOf(facts, columns, base).trimEnd().split('\r\n').map(csvLine);
    expect(lines).toHaveLength(statements + 1);
    expect(lines.every((cells) => cells.length === 5)).toBe(true);
  });

  test('no fact is without words, and none has a word of the code in it', () => {
    for (const column of columns)
      for (const row of rows) {
        const told = facts.get(factKey(column.scenario, row))?.facts ?? [];
        for (const { line } of linesOf(told, column)) {
          const words = [line.link, line.text, ...line.parts].join(' ');
          expect(line.link).not.toBe('');
          expect(words).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }
  });
});

test('what is often mixed up is put right by steps that the first pair shows', async () => {
  const [pair] = pairs;
  const columns: Columns = [await columnOf(pair.left), await columnOf(pair.right)];
  for (const { said, shown } of sshAndSsl.statements) {
    const steps = shown.flatMap(
      ({ side, question }) =>
        columns[side].answers.find((one) => one.question === question)?.told ?? [],
    );
    expect(steps.length, said).toBeGreaterThan(0);
  }
});

test('an appendix of an RFC is linked to, not the top', () => {
  expect(sourceUrl('RFC 8446 §E.1')).toBe('https://www.rfc-editor.org/rfc/rfc8446#appendix-E.1');
  expect(sourceUrl('RFC 8446 §7.1')).toBe('https://www.rfc-editor.org/rfc/rfc8446#section-7.1');
  expect(sourceUrl('RFC 4250')).toBe('https://www.rfc-editor.org/rfc/rfc4250');
});

test('a title that ends with a full stop is said with one', () => {
  const said = compare.said('server', 2, 5, ['SSH: You decide.', 'TLS 1.3: It goes on']);
  expect(said).toMatch(/You decide\. TLS/);
});

test('every pair names runs that there are', async () => {
  for (const { left, right } of pairs) {
    expect(await findNamed(left), left).toBeDefined();
    expect(await findNamed(right), right).toBeDefined();
  }
});

test('a run that there is none of is said', async () => {
  if ('failure' in session) throw new Error('no session');
  const answer = await tell(session.session, { scenario: 'nowhere', part: 'column' });
  expect(answer).toEqual({ problem: 'there is no scenario nowhere' });
});

test.each([
  [[], []],
  [
    [0, 1, 0, 2, 2, 2, 4, 5],
    [1, 0, 1, 1, 1, 1, 1, 1],
  ],
  [
    [5, 0, 1],
    [0, 1, 1],
  ],
  [
    [2, 2, 2],
    [1, 1, 1],
  ],
])('of %j the largest part in order is %j', (given, kept) => {
  const each = given.map((rank) => ({ rank, weight: 1 }));
  expect(inOrder(each, 6).map(Number)).toEqual(kept);
});

test('what counts more stays in its place, and what counts less gives way', () => {
  const given = [
    { rank: 0, weight: 4 },
    { rank: 1, weight: 4 },
    { rank: 0, weight: 1 },
    { rank: 0, weight: 1 },
    { rank: 2, weight: 4 },
  ];
  expect(inOrder(given, 6)).toEqual([true, true, false, false, true]);
});

describe('any run can be compared', () => {
  const named = wholeCatalog.filter(({ group }) => group !== 'plain');
  test.each(named.map(({ name }) => name))('%s', async (name) => {
    const { answers } = await columnOf(name);
    expect(answers.map(({ question }) => question)).toEqual(questions);
    for (const row of rows) expect((await factsOf(name, row)).length, row).toBeGreaterThan(0);
  });

  test('but for a login without a handshake, which says so', async () => {
    await expect(told('plain-login', 'column')).rejects.toThrow('has no handshake');
  });
});
