import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'security-questions',
  title: 'Security questions',
  look: 'keyboard-interactive carries any questions: here two rounds, the second with two prompts at once. The server judges when it has all.',
  group: 'client',
  order: 54,
  scenario: {
    title: 'Security questions',
    client: {
      known_hosts: 'server.example {server:ssh_host_ed25519_key}\n',
      keys: [],
      responses: ['correct horse', 'Rex', 'Linz'],
    },
    server: {
      auth_methods: ['publickey', 'keyboard-interactive'],
      users: {
        alice: {
          prompts: [
            { ask: [{ prompt: 'Password: ', answer: 'correct horse' }] },
            {
              name: 'Security questions',
              instruction: 'Both answers must be right.',
              ask: [
                { prompt: 'Name of your first pet: ', echo: true, answer: 'Rex' },
                { prompt: 'City of your birth: ', echo: true, answer: 'Linz' },
              ],
            },
          ],
        },
      },
    },
  },
};
