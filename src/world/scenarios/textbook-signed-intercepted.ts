import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-signed-intercepted',
  title: 'Textbook: man in the middle, signed',
  look: 'The answer is signed with the id of the session with the attacker. So the server refuses it.',
  order: 80,
  scenario: {
    title: 'Textbook: man in the middle, signed',
    note: 'When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
    attack: { kind: 'man-in-the-middle' },
    client: {
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge-signed@sshow.example'],
    },
    server: {
      auth_methods: ['rsa-challenge-signed@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
    },
  },
};
