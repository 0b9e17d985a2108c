import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'first-contact',
  title: 'First contact',
  look: 'A whole login by public key to a host that nobody knows yet: ssh asks whether to trust its key.',
  order: 1,
  scenario: {
    title: 'First contact',
    note: 'Your account on server.example is ready. Its ED25519 host key has the fingerprint {fingerprint:server:ssh_host_ed25519_key}: compare it when ssh asks.',
  },
};
