import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'host-key-ecdsa',
  title: 'ECDSA host key',
  look: 'The server signs with ECDSA on P-256: its signature has two numbers, r and s, and its public key is a point.',
  group: 'server',
  order: 47,
  scenario: {
    title: 'ECDSA host key',
    client: { known_hosts: 'server.example {server:ssh_host_ecdsa_key}\n' },
    server: { host_keys: [{ type: 'ecdsa-sha2-nistp256', comment: 'root@server' }] },
  },
};
