/** What can be changed about a run of TLS. */
import type { Input } from '../../world/inputs.ts';
import type { AnyRun } from '../../world/simulate.ts';
import { tlsInputsOf } from '../../world/tls/inputs.ts';

export const tlsInputs = ({ scenario, recorder }: AnyRun): readonly Input[] =>
  scenario.protocol === 'tls-1.3' ? tlsInputsOf({ scenario, recorder }) : [];
