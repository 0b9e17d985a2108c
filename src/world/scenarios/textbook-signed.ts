import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-signed',
  title: 'Textbook: signed challenge',
  look: 'The other telling: the client decrypts the number and sends it back signed, together with this session’s id.',
  order: 77,
  scenario: {
    title: 'Textbook: signed challenge',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge-signed@sshow.example'],
    },
    server: {
      auth_methods: ['rsa-challenge-signed@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
    },
  },
};
