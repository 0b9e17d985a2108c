import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'bulk',
  title: 'Megabytes',
  look: 'A command that prints two million bytes: full packets, and windows that are filled and given back.',
  group: 'whole',
  order: 10,
  scenario: {
    title: 'Megabytes',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      commands: ['head -c 2000000 /dev/zero'],
    },
  },
};
