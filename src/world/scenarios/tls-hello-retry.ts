import type { NamedTlsScenario } from './catalog.ts';

export const scenario: NamedTlsScenario = {
  name: 'tls-hello-retry',
  title: 'TLS, asked to say hello again',
  look: 'The client guesses a group that the server does not take, and so needs one round trip more.',
  group: 'tls',
  order: 4,
  scenario: {
    protocol: 'tls-1.3',
    title: 'TLS, asked to say hello again',
    server: { groups: ['secp256r1'], cookie: true },
  },
};
