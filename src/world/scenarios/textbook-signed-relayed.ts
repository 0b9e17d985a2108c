import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-signed-relayed',
  title: 'Textbook: man in the middle gets in',
  look: 'Nothing in the answer says for which session it is. The attacker passes it on, and is logged in as alice at the real server.',
  order: 81,
  scenario: {
    title: 'Textbook: man in the middle gets in',
    note: 'When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
    attack: { kind: 'man-in-the-middle' },
    client: {
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
