import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'known-host',
  title: 'Known host',
  look: 'The host key is in known_hosts: nobody is asked, and the client compares by itself.',
  group: 'whole',
  order: 2,
  scenario: {
    title: 'Known host',
    client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' },
  },
};
