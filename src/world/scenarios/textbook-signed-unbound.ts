import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-signed-unbound',
  title: 'Textbook: signed, for any session',
  look: 'The same without the session id in what is signed. Here it works; what it lacks shows once somebody sits in the middle.',
  order: 78,
  scenario: {
    title: 'Textbook: signed, for any session',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge-signed@sshow.example'],
      signs_session_id: false,
    },
    server: {
      auth_methods: ['rsa-challenge-signed@sshow.example', 'publickey', 'password'],
      checks_session_id: false,
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
    },
  },
};
