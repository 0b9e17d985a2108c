import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-unknown-ca',
  title: 'TLS, an unknown authority',
  look: 'All is in order, but nobody whom the client trusts has signed the certificate.',
  group: 'tls',
  order: 10,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, an unknown authority',
    server: { certificate: { issuer: 'somebody else' } },
  },
};
