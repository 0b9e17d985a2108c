import type { FactPlace } from '../../../player/fact-place.ts';
import type { Line } from '../../text/line.ts';

/** A fact in words, with the place that shows it. */
export interface ToldLine {
  readonly line: Line;
  readonly place: FactPlace;
  /** Of what it tells, where several are told of one after the other. */
  readonly lead?: string;
}
