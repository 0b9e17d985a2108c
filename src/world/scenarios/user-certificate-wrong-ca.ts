import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'user-certificate-wrong-ca',
  title: 'User certificate, unknown authority',
  look: 'The certificate is as it should be, but no line of authorized_keys trusts who signed it.',
  group: 'certificates',
  order: 67,
  scenario: {
    title: 'User certificate, unknown authority',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [
        {
          name: 'id_ed25519',
          comment: 'alice@laptop',
          certificate: {
            ca: 'somebody else',
            key_id: 'alice 7',
            serial: 7,
            principals: ['alice'],
            valid_after: '2025-12-31T20:00:00Z',
            valid_before: '2026-01-01T08:00:00Z',
          },
        },
      ],
    },
    server: {
      users: {
        alice: { authorized_keys: 'cert-authority {ca:our user authority}\n' },
      },
      auth_methods: ['publickey'],
    },
  },
};
