/** The parts of the comparison, in the order in which they are asked for. */
import {
  reasons,
  rows,
  ways,
  type LoginsPart,
  type Reason,
  type Row,
  type Way,
} from '../../../player/logins-view.ts';

/** Row by row, so that one can compare early. */
export const parts: readonly LoginsPart[] = [
  ...rows.flatMap((row) => ways.map((way) => ({ row, way }))),
  ...reasons.map((reason) => ({ reason })),
];

export const cellKey = (row: Row, way: Way): string => `${row} ${way}`;
export const reasonKey = (reason: Reason): string => reason;
export const keyOf = (part: LoginsPart): string =>
  'reason' in part ? reasonKey(part.reason) : cellKey(part.row, part.way);

/** Whether a way is a story of textbooks, of which the notice must be said. */
export const isTold = (way: Way): boolean => way.startsWith('textbook');
