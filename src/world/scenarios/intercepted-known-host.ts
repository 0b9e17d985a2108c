import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'intercepted-known-host',
  title: 'Man in the middle, known host',
  look: 'The client knows the host, so another key is noticed at once: it hangs up before any name or password is sent.',
  group: 'middle',
  order: 22,
  scenario: {
    title: 'Man in the middle, known host',
    attack: { kind: 'man-in-the-middle' },
    client: { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' },
  },
};
