import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'flipped-bit',
  title: 'One bit is flipped on the way',
  look: 'Somebody on the way changes a single bit of the command. The server notices before it has read it. What if it were another bit?',
  group: 'middle',
  order: 24,
  scenario: {
    title: 'One bit is flipped on the way',
    client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' },
    attack: { kind: 'flip-bit', frame: 'client/SSH_MSG_CHANNEL_REQUEST#1', byte: 20, bit: 0 },
  },
};
