import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'changed-list',
  title: 'A list is changed on the way',
  look: 'Somebody on the way makes the client’s first cipher unknown to the server. Nothing protects the list, and still the client notices.',
  group: 'middle',
  order: 25,
  scenario: {
    title: 'A list is changed on the way',
    client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' },
    // The first letter of the first cipher from client to server.
    attack: { kind: 'flip-bit', frame: 'client/SSH_MSG_KEXINIT#1', byte: 825, bit: 0 },
  },
};
