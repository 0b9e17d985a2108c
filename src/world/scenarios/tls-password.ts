import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-password',
  title: 'TLS, a password in the tunnel',
  look: 'A web login: the server proves who it is by its certificate, and the client by a password that the server gets to read.',
  group: 'tls',
  order: 5,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, a password in the tunnel',
    client: {
      requests: [{ path: '/login', form: { user: 'alice', password: 'correct horse' } }],
    },
    server: { users: { alice: { password: 'correct horse' } } },
  },
};
