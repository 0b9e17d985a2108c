import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-wrong-name',
  title: 'TLS, a certificate for another name',
  look: 'The certificate is genuine and trusted, and for another host than the one that was asked for.',
  group: 'tls',
  order: 13,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, a certificate for another name',
    server: { certificate: { names: ['*.example.org', 'example.net'] } },
  },
};
