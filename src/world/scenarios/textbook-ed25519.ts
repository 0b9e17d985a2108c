import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-ed25519',
  title: 'Textbook: a key that cannot encrypt',
  look: 'The key is ED25519, as most are today. Such keys sign, and nothing can be encrypted with them: the story has no place for them.',
  order: 75,
  scenario: {
    title: 'Textbook: a key that cannot encrypt',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge@sshow.example'],
    },
    server: {
      auth_methods: ['rsa-challenge@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{client:id_ed25519}\n' } },
    },
  },
};
