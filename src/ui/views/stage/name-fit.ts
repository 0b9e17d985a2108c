import type { LadderFrame } from '../../../player/run.ts';
import type { Side } from '../../../world/transcript.ts';
import type { Actor } from '../../parts/shape.tsx';
import { textWidth } from '../../parts/text-width.ts';
import { bytes } from '../../text/stage.ts';
import type { Measures } from '../../theme/measures.ts';
import { laneOf, type Geometry } from './geometry.ts';

/** How a frame's name stands over its arrow, in pixels. */
export interface NameFit {
  readonly name: string;
  readonly size: string;
  /** Left end of the arrow, and its length. */
  readonly left: number;
  readonly room: number;
  /** Between the lanes of the client and the server. */
  readonly whole: number;
  /** Half the way is too short for the name: then it runs on beside the other half. */
  readonly spills: boolean;
  /** It does not fit in its usual letters. */
  readonly long: boolean;
  /** How much higher than a usual row it is, with its further lines. */
  readonly extra: number;
}

/** As the long names are set: see `.long` in frame-row.module.css. */
const CLOSER = 0.96;

/** The wire itself sends nothing. */
export const actorIn = (side: Side): Actor => (side === 'link' ? 'client' : side);

export function nameFit(frame: LadderFrame, g: Geometry, { font }: Measures): NameFit {
  const [x1, x2] = [laneOf(g, actorIn(frame.from)), laneOf(g, actorIn(frame.to))];
  const room = Math.abs(x2 - x1);
  const whole = g.server - g.client;
  const [first = '', ...more] = frame.message.split(', ');
  const name = more.length > 0 ? `${first} +${more.length}` : first;
  const size = bytes(frame.size);
  const char = textWidth('0', font('mono-name'));
  const around = 30 * g.scale;
  const words = (name.length + size.length) * char + around;
  const spills = words > room && room < whole;
  const space = spills ? whole : room;
  const long = words > space;
  const small = font('mono-time');
  const beside = textWidth(size, font('mono-bytes')) + around;
  const lines = long
    ? Math.ceil((textWidth(name, small) * CLOSER) / Math.max(1, space - beside))
    : 1;
  const extra = (lines - 1) * LINE * g.scale;
  return { name, size, left: Math.min(x1, x2), room, whole, spills, long, extra };
}

/** Height of a line of a long name, in pixels of the stage. */
const LINE = 18;
