import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'intercepted-password',
  title: 'Man in the middle, password',
  look: 'Nobody knows this host, and another one answers. Say yes to its key, and it gets the password, and all that passes.',
  group: 'middle',
  order: 20,
  scenario: {
    title: 'Man in the middle, password',
    note: 'When ssh asks, the ED25519 fingerprint must be {fingerprint:server:ssh_host_ed25519_key}',
    attack: { kind: 'man-in-the-middle' },
    client: { keys: [], passwords: ['hunter2'] },
    server: { users: { alice: { password: 'hunter2' } } },
  },
};
