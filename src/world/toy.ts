import { TOY_KEX } from '../protocol/ssh/kexes.ts';
import type { ScenarioInput } from './scenario.ts';

/** Whether an end of a scenario offers the key exchange with numbers for paper. */
export const offersToy = ({ client, server }: Pick<ScenarioInput, 'client' | 'server'>): boolean =>
  [client, server].some((end) => end?.algorithms?.kex?.includes(TOY_KEX));
