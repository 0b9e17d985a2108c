/** Runs that are good to see side by side. */
export interface Pair {
  readonly title: string;
  /** Names of scenarios. */
  readonly left: string;
  readonly right: string;
}

export const pairs = [
  { title: 'First contact', left: 'first-contact', right: 'tls-first-contact' },
  { title: 'Man in the middle', left: 'intercepted-known-host', right: 'tls-man-in-the-middle' },
  { title: 'Client keys, client certificates', left: 'known-host', right: 'tls-mutual' },
  { title: 'Password in the tunnel', left: 'password-login', right: 'tls-password' },
] as const satisfies readonly Pair[];
