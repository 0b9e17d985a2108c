import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'borrowed-host-key',
  title: 'Man in the middle, borrowed key',
  look: 'The attacker shows the server’s true key, which is public. What fails is the signature: its private half is not.',
  group: 'middle',
  order: 23,
  scenario: {
    title: 'Man in the middle, borrowed key',
    attack: { kind: 'man-in-the-middle', host_key: 'true' },
    client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' },
  },
};
