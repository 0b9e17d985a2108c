import { provenanceOf } from '../provenance.ts';
import type { ValueRecord } from '../recorder.ts';
import type { AnyRun } from '../simulate.ts';
import type { Party } from '../transcript.ts';

const parties: readonly Party[] = ['client', 'server', 'eavesdropper', 'attacker'];

/** The index of the step from which a party knows a value; null where it never does. */
export function sinceKnown(run: AnyRun, value: ValueRecord, name: string): number | null {
  const party = parties.find((one) => one === name);
  return party ? provenanceOf(run).since(value, party) : null;
}
