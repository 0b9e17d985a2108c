import type { Actor } from '../parts/shape.tsx';

const names: Readonly<Record<Actor, string>> = {
  client: 'client',
  server: 'server',
  attacker: 'attacker',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const namesOf = (owners: readonly Actor[]) => list.format(owners.map((owner) => names[owner]));

/** Words of the parts that every view uses. */
export const parts = {
  copy: 'Copy',
  copied: 'Copied',
  /** The name of a value's tag, for screen readers. */
  tag: {
    secret: (symbol: string, label: string, owners: readonly Actor[]) =>
      `${symbol}, ${label}, secret of ${namesOf(owners)}`,
    public: (symbol: string, label: string, owners: readonly Actor[]) =>
      `${symbol}, ${label}, public, from ${namesOf(owners)}`,
    sealed: (symbol: string, label: string, owners: readonly Actor[]) =>
      `${symbol}, ${label}, sent only encrypted, from ${namesOf(owners)}`,
    unmade: (symbol: string, label: string) => `${symbol}, ${label}, never made`,
  },
};
