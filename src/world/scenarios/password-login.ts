import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'password-login',
  title: 'Password login',
  look: 'The password itself goes to the server, inside the tunnel: the eavesdropper sees only how long the packet is.',
  group: 'whole',
  order: 6,
  scenario: {
    title: 'Password login',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [],
      passwords: ['hunter2'],
    },
    server: { users: { alice: { password: 'hunter2' } } },
  },
};
