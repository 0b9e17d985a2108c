import type { Actor } from '../parts/shape.tsx';

const names: Readonly<Record<Actor, string>> = {
  client: 'client',
  server: 'server',
  attacker: 'attacker',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Words of the parts that every view uses. */
export const parts = {
  copy: 'Copy',
  copied: 'Copied',
  /** The name of a value's tag, for screen readers. */
  tag: {
    secret: (name: string, owners: readonly Actor[]) =>
      `${name}, secret of ${list.format(owners.map((owner) => names[owner]))}`,
    public: (name: string, owners: readonly Actor[]) =>
      `${name}, public, from ${list.format(owners.map((owner) => names[owner]))}`,
    sealed: (name: string, owners: readonly Actor[]) =>
      `${name}, sent only encrypted, from ${list.format(owners.map((owner) => names[owner]))}`,
    unmade: (name: string) => `${name}, never made`,
  },
};
