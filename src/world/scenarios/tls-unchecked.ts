import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-unchecked',
  title: 'TLS, man in the middle, nothing checked',
  look: 'The client is told not to check the certificate, as with curl -k. All stays encrypted, and the attacker reads everything.',
  group: 'tls',
  order: 21,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, man in the middle, nothing checked',
    attack: { kind: 'man-in-the-middle' },
    client: {
      checks_certificate: false,
      requests: [{ path: '/login', form: { user: 'alice', password: 'correct horse' } }],
    },
    server: { users: { alice: { password: 'correct horse' } } },
  },
};
