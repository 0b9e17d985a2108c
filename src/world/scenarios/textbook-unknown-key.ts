import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-unknown-key',
  title: 'Textbook: unknown key ID',
  look: 'The server has no key with this ID, so there is nothing to encrypt with: the story ends at the look-up.',
  order: 71,
  scenario: {
    title: 'Textbook: unknown key ID',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge@sshow.example'],
    },
    server: {
      auth_methods: ['rsa-challenge@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{other:ssh-rsa alice@old-laptop}\n' } },
    },
  },
};
