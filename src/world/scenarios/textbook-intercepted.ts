import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-intercepted',
  title: 'Textbook: man in the middle, MD5',
  look: 'An attacker passes the challenge on and the answer back. The server refuses it: the client’s K is not the server’s.',
  order: 79,
  scenario: {
    title: 'Textbook: man in the middle, MD5',
    note: 'When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
    attack: { kind: 'man-in-the-middle' },
    client: {
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge@sshow.example'],
    },
    server: {
      auth_methods: ['rsa-challenge@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
    },
  },
};
