import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-tampered',
  title: 'Textbook: tampered challenge',
  look: 'An attacker in the middle changes one bit of the challenge: what the client decrypts is noise, and it stops.',
  order: 73,
  scenario: {
    title: 'Textbook: tampered challenge',
    note: 'When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
    attack: { kind: 'man-in-the-middle', changes_challenge: true },
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
