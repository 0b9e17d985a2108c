/**
 * The comparison of ways to log in says what its runs say: each fact is found again in the transcripts of the same
 * scenarios, which the comparison does not read, and each link leads to the place that shows it.
 */
import { describe, expect, test } from 'vitest';
import {
  NOTICE,
  reasons,
  rows,
  ways,
  type Fact,
  type LoginsPart,
  type ShownFact,
  type Way,
} from '../../src/player/logins-view.ts';
import { tell } from '../../src/player/worker/topics/logins.ts';
import { openRun } from '../../src/player/worker/view.ts';
import { csvOf, markdownOf } from '../../src/ui/views/logins/export.ts';
import { isTold, keyOf, parts } from '../../src/ui/views/logins/parts.ts';
import { placeHash } from '../../src/ui/views/page/stage-link.tsx';
import { noticeOf } from '../../src/world/notice.ts';
import { LoginRuns, loginsPart } from '../../src/world/logins/table.ts';
import { settings } from '../../src/world/logins/ways.ts';
import { ShownRunError } from '../../src/world/shown-run.ts';
import type { Frame, Party, Transcript } from '../../src/world/transcript.ts';
import { csvLine } from './support/csv.ts';
import { expectPlace } from './support/places.ts';
import { transcriptOf } from './support/transcripts.ts';

const loginOf = (way: Way): Promise<Transcript> => transcriptOf(settings[way].login.scenario);

const session = await openRun({});
if ('failure' in session) throw new Error('the default run cannot be opened');

async function factsOf(part: LoginsPart): Promise<readonly ShownFact[]> {
  if ('failure' in session) throw new Error('no session');
  const told = await tell(session.session, part);
  if ('problem' in told) throw new Error(told.problem);
  return told.facts;
}

type Of<K extends Fact['kind']> = Extract<Fact, { readonly kind: K }>;
const all = <K extends Fact['kind']>(facts: readonly ShownFact[], kind: K): Of<K>[] =>
  facts.flatMap(({ fact }) => (fact.kind === kind ? [fact as Of<K>] : []));

const layer = (frame: Frame, name: string): string =>
  frame.layers.find((one) => one.name === name)?.bytes ?? '';
/** Frames that leave in the phase. */
const loginFrames = ({ frames, steps }: Transcript): Frame[] =>
  frames.filter(
    ({ id }) => steps.find((step) => step.frames.includes(id))?.phase === 'client-auth',
  );
const size = (frame: Frame): number => layer(frame, 'wire').length / 2;
const sum = (frames: readonly Frame[]): number =>
  frames.reduce((total, frame) => total + size(frame), 0);
/** What somebody has read, in the end: every message that came to them. */
const readBy = ({ frames }: Transcript, party: Party): string[] =>
  frames.filter(({ to }) => to === party).map((frame) => layer(frame, 'message'));
const hex = (text: string): string => Buffer.from(text).toString('hex');

