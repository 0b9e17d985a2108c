/** What our end of a real TLS connection is told, as a scenario. */
import { parseTlsScenario } from '../../world/parse-tls-scenario.ts';
import type { TlsScenario } from '../../world/tls/scenario.ts';
import { naming } from '../scenario-file.ts';

/** At this moment. Throws a BadInput where it is none. */
export const checkedTls = (ends: Readonly<Record<'client' | 'server', object>>): TlsScenario =>
  naming('', () => parseTlsScenario({ protocol: 'tls-1.3', clock: now(), ...ends }));

/** The time as a scenario's clock has it. */
export const now = (): string => new Date().toISOString();
