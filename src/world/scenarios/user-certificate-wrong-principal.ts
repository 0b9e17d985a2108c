import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'user-certificate-wrong-principal',
  title: 'User certificate, wrong name',
  look: 'The authority signed for bob, and alice’s account is asked for: the certificate is good, but not for her.',
  group: 'certificates',
  order: 66,
  scenario: {
    title: 'User certificate, wrong name',
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
            principals: ['bob'],
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
