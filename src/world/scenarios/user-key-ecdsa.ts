import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'user-key-ecdsa',
  title: 'Login with an ECDSA key',
  look: 'The user proves the key with an ECDSA signature: Packet has its r and s, Keys the command that checks it.',
  group: 'client',
  order: 50,
  scenario: {
    title: 'Login with an ECDSA key',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ type: 'ecdsa-sha2-nistp256', comment: 'alice@laptop' }],
    },
    server: { users: { alice: { authorized_keys: '{client:id_ecdsa}\n' } } },
  },
};
