import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-mutual',
  title: 'TLS, both show a certificate',
  look: 'The server asks for a certificate, and the client signs with its key too: what a key is to SSH, this is to TLS.',
  group: 'tls',
  order: 2,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, both show a certificate',
    authorities: { staff: { subject: 'Example Staff CA' } },
    client: { certificate: { issuer: 'staff' } },
    server: { client_certificates: 'required', trusted: '{ca:staff}' },
  },
};
