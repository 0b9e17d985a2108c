import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'intercepted-fingerprint',
  title: 'Man in the middle, fingerprint',
  look: 'The true fingerprint is pasted from the administrator’s note: it is not that of the key that came, and ssh asks again.',
  group: 'middle',
  order: 20.5,
  scenario: {
    title: 'Man in the middle, fingerprint',
    note: 'When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
    attack: { kind: 'man-in-the-middle' },
    answers: {
      'client/confirm-host-key#1': '{fingerprint:server:ssh_host_ed25519_key}',
      'client/confirm-host-key#2': 'no',
    },
  },
};
