import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'paper-dh',
  title: 'Diffie-Hellman on paper',
  look: 'The same exchange with p = 23: work it out by hand, then watch an eavesdropper try all 22 exponents.',
  group: 'agreement',
  order: 9,
  scenario: {
    title: 'Diffie-Hellman on paper',
    attack: { kind: 'exponent-search' },
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      algorithms: { kex: ['diffie-hellman-p23@sshow.example'] },
      keys: [],
      passwords: ['hunter2'],
    },
    server: {
      algorithms: { kex: ['diffie-hellman-p23@sshow.example'] },
      users: { alice: { password: 'hunter2' } },
    },
  },
};
