const sides = { client: 'client', server: 'server', attacker: 'attacker' };
type End = keyof typeof sides;

export const state = {
  about: 'what each side is doing, and what it accepts',
  side: { client: 'Client', server: 'Server', attacker: 'Attacker' },
  /** Whose part an attacker plays. */
  attackerAs: (role: string) => `Attacker, as the ${role}`,
  region: { transport: 'transport', service: 'service' },
  diagram: { transport: 'Transport states', service: 'Service states' },
  /** States are named in the engine's table with dashes. */
  name: (name: string) => name.replaceAll('-', ' '),
  now: 'now',
  notStarted: 'not started',
  /** Beside a state that most others may end in. */
  fromMost: 'from most',
  acceptsNow: (end: End) => `The ${sides[end]} accepts now`,
  accepts: (name: string) => `In ${name.replaceAll('-', ' ')} it accepts`,
  acceptsNothing: 'nothing more',
  to: (names: readonly string[]) =>
    names.length === 0 ? '' : `→ ${names.map((name) => name.replaceAll('-', ' ')).join(' or ')}`,
  refused: (end: End) => `The ${sides[end]} refused`,
  empty: 'Neither side has started yet.',
  emptyHint: 'Step on: both begin when they are connected.',
};
