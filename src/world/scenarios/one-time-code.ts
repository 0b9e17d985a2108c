import type { NamedScenario } from './catalog.ts';

/** Known to alice’s phone and to the server; never sent. */
const SECRET = 'ONUGC4TFMQQHO2LUNAQGCIDQNBXW4ZJO';

export const scenario: NamedScenario = {
  name: 'one-time-code',
  title: 'One-time code',
  look: 'The server asks twice, for the password and for a code that is good for half a minute: the secret behind the code never crosses the wire.',
  group: 'client',
  order: 6.4,
  scenario: {
    title: 'One-time code',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [],
      responses: ['correct horse', { totp: SECRET }],
    },
    server: {
      auth_methods: ['publickey', 'keyboard-interactive'],
      users: {
        alice: {
          prompts: [
            { ask: [{ prompt: 'Password: ', answer: 'correct horse' }] },
            { ask: [{ prompt: "One-time password (OATH) for `alice': ", totp: SECRET }] },
          ],
        },
      },
    },
  },
};
