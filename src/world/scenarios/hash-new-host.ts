import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'hash-new-host',
  title: 'HashKnownHosts',
  look: 'The new host is written down under a hash of its name, with a fresh salt: see the new line in Files.',
  group: 'server',
  order: 44,
  scenario: {
    title: 'HashKnownHosts',
    client: { strict_host_key_checking: 'accept-new', hash_known_hosts: true },
  },
};
