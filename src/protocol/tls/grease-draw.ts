/** The meaningless values of one ClientHello, chosen by chance. RFC 8701 §3. */
import type { Io } from '../trace.ts';

export interface Grease {
  readonly suite: number;
  readonly group: number;
  readonly version: number;
  /** Types of two extensions, which differ. */
  readonly first: number;
  readonly last: number;
}

export function greaseFrom(io: Io): Grease {
  const [suite = 0, group = 0, version = 0, first = 0, last = 0] = io.draw('client GREASE', 5);
  const value = (byte: number): number => ((byte & 0xf0) | 0x0a) * 0x0101;
  const isSame = value(first) === value(last);
  return {
    suite: value(suite),
    group: value(group),
    version: value(version),
    first: value(first),
    last: isSame ? value(last ^ 0x10) : value(last),
  };
}
