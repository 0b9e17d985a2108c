import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'user-certificate-expired',
  title: 'User certificate, expired',
  look: 'The certificate was good for one working day, and that is over: the server says no, and not why.',
  group: 'certificates',
  order: 65,
  scenario: {
    title: 'User certificate, expired',
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
            valid_after: '2025-12-30T08:00:00Z',
            valid_before: '2025-12-30T20:00:00Z',
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
