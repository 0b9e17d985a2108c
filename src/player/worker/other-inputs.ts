/** What can be changed about a run that is none of SSH. */
import type { Input } from '../../world/inputs.ts';
import type { AnyRun } from '../../world/simulate.ts';
import { plainInputsOf } from '../../world/plain/inputs.ts';
import { tlsInputsOf } from '../../world/tls/inputs.ts';

export function otherInputs({ scenario, recorder }: AnyRun): readonly Input[] {
  if (scenario.protocol === 'plain') return plainInputsOf(scenario);
  return scenario.protocol === 'tls-1.3' ? tlsInputsOf({ scenario, recorder }) : [];
}
