/**
 * Which of the programs that tests talk to are here (see scripts/peers.mjs). Works under `npm test`,
 * with vitest or Playwright by hand, and where nothing is installed:
 *
 *     describe.skipIf(lacks('openssh', 'putty'))('…', () => …)
 */
import { missing, chromium, firefox, find } from '../scripts/peers.mjs';

export { chromium, firefox, find };

export type Peer =
  | 'openssh'
  | 'dropbear'
  | 'putty'
  | 'tinysshd'
  | 'asyncssh'
  | 'oath'
  | 'openssl'
  | 'gnutls'
  | 'telnet'
  | 'chromium'
  | 'firefox'
  | 'tshark';

let absent: string[] | null = null;

/** Whether any of these is missing, and a test that needs them all must be skipped. */
export function lacks(...needed: Peer[]): boolean {
  absent ??= missing();
  return needed.some((peer) => absent?.includes(peer));
}

/** Whether all of these are here. */
export function has(...needed: Peer[]): boolean {
  return !lacks(...needed);
}
