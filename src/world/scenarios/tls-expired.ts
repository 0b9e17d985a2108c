import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-expired',
  title: 'TLS, an expired certificate',
  look: 'The certificate was good, up to yesterday.',
  group: 'tls',
  order: 12,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, an expired certificate',
    server: {
      certificate: { not_before: '2025-01-01T00:00:00Z', not_after: '2025-12-31T00:00:00Z' },
    },
  },
};
