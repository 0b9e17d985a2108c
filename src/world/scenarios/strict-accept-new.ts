import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'strict-accept-new',
  title: 'StrictHostKeyChecking accept-new',
  look: 'An unknown host key is taken and written down without a question; a key that has changed would still be refused.',
  group: 'server',
  order: 41,
  scenario: {
    title: 'StrictHostKeyChecking accept-new',
    client: { strict_host_key_checking: 'accept-new' },
  },
};
