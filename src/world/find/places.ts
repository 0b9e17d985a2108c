/** Which places of an entry are shown. */
import { fieldAddress } from '../field-address.ts';
import type { FrameRecord } from '../recorder.ts';
import type { Side } from '../transcript.ts';
import type { FoundPlace, PlaceFilter } from './entry.ts';
import { numberOf } from './frame-groups.ts';

/** A place before it is put into words. */
export interface PlaceSketch {
  readonly side: Side;
  /** How many of its name there were before it, and itself. */
  readonly number: number;
  readonly make: () => FoundPlace;
}

/** The first `most` of those that the filter leaves. */
export function chosen(
  places: () => Iterable<PlaceSketch>,
  most: number,
  { side, number }: PlaceFilter,
): readonly FoundPlace[] {
  const fits = (place: PlaceSketch) => number === null || place.number === number;
  const ofSide =
    side === null ? [] : first(places(), most, (place) => fits(place) && place.side === side);
  return ofSide.length > 0 ? ofSide : first(places(), most, fits);
}

function first(
  places: Iterable<PlaceSketch>,
  most: number,
  fits: (place: PlaceSketch) => boolean,
): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (const place of places) {
    if (found.length >= most) break;
    if (fits(place)) found.push(place.make());
  }
  return found;
}

/** Where something stands in frames that are alike. */
export interface Standing<T> {
  readonly frames: readonly FrameRecord[];
  readonly what: T;
}

/** A place for each frame of several lists, in the order of the run. Each list is in order. */
export function* inOrder<T>(
  lists: readonly Standing<T>[],
  place: (frame: FrameRecord, what: T) => PlaceSketch,
): Generator<PlaceSketch> {
  const next = lists.map(() => 0);
  for (;;) {
    let best: { frame: FrameRecord; what: T; list: number } | null = null;
    for (const [list, { frames, what }] of lists.entries()) {
      const frame = frames[next[list] ?? 0];
      if (frame && (!best || frame.index < best.frame.index)) best = { frame, what, list };
    }
    if (!best) return;
    next[best.list] = (next[best.list] ?? 0) + 1;
    yield place(best.frame, best.what);
  }
}

/** A place in a frame. */
export const inFrame = (
  frame: FrameRecord,
  at: Pick<FoundPlace, 'path' | 'layer' | 'note'>,
): PlaceSketch => ({
  side: frame.from,
  number: numberOf(frame.address),
  make: () => ({
    ...at,
    address: fieldAddress(frame.address, at.layer, at.path),
    step: frame.sentAt,
    side: frame.from,
    within: frame.address.slice(frame.address.indexOf('/') + 1),
  }),
});
