import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'classic-dh-search',
  title: 'Trying exponents in vain',
  look: 'The eavesdropper who broke the small numbers tries the same with 2048 bits, and gives up.',
  group: 'agreement',
  order: 10,
  scenario: {
    title: 'Trying exponents in vain',
    attack: { kind: 'exponent-search' },
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      algorithms: { kex: ['diffie-hellman-group14-sha256'] },
      keys: [],
      passwords: ['hunter2'],
    },
    server: { users: { alice: { password: 'hunter2' } } },
  },
};
