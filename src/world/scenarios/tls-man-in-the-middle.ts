import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-man-in-the-middle',
  title: 'TLS, man in the middle',
  look: 'Somebody else answers, with a certificate of an authority of its own. The client does not trust that one.',
  group: 'tls',
  order: 20,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, man in the middle',
    attack: { kind: 'man-in-the-middle' },
    client: {
      requests: [{ path: '/login', form: { user: 'alice', password: 'correct horse' } }],
    },
    server: { users: { alice: { password: 'correct horse' } } },
  },
};
