import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'first-contact',
  title: 'First contact',
  look: 'A whole login by public key to a host that nobody knows yet: ssh asks whether to trust its key.',
  group: 'whole',
  order: 1,
  scenario: {
    title: 'First contact',
    note: 'Your account is ready. When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
  },
};
