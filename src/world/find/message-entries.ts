/** Messages by their names and numbers, of whichever side. */
import type { FrameRecord } from '../recorder.ts';
import type { Entry } from './entry.ts';
import { baseOf, type FrameGroup } from './frame-groups.ts';
import { termOf } from './match.ts';
import { chosen, inFrame, inOrder, type Standing } from './places.ts';

/** `titleOf` says what a side does when it sends a frame. */
export function messageEntries(
  groups: readonly FrameGroup[],
  titleOf: (frame: FrameRecord) => string,
): Entry[] {
  const byName = new Map<string, Standing<null>[]>();
  for (const { frames } of groups) {
    const [first] = frames;
    if (!first) continue;
    const name = first.message;
    byName.set(name, [...(byName.get(name) ?? []), { frames, what: null }]);
  }
  return [...byName].map(([message, standings]) => entryOf(message, standings, titleOf));
}

function entryOf(
  message: string,
  standings: readonly Standing<null>[],
  titleOf: (frame: FrameRecord) => string,
): Entry {
  const firsts = standings.flatMap(({ frames }) => frames.slice(0, 1));
  const said = [...new Set(firsts.map(titleOf))];
  const bases = [...new Set(firsts.map(({ address }) => baseOf(address)))];
  const number = firsts[0]?.packet?.[5];
  const whole = { path: '', layer: null, note: null };
  return {
    kind: 'message',
    title: message,
    means: said[0] ?? '',
    value: null,
    names: [termOf(message)],
    otherNames: [
      ...bases.map(termOf),
      ...bases.map((base) => termOf(base.slice(base.indexOf('/') + 1))),
      ...(number === undefined ? [] : [termOf(`${number}`), termOf(`message ${number}`)]),
    ],
    prose: termOf(said.join(' ')),
    context: termOf(bases.join(' ')),
    hex: null,
    first: Math.min(...firsts.map(({ sentAt }) => sentAt)),
    count: standings.reduce((sum, { frames }) => sum + frames.length, 0),
    places: (most, filter) =>
      chosen(() => inOrder(standings, (frame) => inFrame(frame, whole)), most, filter),
  };
}
