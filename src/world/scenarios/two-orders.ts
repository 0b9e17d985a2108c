import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'two-orders',
  title: 'Two orders',
  look: 'Client and server like different ciphers best. The client’s order decides, among those that the server has too.',
  group: 'agreement',
  order: 6,
  scenario: {
    title: 'Two orders',
    client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' },
    server: {
      algorithms: {
        ciphers: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes128-ctr'],
      },
    },
  },
};
