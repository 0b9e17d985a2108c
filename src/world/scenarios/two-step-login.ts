import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'two-step-login',
  title: 'Key and password',
  look: 'The key is right, and not enough: the server says partial success, and wants the password too.',
  group: 'client',
  order: 6.2,
  scenario: {
    title: 'Key and password',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      passwords: ['correct horse'],
    },
    server: {
      users: { alice: { authorized_keys: '{client:id_ed25519}\n', password: 'correct horse' } },
      authentication_methods: ['publickey,password'],
    },
  },
};
