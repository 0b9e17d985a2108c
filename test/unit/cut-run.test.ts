/** A run up to one of its steps: nothing of what comes after it is there, and all of what came before is as it was. */
import { describe, expect, test } from 'vitest';
import { asking } from '../../src/player/asking.ts';
import { tellAbout } from '../../src/player/worker/topic.ts';
import type { Asked } from '../../src/player/topics.ts';
import {
  detailsOf,
  framesWindow,
  openForeign,
  openFrame,
  stepOf,
  visible,
  type Session,
  type Shown,
} from '../../src/player/worker/view.ts';
import { lookOf } from '../../src/ui/parts/value-look.ts';
import { wholeCatalog } from '../../src/world/scenarios/catalog.ts';

async function opened(name: string, change: object = {}): Promise<Session> {
  const scenario = wholeCatalog.find((entry) => entry.name === name)?.scenario;
  const shown = await openForeign({ ...scenario, ...change }, asking(scenario));
  if ('failure' in shown) throw new Error(shown.failure.problems[0]?.message);
  await shown.session.loadWords();
  return shown.session;
}

const about = [
  ...(['files', 'knowledge', 'schedules', 'log', 'wire', 'inputs', 'changes'] as const).map(
    (topic) => ({
      ...{ topic, about: null },
    }),
  ),
  { topic: 'find', about: { text: 'e' } },
  { topic: 'find', about: { text: 'SSH_MSG' } },
  { topic: 'tools', about: { tool: 'F' } },
] as const satisfies readonly Asked[];

/** All that a page could learn of a session's run, as text. */
async function toldOf({ view, session }: Shown): Promise<string> {
  const told: unknown[] = [view.values, view.derivations, view.outcome, view.asks, view.opening];
  for (let index = 0; index < session.steps.count; index += 1) told.push(session.steps.at(index));
  told.push(framesWindow(session, 0), await detailsOf(session));
  for (const frame of session.run.recorder.frames)
    told.push(
      (await openFrame(session, `f${frame.index + 1}`))?.layers.map(({ values }) => values),
    );
  for (const asked of about) told.push((await tellAbout(session, asked)).tell);
  // Where an input will show is no news: the run may never come to it.
  return JSON.stringify(told).replaceAll(/"shows":\[[^\]]*\]/g, '');
}

/** Where a text stands in another; empty where it does not. */
function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? '' : text.slice(Math.max(0, at - 100), at + 100);
}

const scenarios = ['known-host', 'rekeyed', 'paper-dh', 'flipped-bit', 'tls-mutual'];

describe.each(scenarios)('%s, cut', async (name) => {
  const whole = await opened(name);
  const { recorder, scenario } = whole.run;
  const flipped = scenario.attack?.kind === 'flip-bit' ? scenario.attack.frame : null;
  const lasts = Array.from({ length: 4 }, (_, at) => Math.floor((whole.steps.count * at) / 4) + 1);

  test.each(lasts)('after step %i has no byte of what comes later', async (last) => {
    const { view, session } = await whole.upTo(last);
    expect(view.stepCount).toBe(last + 1);
    expect(view).toMatchObject({ asks: null, outcome: { kind: 'waiting', fault: null } });
    const told = await toldOf({ view, session });
    const made = recorder.derivations.map(({ to }) => to);
    const later = made.filter(
      ({ hex, constant, bytes }) =>
        !constant && bytes.length >= 8 && session.run.recorder.valuesOf(hex).length === 0,
    );
    if (last < 5) expect(later.length).toBeGreaterThan(5);
    for (const { hex, bytes, label } of later) {
      expect(around(told, hex.slice(-24)), label).toBe('');
      const base64 = Buffer.from(bytes).toString('base64').slice(-24, -4);
      if (base64.length >= 16) expect(around(told, base64), label).toBe('');
    }
    for (const frame of recorder.frames.filter(({ sentAt }) => sentAt > last)) {
      if (frame.address === flipped) continue; // the scenario says so
      expect(around(told, `"${frame.address}"`)).toBe('');
      expect(stepOf(session, frame.address)).toBeNull();
    }
    for (const address of whole.steps.addresses.slice(last + 1))
      expect(stepOf(session, address)).toBeNull();
    for (const value of later) expect(stepOf(session, value.address)).toBeNull();
  });

  test.each(lasts)('after step %i tells what came before as the whole run does', async (last) => {
    const { session } = await whole.upTo(last);
    for (let at = 0; at <= last; at += 1) {
      // Values that are cut out of others are known once that has been done.
      const { values, ...told } = { ...session.steps.at(at), state: null };
      const { values: all, ...expected } = { ...whole.steps.at(at), state: null };
      expect(told).toEqual(expected);
      expect(all).toEqual(expect.arrayContaining([...values]));
    }
    const log = async (of: Session) => {
      const { lines, steps } = (await tellAbout(of, { topic: 'log', about: null })).tell.client;
      return lines.filter((_line, at) => (steps[at] ?? 0) <= last);
    };
    expect(await log(session)).toEqual(await log(whole));
  });

  test.each(lasts)('after step %i shows values that look as in the whole run', async (last) => {
    const [{ view }, { view: all }] = [await whole.upTo(last), await whole.upTo(null)];
    const isThere = (value: (typeof all.values)[number]) =>
      view.values.some(({ id }) => id === value.id);
    const told = view.values.map((value) => [value.id, value.kept, lookOf(view, value)]);
    expect(told).toEqual(
      all.values.filter(isThere).map((value) => [value.id, value.kept, lookOf(all, value)]),
    );
    expect(view.looks?.every(({ bytes, head, print }) => !bytes && !head && !print)).toBe(true);
  });

  test('and shown whole again is as it was', async () => {
    const { session } = await whole.upTo(3);
    const { view, session: again } = await visible(session, null);
    expect(view.values).toEqual((await whole.upTo(null)).view.values);
    expect(again.steps.addresses).toEqual(whole.steps.addresses);
    expect(session.whole).toBe(whole);
  });
});

test('the state at the cut does not tell what is done next', async () => {
  const whole = await opened('first-contact', { ask: true });
  const last = stepOf(whole, 'step:server-auth.client-looked-up-host-key') ?? 0;
  const { session } = await whole.upTo(last);
  const stateIn = (of: Session, at: number) => of.steps.at(at).state.client?.transport;
  expect(stateIn(whole, last)).toBe('confirm-host-key');
  expect(stateIn(session, last)).toBe('look-up-host-key');
  expect(stateIn(session, 0)).toBe(stateIn(whole, 0));
});

test('a question that was answered is open again at its own step, and what it is compared with is cut too', async () => {
  const address = 'client/confirm-host-key#1';
  const whole = await opened('first-contact', { ask: true, answers: { [address]: 'no' } });
  const at = whole.run.recorder.steps.findIndex(({ key }) => key === 'asked-host-key');
  const { session } = await visible(whole, { address: whole.steps.addresses[at] ?? '', after: 0 });
  expect(session.steps.count).toBe(at + 1);
  const asked = await tellAbout(session, { topic: 'question', about: { step: at } });
  expect(asked.tell).toMatchObject({ address, answer: null });
  expect((await session.original())?.steps.count).toBeLessThanOrEqual(at + 1);
});
