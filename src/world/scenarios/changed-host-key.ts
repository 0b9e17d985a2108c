import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'changed-host-key',
  title: 'Changed host key',
  look: 'known_hosts has another key for this host: the client warns and hangs up, before any name or password is sent.',
  group: 'server',
  order: 3,
  scenario: {
    title: 'Changed host key',
    client: { known_hosts: 'server.example {other:the host key before}\n' },
  },
};