describe.each(ways)('%s', (way) => {
  test('bytes are those of the frames of the phase, each way and together', async () => {
    const frames = loginFrames(await loginOf(way));
    const facts = all(await factsOf({ row: 'bytes', way }), 'bytes');
    for (const { from, bytes, messages } of facts) {
      const sent = frames.filter((frame) => from === null || frame.from === from);
      expect({ from, bytes, messages }).toEqual({ from, bytes: sum(sent), messages: sent.length });
    }
    expect(facts.map(({ from }) => from)).toEqual([null, 'client', 'server']);
  });

  test('so many round trips as the time that they took', async () => {
    const { steps, scenario } = await loginOf(way);
    const at = (address: string): number =>
      steps.find((step) => step.address === `step:client-auth.${address}`)?.time_ms ?? NaN;
    const time =
      at('client-receives-SSH_MSG_USERAUTH_SUCCESS') - at('client-sends-SSH_MSG_SERVICE_REQUEST');
    const [fact] = all(await factsOf({ row: 'round-trips', way }), 'round-trips');
    // What the bytes themselves take is much less than the way.
    expect(fact?.count).toBe(Math.round(time / scenario.link.rtt_ms));
  });

  test('the fields that cross are in the messages, and the proof is in the last of them', async () => {
    const frames = loginFrames(await loginOf(way));
    const facts = await factsOf({ row: 'crosses', way });
    const told = all(facts, 'message');
    for (const { from, message, size: bytes, encrypted } of told) {
      const found = frames.filter((one) => one.from === from && one.message === message);
      expect(found.map(size)).toContain(bytes);
      expect(found.every((one) => one.encrypted === encrypted)).toBe(true);
    }
    const proofs = told.flatMap(({ fields }) => fields.filter(({ role }) => role === 'proof'));
    expect(proofs).toHaveLength(1);
    expect(told.at(-1)?.fields).toContainEqual(proofs[0]);
    expect(told.at(-1)?.from).toBe('client');
    const [others] = all(facts, 'other-messages');
    expect(told.length + (others?.count ?? 0)).toBe(frames.length);
    expect(told.reduce((total, one) => total + one.size, 0) + (others?.bytes ?? 0)).toBe(
      sum(frames),
    );
  });

  test('the proof covers what is in the bytes that were hashed or signed, and nothing else', async () => {
    const { values, derivations, scenario } = await loginOf(way);
    const facts = await factsOf({ row: 'proves', way });
    const [proof] = all(facts, 'proof');
    const covers = all(facts, 'covers');
    if (way === 'password') {
      expect([proof?.how, covers]).toEqual([null, []]);
      return;
    }
    const symbol = way === 'textbook' ? 'MD5' : 'sig_U';
    const value = values.find((one) => one.symbol === symbol && one.owner === 'client');
    const made = derivations.find(({ to }) => to === value?.id);
    const preimage = made?.layout?.bytes ?? '';
    expect(proof).toMatchObject({
      size: (value?.bytes?.length ?? 0) / 2,
      how: made?.how,
      preimage: preimage.length / 2,
    });
    const bytesOf = (name: string): string =>
      values.find((one) => one.symbol === name)?.bytes?.replace(/^(00)+/, '') ?? 'none';
    const subjects: Record<Of<'covers'>['subject'], string> = {
      challenge: bytesOf('R'),
      'shared-secret': bytesOf('K'),
      'session-id': bytesOf('H'),
      user: hex(scenario.client.user),
      service: hex('ssh-connection'),
      'user-key': bytesOf('K_U'),
      'host-key': bytesOf('K_S'),
    };
    for (const { subject, field } of covers)
      expect([subject, field !== null]).toEqual([subject, preimage.includes(subjects[subject])]);
    const asked = way.startsWith('textbook') ? 7 : 6; // publickey has no challenge
    expect(covers).toHaveLength(asked);
    const [makers] = all(facts, 'makers');
    const parties = (['client', 'server', 'attacker', 'eavesdropper'] as const).filter((party) =>
      made?.from.every((id) => values.some((one) => one.id === id && one.known[party] !== null)),
    );
    expect(makers?.parties).toEqual(parties);
  });

  test('a server learns the secrets of the client that are in the messages it gets', async () => {
    const run = await loginOf(way);
    const came = readBy(run, 'server').join(' ');
    const secrets = run.values.filter(
      ({ owner, secret, symbol, bytes }) =>
        owner === 'client' && secret && symbol !== '' && came.includes(bytes ?? 'none'),
    );
    const facts = await factsOf({ row: 'dishonest-server', way });
    expect(all(facts, 'learns').map(({ symbol }) => symbol)).toEqual(
      secrets.map(({ symbol }) => symbol),
    );
    expect(all(facts, 'learns-nothing')).toHaveLength(secrets.length === 0 ? 1 : 0);
  });

  test('a man in the middle learns what is in the messages he gets, and is in where the server says so', async () => {
    const facts = await factsOf({ row: 'man-in-the-middle', way });
    const runs = await Promise.all(
      settings[way].intercepted.map(({ scenario }) => transcriptOf(scenario)),
    );
    const learned = runs.flatMap((run) => {
      const came = readBy(run, 'attacker').join(' ');
      const secrets = run.values.filter(
        ({ owner, secret, symbol, bytes }) =>
          (owner === 'client' || owner === 'server') &&
          secret &&
          symbol !== '' &&
          came.includes(bytes ?? 'none'),
      );
      return [...new Set(secrets.map(({ bytes }) => bytes))];
    });
    expect(all(facts, 'learns')).toHaveLength(learned.length);
    const isIn = runs.map(({ steps }) =>
      steps.some(({ state }) => state.server?.service === 'connected'),
    );
    expect(all(facts, 'attacker-in').map(({ ending }) => ending.in)).toEqual(isIn);
  });

  test('the notice is due where the scenario tells a story of textbooks', async () => {
    const { scenario } = await loginOf(way);
    expect(noticeOf(scenario) !== null).toBe(isTold(way));
  });
});

