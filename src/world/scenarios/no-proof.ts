import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'no-proof',
  title: 'No proof at all',
  look: 'The account has an empty password, and the server permits that: the request none, by which a client only asks what is possible, is already the login.',
  group: 'client',
  order: 55,
  scenario: {
    title: 'No proof at all',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [],
    },
    server: { permit_empty_passwords: true, users: { alice: { password: '' } } },
  },
};
