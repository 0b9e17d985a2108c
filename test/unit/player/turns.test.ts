import { expect, test } from 'vitest';
import { createLateStore } from '../../../src/player/late.ts';
import { createPlayerStore } from '../../../src/player/store.ts';
import { createTurns } from '../../../src/player/turns.ts';
import { simulated } from './simulated.ts';

/** Turns whose frames are drawn when the test says so. */
function byHand(first: object) {
  const due: (() => void)[] = [];
  const turns = createTurns(first, (work) => due.push(work));
  return { turns, draw: () => due.shift()?.(), isIdle: () => due.length === 0 };
}

test('one piece of work is done a frame, and of one key only the last', () => {
  const { turns, draw, isIdle } = byHand({});
  const [a, b] = [{}, {}];
  const done: string[] = [];
  turns.take(a, () => done.push('a1'));
  turns.take(b, () => done.push('b'));
  turns.take(a, () => done.push('a2'));
  expect(done).toEqual([]);
  draw();
  expect(done).toEqual(['a2']);
  draw();
  expect(done).toEqual(['a2', 'b']);
  expect(isIdle()).toBe(true);
});

test('the stage has every other turn, and keeps nobody from having one', () => {
  const stage = {};
  const { turns, draw } = byHand(stage);
  const done: string[] = [];
  const want = (key: object, name: string) => turns.take(key, () => done.push(name));
  const [a, b] = [{}, {}];
  want(a, 'a');
  want(b, 'b');
  for (let frame = 0; frame < 4; frame += 1) {
    want(stage, 'stage');
    draw();
  }
  expect(done).toEqual(['stage', 'a', 'stage', 'b']);
});

test('what is finished or dropped has no turn any more', () => {
  const { turns, draw } = byHand({});
  const [a, b] = [{}, {}];
  const done: string[] = [];
  turns.take(a, () => done.push('a'));
  turns.take(b, () => done.push('b'));
  turns.finish(a);
  turns.drop(b);
  draw();
  expect(done).toEqual(['a']);
});

test('a panel sees another step in its turn, and anything else at once', () => {
  const source = createPlayerStore();
  const { turns, draw } = byHand(source);
  const { store, follow } = createLateStore(source, turns);
  const stop = follow();
  source.setState({ tab: 'keys' });
  expect(store.getState().tab).toBe('keys');
  source.setState({ cursor: 3 });
  source.setState({ tab: 'packet' });
  expect(store.getState()).toMatchObject({ cursor: 0, tab: 'keys' });
  draw();
  expect(store.getState()).toMatchObject({ cursor: 3, tab: 'packet' });
  stop();
  source.setState({ tab: 'stage' });
  expect(store.getState().tab).toBe('packet');
});

test('a panel never shows a step of the run before', () => {
  const source = createPlayerStore();
  const { turns } = byHand(source);
  const { store, follow } = createLateStore(source, turns);
  follow();
  source.setState({ cursor: 3 });
  const { run } = simulated([0]);
  source.setState({ run, cursor: 0 });
  expect(store.getState()).toMatchObject({ run, cursor: 0 });
});
