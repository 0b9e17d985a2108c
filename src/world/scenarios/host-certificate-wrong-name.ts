import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'host-certificate-wrong-name',
  title: 'Host certificate, wrong name',
  look: 'A good certificate of another host: the authority is trusted, and yet its word is not about this name. With StrictHostKeyChecking=yes, nobody is asked.',
  group: 'certificates',
  order: 62,
  scenario: {
    title: 'Host certificate, wrong name',
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
            principals: ['mail.example'],
            valid_after: '2025-07-01T00:00:00Z',
            valid_before: '2026-07-01T00:00:00Z',
          },
        },
      ],
    },
  },
};