test('publickey takes every kind of key that the engine has, the textbooks only RSA, the password none', async () => {
  const kinds = async (way: Way) =>
    all(await factsOf({ row: 'key-types', way }), 'key-type').map(
      ({ type, ending }) => [type, ending.in] as const,
    );
  const publickey = await kinds('publickey');
  expect(publickey.length).toBeGreaterThanOrEqual(5);
  expect(publickey.every(([, isIn]) => isIn)).toBe(true);
  for (const way of ['textbook', 'textbook-signed'] as const)
    expect(await kinds(way)).toEqual(publickey.map(([type]) => [type, type === 'ssh-rsa']));
  expect(await kinds('password')).toEqual([]);
  const none = all(await factsOf({ row: 'key-types', way: 'password' }), 'no-key');
  expect(none).toHaveLength(1);
});

test('what keeps ed25519 out is what the run with that key ends with', async () => {
  const { outcome } = await transcriptOf('textbook-ed25519');
  const [refused] = all(await factsOf({ reason: 'rsa-only' }), 'key-type');
  expect(refused?.ending).toMatchObject({ in: false, because: outcome.fault?.message });
});

test('only without the session id does relaying a signed challenge let the attacker in', async () => {
  const told = all(
    await factsOf({ row: 'man-in-the-middle', way: 'textbook-signed' }),
    'attacker-in',
  );
  expect(told.map(({ bound, ending }) => [bound, ending.in])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('the client decrypts the very text that a dishonest server chose', async () => {
  const { scenario } = await transcriptOf('textbook-chosen-challenge');
  const [drawn = ''] = Object.values(scenario.overrides);
  const told = all(await factsOf({ reason: 'chosen' }), 'chosen');
  expect(told).toHaveLength(2);
  for (const { text, size: bytes } of told) {
    expect(hex(text ?? '')).toBe(drawn);
    expect(bytes).toBe(drawn.length / 2);
  }
});

test.each(reasons)('the runs bear out: %s', async (reason) => {
  const [first] = all(await factsOf({ reason }), 'reason');
  expect(first).toEqual({ kind: 'reason', reason, holds: true });
});

describe('the link of each fact', () => {
  test.each(parts.map((part) => [keyOf(part), part] as const))('%s', async (_key, part) => {
    const facts = await factsOf(part);
    expect(facts.length).toBeGreaterThan(0);
    for (const hash of new Set(facts.map(({ place }) => placeHash(place)))) await expectPlace(hash);
  });
});

describe('what is exported', async () => {
  const told = new Map(
    await Promise.all(
      parts.map(async (part) => [keyOf(part), { facts: await factsOf(part), runs: 1 }] as const),
    ),
  );
  const base = 'https://example.org/sshow/#/logins';

  test('Markdown begins with the notice, and has it in the heads of the two columns', () => {
    const text = markdownOf(told, 'Four ways', base);
    const lines = text.split('\n');
    expect(lines[2]).toBe(`> ${NOTICE}`);
    const table = lines.filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(rows.length + 2);
    const [head = ''] = table;
    expect(head.split('|').filter((cell) => cell.includes(NOTICE))).toHaveLength(2);
    for (const row of table) expect(row.split(/(?<!\\)\|/)).toHaveLength(ways.length + 3);
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, url = '']) => url);
    expect(links.length).toBeGreaterThan(80);
    for (const url of links) {
      const [, query = ''] = url.split('https://example.org/sshow/#/stage?');
      const given = new URLSearchParams(query);
      const isStory = given.get('s')?.startsWith('textbook');
      expect(given.get('notice')).toBe(isStory ? NOTICE : null);
    }
  });

  test('CSV has a line for each statement, with its link, and the notice where it is due', () => {
    const lines = csvOf(told, base).trimEnd().split('\r\n').map(csvLine);
    expect(lines.every((cells) => cells.length === 5)).toBe(true);
    const statements = [...told.values()].reduce((count, { facts }) => count + facts.length, 0);
    expect(lines).toHaveLength(statements + 1);
    for (const [, way = '', , link = '', notice] of lines.slice(1)) {
      expect(link).toMatch(/^https:/);
      expect(notice).toBe(way === 'publickey' || way === 'password' ? '' : NOTICE);
    }
  });
});

describe('a run that does not show what it should', () => {
  const runs = new LoginRuns();

  test('is named where there is none', () => {
    expect(() => runs.of({ scenario: 'nowhere' })).toThrow('there is no scenario nowhere');
  });

  test('is an error where it waits for somebody', () => {
    expect(() => runs.of({ scenario: 'first-contact' })).toThrow(ShownRunError);
  });

  test('is made once, however many facts are read from it', () => {
    const own = new LoginRuns();
    for (const row of ['crosses', 'proves', 'bytes'] as const)
      loginsPart(own, { row, way: 'password' });
    expect(own.count).toBe(1);
  });
});
