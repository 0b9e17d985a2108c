import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook',
  title: 'Textbook: challenge and MD5',
  look: 'Seven steps that many tutorials tell: a number that only the private key can decrypt comes back as an MD5. Real SSH signs instead.',
  order: 70,
  scenario: {
    title: 'Textbook: challenge and MD5',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge@sshow.example'],
    },
    server: {
      auth_methods: ['rsa-challenge@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
    },
  },
};
