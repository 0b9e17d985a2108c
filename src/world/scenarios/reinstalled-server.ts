import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'reinstalled-server',
  title: 'Reinstalled server',
  look: 'The same refusal, and this time the server itself is the reason: its administrator’s note has the new fingerprint to compare.',
  group: 'server',
  order: 3.5,
  scenario: {
    title: 'Reinstalled server',
    note: 'I reinstalled the server last night. Its new ED25519 fingerprint is {fingerprint:server:ssh_host_ed25519_key}',
    client: { known_hosts: 'server.example {other:the host key before}\n' },
  },
};
