import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-first-contact',
  title: 'TLS first contact',
  look: 'What a browser does before a page shows: one message each way, then everything is encrypted, the certificate too.',
  group: 'tls',
  order: 1,
  scenario: { protocol: 'tls-1.3', title: 'TLS first contact' },
};
