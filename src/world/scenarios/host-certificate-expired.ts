import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'host-certificate-expired',
  title: 'Host certificate, expired',
  look: 'The authority is trusted, but its certificate was good until the day before: what is left is a key that nobody knows. With StrictHostKeyChecking=yes, nobody is asked.',
  group: 'certificates',
  order: 61,
  scenario: {
    title: 'Host certificate, expired',
    client: {
      known_hosts: '@cert-authority *.example {ca:our host authority}\n',
      strict_host_key_checking: 'yes',
    },
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
            valid_before: '2025-12-31T00:00:00Z',
          },
        },
      ],
    },
  },
};
