import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'host-certificate',
  title: 'Host certificate',
  look: 'One line in known_hosts stands for an authority, not for a host: its signature vouches for a key that the client has never seen.',
  group: 'certificates',
  order: 60,
  scenario: {
    title: 'Host certificate',
    client: { known_hosts: '@cert-authority *.example {ca:our host authority}\n' },
    server: {
      host_keys: [
        {
          name: 'ssh_host_ed25519_key',
          comment: 'root@server',
          certificate: {
            ca: 'our host authority',
            key_id: 'server 1',
            serial: 101,
            principals: ['server.example'],
            valid_after: '2025-07-01T00:00:00Z',
            valid_before: '2026-07-01T00:00:00Z',
          },
        },
      ],
    },
  },
};
