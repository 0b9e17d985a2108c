import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'many-keys',
  title: 'Too many keys',
  look: 'Seven keys, and the last would be the right one: every refused key counts, and at the sixth the server hangs up.',
  group: 'client',
  order: 5.5,
  scenario: {
    title: 'Too many keys',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [
        ...[1, 2, 3, 4, 5, 6].map((at) => ({ name: `id_${at}`, comment: `key ${at}` })),
        { name: 'id_ed25519', comment: 'alice@laptop' },
      ],
    },
    server: { users: { alice: { authorized_keys: '{client:id_ed25519}\n' } } },
  },
};
