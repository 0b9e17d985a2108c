/** One way in which a connection goes wrong, and what comes of it. */
import { alertOn, type FaultKind } from '../../../../src/protocol/tls/fault.ts';
import type { Role } from '../../../../src/protocol/tls/role.ts';
import { Pair, type PairOptions } from './pair.ts';

export interface FaultRow {
  /** What is wrong, in words. */
  readonly name: string;
  /** Who finds it. */
  readonly side: Role;
  readonly kind: FaultKind;
  readonly options?: PairOptions;
  /** What is done once the wire is quiet. */
  readonly afterwards?: (pair: Pair) => void;
  /** More that the fault must say. */
  readonly says?: Readonly<Record<string, unknown>>;
  /** The alert does not reach the other side, because its keys do not fit, or it is gone. */
  readonly unheard?: boolean;
}

/** Runs a row until the fault is there. */
export function failing({ options, afterwards }: FaultRow): Pair {
  const pair = new Pair(options).start();
  afterwards?.(pair);
  return pair;
}

/** What a row has to come to. */
export const expected = ({ kind, unheard }: FaultRow) => ({
  kind,
  alert: alertOn[kind],
  heard: unheard ? null : alertOn[kind],
});
