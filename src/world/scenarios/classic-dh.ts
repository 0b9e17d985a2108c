import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'classic-dh',
  title: 'Classic Diffie-Hellman',
  look: 'The exchange of the textbooks, with e and f as numbers of 2048 bits in group 14.',
  group: 'agreement',
  order: 8,
  scenario: {
    title: 'Classic Diffie-Hellman',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      algorithms: { kex: ['diffie-hellman-group14-sha256'] },
    },
  },
};
