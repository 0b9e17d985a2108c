import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'strict-yes',
  title: 'StrictHostKeyChecking yes',
  look: 'An unknown host key is refused without a question: with yes, ssh goes on only with keys that stand in known_hosts.',
  group: 'server',
  order: 40,
  scenario: {
    title: 'StrictHostKeyChecking yes',
    client: { strict_host_key_checking: 'yes' },
  },
};
