import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-resumption',
  title: 'TLS, a second connection',
  look: 'Two connections: in the first the server gives a ticket, in the second nobody needs a certificate.',
  group: 'tls',
  order: 3,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, a second connection',
    client: { connections: 2 },
  },
};
