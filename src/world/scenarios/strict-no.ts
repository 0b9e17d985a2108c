import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'strict-no',
  title: 'StrictHostKeyChecking no',
  look: 'known_hosts has another key, and ssh goes on all the same, behind a loud warning. It only keeps passwords back: try the same with the password scenario.',
  group: 'server',
  order: 42,
  scenario: {
    title: 'StrictHostKeyChecking no',
    client: {
      known_hosts: 'server.example {other:the host key before}\n',
      strict_host_key_checking: 'no',
    },
  },
};
