import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'intercepted-key',
  title: 'Man in the middle, public key',
  look: 'The same with a public key. Say yes, and the attacker gets a signature, which is good for nothing but this session.',
  group: 'middle',
  order: 21,
  scenario: {
    title: 'Man in the middle, public key',
    note: 'When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
    attack: { kind: 'man-in-the-middle' },
  },
};
