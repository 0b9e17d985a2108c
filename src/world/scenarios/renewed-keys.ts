import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'renewed-keys',
  title: 'The keys are renewed',
  look: 'In the middle of a long output the client starts a second key exchange: new keys, the same session, the same channel.',
  group: 'whole',
  order: 11,
  scenario: {
    title: 'The keys are renewed',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      // More than the window takes: some of it must wait until the new keys are there.
      commands: ['head -c 2200000 /dev/zero'],
    },
    rekey: { by: 'client', after_bytes: 30_000 },
  },
};
