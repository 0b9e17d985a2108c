/** The key exchange with numbers for paper, whose every secret can be tried: no real peer is ever offered it. */
import type { ScenarioInput } from './scenario.ts';

/** Its name; the page asks for it, which has no algorithms. */
export const TOY_KEX = 'diffie-hellman-p23@sshow.example';

/** Whether an end of a scenario offers it. */
export const offersToy = ({ client, server }: Pick<ScenarioInput, 'client' | 'server'>): boolean =>
  [client, server].some((end) => end?.algorithms?.kex?.includes(TOY_KEX));
