/** The rows of the comparison, each computed from a run; the last from what follows it, too. */
import type { ShownRun } from '../shown-run.ts';
import { again } from './again.ts';
import { learned } from './eavesdropper.ts';
import type { Finding, Row } from './facts.ts';
import { clientProof, identity } from './identity.ts';
import { operations, signed } from './operations.ts';
import { encryption, roundTrips, traffic } from './traffic.ts';

const own: Readonly<Record<Exclude<Row, 'again'>, (shown: ShownRun) => readonly Finding[]>> = {
  'round-trips': roundTrips,
  identity,
  'client-proof': clientProof,
  encryption,
  learned,
  traffic,
  operations,
  signed,
};

/** @param next - makes the run of the next connection of the same client; null where there is none. */
export const rowOf = async (
  row: Row,
  shown: ShownRun,
  next: () => Promise<ShownRun | null>,
): Promise<readonly Finding[]> => (row === 'again' ? again(shown, await next()) : own[row](shown));
