import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-wrong-key',
  title: 'Textbook: wrong private key',
  look: 'The public key beside the private one belongs to another: the ID is known, and what is decrypted has not the form of a number.',
  order: 72,
  scenario: {
    seed: 'textbook',
    title: 'Textbook: wrong private key',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [
        {
          type: 'ssh-rsa',
          comment: 'alice@laptop',
          public_file: '{other:ssh-rsa alice@old-laptop}',
        },
      ],
      preferred_authentications: ['rsa-challenge@sshow.example'],
    },
    server: {
      auth_methods: ['rsa-challenge@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{other:ssh-rsa alice@old-laptop}\n' } },
    },
  },
};
