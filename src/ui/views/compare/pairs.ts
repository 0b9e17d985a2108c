/** Runs that are good to see side by side. */
export interface Pair {
  readonly title: string;
  /** Names of scenarios. */
  readonly left: string;
  readonly right: string;
}

export const pairs = [
  { title: 'First contact', left: 'first-contact', right: 'known-host' },
  { title: 'Man in the middle', left: 'intercepted-known-host', right: 'intercepted-fingerprint' },
  { title: 'Client keys, client certificates', left: 'known-host', right: 'host-certificate' },
  { title: 'Password in the tunnel', left: 'password-login', right: 'one-time-code' },
] as const satisfies readonly Pair[];
