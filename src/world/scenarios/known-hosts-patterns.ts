import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'known-hosts-patterns',
  title: 'Patterns in known_hosts',
  look: 'Lists, wildcards, negation, a port, several keys, and a line that cannot be read: only line 6 means this host with this key. Files says why.',
  group: 'server',
  order: 45,
  scenario: {
    title: 'Patterns in known_hosts',
    client: {
      known_hosts: [
        '# hosts of the lab',
        'mail.example,192.0.2.25 {other:the key of mail.example}',
        '*.example,!server.example {other:the key of the others}',
        '[server.example]:2222 {other:the key on another port}',
        'server.example ssh-ed25519 not-a-key',
        'db?.example,serv*.example {server:ssh_host_ed25519_key} the servers',
        'server.example {other:an older key of the server}',
        '',
      ].join('\n'),
    },
  },
};
