import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'agent-keys',
  title: 'One key after the other',
  look: 'Three keys are offered as an agent would, one after the other: the server says no to two, and only the third is used to sign.',
  group: 'client',
  order: 53,
  scenario: {
    title: 'One key after the other',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [
        { name: 'id_1', comment: 'key 1' },
        { name: 'id_2', comment: 'key 2' },
        { name: 'id_ed25519', comment: 'alice@laptop' },
      ],
    },
    server: { users: { alice: { authorized_keys: '{client:id_ed25519}\n' } } },
  },
};
