/** Frames that are alike, so that of thousands only a few must be explained. */
import { isFrameContext } from '../../protocol/ssh/contexts.ts';
import { layersOf, type OpenLayer } from '../layers.ts';
import type { FrameRecord } from '../recorder.ts';
import type { AnyRun } from '../simulate.ts';

/** Frames of one sender whose trees have the same fields and the same texts. */
export interface FrameGroup {
  readonly frames: readonly FrameRecord[];
  /** Of the first of them. */
  readonly layers: readonly OpenLayer[];
}

/** A run with more kinds of frames than this is no login but an attack; what is beyond joins its first kin. */
const MOST_GROUPS = 256;

/** In the order of their first frames. */
export function frameGroups({ recorder, telling }: AnyRun): FrameGroup[] {
  const groups = new Map<string, FrameRecord[]>();
  const kin = new Map<string, FrameRecord[]>();
  for (const frame of recorder.frames) {
    const name = `${frame.from} ${frame.message} ${protectionOf(frame)}`;
    const key = `${name} ${shapeOf(frame.value)}`;
    const group = groups.get(key) ?? (groups.size < MOST_GROUPS ? undefined : kin.get(name));
    if (group) {
      group.push(frame);
      continue;
    }
    const started = [frame];
    groups.set(key, started);
    if (!kin.has(name)) kin.set(name, started);
  }
  return [...groups.values()].map((alike) => ({
    frames: alike,
    layers: alike.slice(0, 1).flatMap((frame) => layersOf(frame, telling)),
  }));
}

/** An address without its number. */
export const baseOf = (address: string): string => address.replace(/#\d+$/, '');

/** The number of an address: how many of its name there were before, and this one. */
export const numberOf = (address: string): number => Number(/#(\d+)$/.exec(address)?.[1] ?? 1);

function protectionOf({ context }: FrameRecord): string {
  if (!isFrameContext(context)) return '';
  if (context.kind !== 'packet') return context.kind;
  return `${context.protection.cipher?.name} ${context.protection.mac?.name}`;
}

const LONGEST_NAME = 64;

/** What a decoded message is made of: its fields, and those texts that choose what else is in it. */
function shapeOf(value: unknown): string {
  if (typeof value === 'string') return value.length <= LONGEST_NAME ? `"${value}"` : 's';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value === null || value === undefined) return '-';
  if (typeof value !== 'object') return 'n';
  if (value instanceof Uint8Array) return 'b';
  let shape = '{';
  // Thousands of frames come by here: a list of entries for each would be most of the work.
  for (const name in value) shape += `${name}:${shapeOf(Reflect.get(value, name))},`;
  return shape;
}
