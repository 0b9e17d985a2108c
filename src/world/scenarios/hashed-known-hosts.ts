import type { NamedScenario } from './catalog.ts';

/** As ssh-keygen -H hashed them: mail.example, then server.example. */
const names = [
  '|1|e97PWIdfA29NyIv0z9WYTYCdiZw=|kC1WW+3SFI2IZyULF9Mdbg1iod8=',
  '|1|tqkUAx6tVNN9oo+6/B0nmJAjVGo=|IWb6O+WeZhemiF4VcCkq3/DMjW0=',
] as const;

export const scenario: NamedScenario = {
  name: 'hashed-known-hosts',
  title: 'Hashed known_hosts',
  look: 'known_hosts does not tell its hosts: ssh hashes the name that it looks for with the salt of each line, and line 2 fits. Compute it again beside the line in Files.',
  group: 'server',
  order: 43,
  scenario: {
    title: 'Hashed known_hosts',
    client: {
      known_hosts: [
        `${names[0]} {other:the key of mail.example}`,
        `${names[1]} {server:ssh_host_ed25519_key}`,
        '',
      ].join('\n'),
      hash_known_hosts: true,
    },
  },
};
