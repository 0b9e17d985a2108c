import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'unknown-user-key',
  title: 'Unknown user key',
  look: 'The user’s key is not in authorized_keys: the server never asks for a signature.',
  group: 'client',
  order: 4,
  scenario: {
    title: 'Unknown user key',
    client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' },
    server: {
      users: { alice: { authorized_keys: '{other:a key from another laptop}\n' } },
      auth_methods: ['publickey'],
    },
  },
};
