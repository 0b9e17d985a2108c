import type { NamedScenario } from './catalog.ts';

export const scenario: NamedScenario = {
  name: 'intercepted-key',
  title: 'Man in the middle, public key',
  look: 'The same with a public key. Say yes, and the attacker gets a signature, which is good for nothing but this session.',
  order: 21,
  scenario: {
    title: 'Man in the middle, public key',
    attack: { kind: 'man-in-the-middle' },
  },
};
