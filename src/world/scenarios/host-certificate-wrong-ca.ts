import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'host-certificate-wrong-ca',
  title: 'Host certificate, unknown authority',
  look: 'Anybody can sign a certificate: this authority has no line in known_hosts, so its word counts for nothing. With StrictHostKeyChecking=yes, nobody is asked.',
  group: 'certificates',
  order: 63,
  scenario: {
    title: 'Host certificate, unknown authority',
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
            ca: 'somebody else',
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
