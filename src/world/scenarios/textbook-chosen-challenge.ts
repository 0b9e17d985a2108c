import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-chosen-challenge',
  title: 'Textbook: chosen challenge',
  look: 'A dishonest server sends no random number but a text that it chose. The client decrypts it all the same, and its answer confirms it.',
  group: 'textbook',
  order: 76,
  scenario: {
    title: 'Textbook: chosen challenge',
    // "the plan: attack at dawn, 6 a.m." in place of what should be random.
    overrides: {
      'server challenge': '74686520706c616e3a2061747461636b206174206461776e2c203620612e6d2e',
    },
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
