/** A scenario of a plain login with all its defaults. Its form, field by field, is in ../parse-plain-scenario.ts. */
import type { PlainScenarioInput } from '../parse-plain-scenario.ts';

const fillClient = (given: NonNullable<PlainScenarioInput['client']>) => ({
  address: '198.51.100.23',
  port: 50022,
  user: 'alice',
  passwords: ['hunter2'],
  commands: ['uname -sr'],
  ...given,
});

const fillServer = (given: NonNullable<PlainScenarioInput['server']>) => ({
  host: 'server.example',
  address: '203.0.113.10',
  port: 23,
  greeting: 'Debian GNU/Linux 12',
  users: { alice: { password: 'hunter2' } },
  max_tries: 3,
  ...given,
});

/** With all defaults filled in. */
export type PlainScenario = ReturnType<typeof completePlain>;

/** Fills in the defaults of a scenario whose form is known to be right. */
export const completePlain = (given: PlainScenarioInput) => ({
  seed: 'sshow',
  ask: false,
  answers: {},
  overrides: {},
  clock: '2026-01-01T00:00:00Z',
  attack: null,
  rekey: null,
  ...given,
  link: { rtt_ms: 40, bytes_per_s: 1_250_000, ...given.link },
  client: fillClient(given.client ?? {}),
  server: fillServer(given.server ?? {}),
});
