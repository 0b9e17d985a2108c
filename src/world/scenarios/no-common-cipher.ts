import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'no-common-cipher',
  title: 'No common cipher',
  look: 'The two lists of ciphers have no name in common: the handshake ends before any key is made.',
  group: 'agreement',
  order: 7,
  scenario: {
    title: 'No common cipher',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      algorithms: { ciphers: ['aes256-gcm@openssh.com'] },
    },
    server: { algorithms: { ciphers: ['aes128-ctr', 'aes256-ctr'] } },
  },
};
