import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'user-key-rsa',
  title: 'Login with an RSA key',
  look: 'The server says in EXT_INFO which signatures it takes (server-sig-algs), so the client signs with SHA-512 although its key is called ssh-rsa.',
  group: 'client',
  order: 51,
  scenario: {
    title: 'Login with an RSA key',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [{ type: 'ssh-rsa', comment: 'alice@laptop' }],
    },
    server: { users: { alice: { authorized_keys: '{client:id_rsa}\n' } } },
  },
};
