import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-no-common-suite',
  title: 'TLS, no cipher in common',
  look: 'Each side can encrypt, but no way that both can: it ends after the first message.',
  group: 'tls',
  order: 14,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, no cipher in common',
    client: { cipher_suites: ['TLS_AES_128_GCM_SHA256'] },
    server: { cipher_suites: ['TLS_CHACHA20_POLY1305_SHA256'] },
  },
};
