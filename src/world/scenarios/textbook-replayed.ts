import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'textbook-replayed',
  title: 'Textbook: replayed answer',
  look: 'The server draws the same number twice, and the old answer is sent again: refused, as it was made with another K.',
  group: 'textbook',
  order: 74,
  scenario: {
    title: 'Textbook: replayed answer',
    // The server draws the same number as in the other session: only K is another.
    overrides: { 'server challenge': '5b'.repeat(32) },
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
      preferred_authentications: ['rsa-challenge@sshow.example'],
      replays_answer_of: 'the session before',
    },
    server: {
      auth_methods: ['rsa-challenge@sshow.example', 'publickey', 'password'],
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
    },
  },
};
