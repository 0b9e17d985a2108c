import { recorded } from '../recorded/openssh.ts';
import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'recorded-openssh',
  title: 'A real login, recorded',
  look: 'OpenSSH’s own client, with all that ssh -vvv printed: each line of its log leads to the bytes that it is about.',
  group: 'whole',
  order: 20,
  scenario: recorded,
};
