import type { NamedPlainScenario } from './catalog.ts';

export const scenario: NamedPlainScenario = {
  name: 'plain-login',
  title: 'A login without SSH',
  look: 'A Telnet login, as before SSH: the eavesdropper reads the user’s name, the password, the command and its answer.',
  group: 'plain',
  order: 1,
  scenario: { protocol: 'plain', title: 'A login without SSH' },
};
