import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'six-keys',
  title: 'Six keys',
  look: 'aes256-ctr with hmac-sha2-256: here all six derived keys are used, one for each task and direction.',
  group: 'agreement',
  order: 9,
  scenario: {
    title: 'Six keys',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      algorithms: { ciphers: ['aes256-ctr'], macs: ['hmac-sha2-256'] },
    },
  },
};
