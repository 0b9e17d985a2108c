import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'several-host-keys',
  title: 'Several host keys',
  look: 'The server has keys on P-384 and P-521. The client knows the second one, so it asks for that kind first, and gets it.',
  group: 'server',
  order: 49,
  scenario: {
    title: 'Several host keys',
    client: { known_hosts: 'server.example {server:ssh_host_ecdsa_521_key}\n' },
    server: {
      host_keys: [
        { type: 'ecdsa-sha2-nistp384', comment: 'root@server' },
        { type: 'ecdsa-sha2-nistp521', comment: 'root@server' },
      ],
    },
  },
};
