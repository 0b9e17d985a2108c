import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'wrong-password',
  title: 'Wrong password',
  look: 'Three wrong passwords, one after the other: each crosses the wire, encrypted, and the server says no.',
  group: 'client',
  order: 5,
  scenario: {
    title: 'Wrong password',
    ask: false, // the passwords are the point
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [],
      passwords: ['hunter1', 'hunter3', 'hunter4'],
    },
    server: { users: { alice: { password: 'hunter2' } } },
  },
};
