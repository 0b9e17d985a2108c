import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-self-signed',
  title: 'TLS, signed by itself',
  look: 'The server vouches for its own key. Anybody can do that, and so it proves nothing.',
  group: 'tls',
  order: 11,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, signed by itself',
    server: { certificate: { issuer: null } },
  },
};
