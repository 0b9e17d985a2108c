import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createActions, wholeRun } from '../../../src/player/actions.ts';
import type { Client, Made } from '../../../src/player/client.ts';
import { createLoader } from '../../../src/player/loader.ts';
import type { RunView } from '../../../src/player/run.ts';
import { createPlayerStore } from '../../../src/player/store.ts';
import { simulated } from './simulated.ts';

const start = { ...wholeRun, level: 'overview' } as const;
const source = { kind: 'named', name: 'a run' } as const;
const opening = { source, original: {}, edit: null, start };

/** Six steps; the overview shows the first and the fifth, messages also the third. */
function player(answer?: () => ReturnType<Client['run']>) {
  const { run, client } = simulated([0, 2, 1, 2, 0, 2]);
  const store = createPlayerStore();
  const asked: Client = { ...client, run: answer ?? client.run };
  const actions = createActions(asked, store, createLoader(asked, store));
  return { run, store, actions, cursor: () => store.getState().cursor };
}

describe('the cursor', () => {
  test('walks the steps of its level, and stops at both ends', async () => {
    const { actions, cursor } = player();
    await actions.open(opening);
    const seen = [cursor()];
    for (const move of [actions.back, actions.next, actions.next, actions.back, actions.last]) {
      move();
      seen.push(cursor());
    }
    actions.first();
    expect([...seen, cursor()]).toEqual([0, 0, 4, 4, 0, 4, 0]);
  });

  test('finds its place again after a coarser level', async () => {
    const { actions, cursor } = player();
    await actions.open({ ...opening, start: { ...start, level: 'detail' } });
    actions.go(3);
    actions.setLevel('overview');
    expect(cursor()).toBe(0);
    actions.setLevel('detail');
    expect(cursor()).toBe(3);
  });

  test('plays at its speed, from the start when it is at the end, and stops at the end', async () => {
    vi.useFakeTimers();
    try {
      const { actions, store, cursor } = player();
      await actions.open({ ...opening, start: { ...start, level: 'message' } });
      actions.last();
      actions.setSpeed(2);
      actions.play();
      expect(cursor()).toBe(0);
      vi.advanceTimersByTime(350);
      expect(cursor()).toBe(2);
      vi.advanceTimersByTime(350);
      expect(cursor()).toBe(4);
      expect(store.getState().playing).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('opening', () => {
  let { run, client } = simulated([0]);
  beforeEach(() => {
    ({ run, client } = simulated([0]));
  });

  test('starts where a link says, and says what the run does not have', async () => {
    const { actions, store, cursor } = player();
    await actions.open({
      ...opening,
      start: { ...start, step: 'step:4', focus: 'server/no-such-value' },
    });
    expect(cursor()).toBe(4);
    expect(store.getState().notices).toEqual([
      { parameter: 'focus', value: 'server/no-such-value' },
    ]);
  });

  test('what cannot be run keeps the run that showed before', async () => {
    const failure = { title: 'bad', problems: [{ path: 'seed', message: 'expected text' }] };
    const answers = [client.run({}, null, null), Promise.resolve({ failure })];
    const { actions, store } = player(() => answers.shift() ?? client.run({}, null, null));
    await actions.open(opening);
    await actions.open({
      ...opening,
      source: { ...source, name: 'broken' },
      original: { seed: 1 },
    });
    expect(store.getState()).toMatchObject({
      run,
      source,
      status: { kind: 'run', what: 'broken', failure },
    });
    actions.returnToRun();
    expect(store.getState().status).toBe('ready');
  });

  test('twice shows the second, whichever answer comes first', async () => {
    const other: RunView = { ...run };
    const shown: RunView[] = [];
    const made = (of: RunView): Made => ({ run: of, show: () => void shown.push(of) });
    let finish: (reply: Made) => void = () => undefined;
    const slow = new Promise<Made>((resolve) => (finish = resolve));
    const answers = [slow, Promise.resolve(made(other))];
    const { actions, store } = player(() => answers.shift() ?? slow);
    const first = actions.open(opening);
    await actions.open({ ...opening, source: { ...source, name: 'second' } });
    finish(made(run));
    await first;
    expect(store.getState().run).toBe(other);
    expect(store.getState().source).toEqual({ kind: 'named', name: 'second' });
    expect(shown).toEqual([other]); // the worker is not asked about the first any more
  });

  test('an engine that breaks is said', async () => {
    const { actions, store } = player(() => Promise.reject(new Error('out of memory')));
    await actions.open(opening);
    expect(store.getState().status).toEqual({ kind: 'crashed', message: 'out of memory' });
  });
});
