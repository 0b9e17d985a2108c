import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'user-certificate-restricted',
  title: 'User certificate with limits',
  look: 'The limits travel in the certificate: whatever alice asks for, the server runs what the authority wrote, and gives her no terminal.',
  group: 'certificates',
  order: 68,
  scenario: {
    title: 'User certificate with limits',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [
        {
          name: 'id_ed25519',
          comment: 'alice@laptop',
          certificate: {
            ca: 'our user authority',
            key_id: 'alice 7',
            serial: 7,
            principals: ['alice'],
            valid_after: '2025-12-31T20:00:00Z',
            valid_before: '2026-01-01T08:00:00Z',
            critical_options: {
              'force-command': 'uname -sr',
              'source-address': '198.51.100.0/24',
            },
            extensions: {},
          },
        },
      ],
      commands: ['cat /etc/shadow'],
    },
    server: {
      users: {
        alice: { authorized_keys: 'cert-authority {ca:our user authority}\n' },
      },
      auth_methods: ['publickey'],
    },
  },
};
