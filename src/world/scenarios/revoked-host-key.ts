import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'revoked-host-key',
  title: 'Revoked host key',
  look: 'The key stands in known_hosts twice, once as @revoked: that line wins, and ssh goes no further.',
  group: 'server',
  order: 46,
  scenario: {
    title: 'Revoked host key',
    client: {
      known_hosts:
        '@revoked * {server:ssh_host_ed25519_key}\nserver.example {server:ssh_host_ed25519_key}\n',
    },
  },
};
