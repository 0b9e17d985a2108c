import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'two-channels',
  title: 'Two commands at once',
  look: 'One connection, one login, and two channels side by side: each message says by a number which of them it is for.',
  group: 'whole',
  order: 9,
  scenario: {
    title: 'Two commands at once',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      commands: ['uname -sr', 'whoami'],
    },
  },
};
