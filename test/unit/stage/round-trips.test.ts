import { expect, test } from 'vitest';
import { roundTrips } from '../../../src/ui/views/stage/round-trips.ts';
import { stepIndex } from './step-index.ts';

const sends = (side: 'client' | 'server', time: number) => ({ side, time, sends: 1 });

test('a round trip ends when the client, having been answered, speaks again', () => {
  const index = stepIndex([
    { time: 0 },
    sends('client', 40),
    sends('server', 60),
    sends('server', 60.2),
    sends('client', 80.4),
    sends('server', 103),
    sends('client', 125),
  ]);
  expect([...roundTrips(index, 40)]).toEqual([2, 2, 2, 3, 3, 4]);
});

test('what both say at once, without waiting, is one round trip', () => {
  const index = stepIndex([
    sends('client', 40),
    sends('server', 40),
    sends('client', 41),
    sends('server', 60),
    sends('client', 80),
  ]);
  expect([...roundTrips(index, 40)]).toEqual([2, 2, 2, 2, 3]);
});

test('a frame that the server sent before the question came does not answer it', () => {
  const index = stepIndex([sends('client', 40), sends('server', 45), sends('client', 66)]);
  expect([...roundTrips(index, 40)]).toEqual([2, 2, 2]);
});

test('another connection is a round trip of its own before its first frame', () => {
  const index = stepIndex([
    { side: 'link' },
    sends('client', 40),
    sends('server', 60),
    sends('client', 80),
    { side: 'link', time: 120 },
    sends('client', 160),
    sends('server', 180),
    sends('client', 200),
  ]);
  expect([...roundTrips(index, 40)]).toEqual([2, 2, 3, 5, 5, 6]);
});
