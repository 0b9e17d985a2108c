import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'restricted-key',
  title: 'A key with limits',
  look: 'Line 1 is for other addresses, so line 2 lets the key in, and only for one command: what the client asks for is not what runs.',
  group: 'client',
  order: 52,
  scenario: {
    title: 'A key with limits',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ name: 'id_ed25519' }],
      commands: ['id'],
    },
    server: {
      users: {
        alice: {
          authorized_keys: [
            'from="10.*" {client:id_ed25519}',
            'restrict,from="*,!10.*",command="uname -sr" {client:id_ed25519}',
            '',
          ].join('\n'),
        },
      },
    },
  },
};
