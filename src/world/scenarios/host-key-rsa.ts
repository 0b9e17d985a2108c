import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'host-key-rsa',
  title: 'RSA host key',
  look: 'The key is called ssh-rsa, the signature rsa-sha2-512: the type of a key and the algorithm that signs with it are two things.',
  group: 'server',
  order: 48,
  scenario: {
    title: 'RSA host key',
    client: { known_hosts: 'server.example {server:ssh_host_rsa_key}\n' },
    server: { host_keys: [{ type: 'ssh-rsa', comment: 'root@server' }] },
  },
};
