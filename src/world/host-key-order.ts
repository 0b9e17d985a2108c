/** Which host keys an OpenSSH client asks for first: those that it could compare. */
import { CLIENT_HOST_KEY_ALGORITHMS } from './openssh.ts';

/** Those of them for plain keys, without certificates and without keys in hardware. */
export const PLAIN_HOST_KEY_ALGORITHMS = CLIENT_HOST_KEY_ALGORITHMS.filter(
  (name) => !name.includes('-cert-') && !name.startsWith('sk-'),
);

/** Those without keys in hardware: what the engine has. */
export const OWN_HOST_KEY_ALGORITHMS = CLIENT_HOST_KEY_ALGORITHMS.filter(
  (name) => !name.startsWith('sk-'),
);

/**
 * The order in which a client offers its host key algorithms, given what it knows about the host.
 *
 * OpenSSH would rather be shown a key that it can check. If `known_hosts` has a key of the type
 * of the very first algorithm (certificates count as their plain type), the list stays as it is;
 * otherwise the algorithms of known keys move to the front. Both parts keep their order.
 *
 * @param list The client's algorithms, best first.
 * @param knownTypes Types of the host's keys in `known_hosts` (`ssh-ed25519`, `ssh-rsa`, …), and
 *   `@cert-authority` where a line with that marker matches the host.
 */
export function preferKnownHostKeys(
  list: readonly string[],
  knownTypes: readonly string[],
): string[] {
  const preferred = ofKnownKeys(list, knownTypes);
  if (preferred === null) return [...list];
  return [...preferred, ...list.filter((algorithm) => !preferred.includes(algorithm))];
}

/** Those that move to the front; null where the list stays as it is. */
export function ofKnownKeys(
  list: readonly string[],
  knownTypes: readonly string[],
): string[] | null {
  const isKnown = (algorithm: string): boolean => knownTypes.includes(keyTypeOf(algorithm));
  const isVouchedFor = (algorithm: string): boolean =>
    algorithm.includes('-cert-v01@') && knownTypes.includes('@cert-authority');
  const best = list[0];
  if (best !== undefined && isKnown(best)) return null;
  return list.filter((algorithm) => isKnown(algorithm) || isVouchedFor(algorithm));
}

/** Whether a client reorders this list for a host that it knows: not one that somebody configured. */
export function mayReorderHostKeys(list: readonly string[]): boolean {
  const isList = (own: readonly string[]): boolean => list.join() === own.join();
  return [CLIENT_HOST_KEY_ALGORITHMS, OWN_HOST_KEY_ALGORITHMS, PLAIN_HOST_KEY_ALGORITHMS].some(
    isList,
  );
}

/** The type of key that a host key algorithm is used with, certificates taken as plain keys. */
function keyTypeOf(algorithm: string): string {
  const [name = '', at = ''] = algorithm.split('-cert-v01');
  if (name.startsWith('rsa-sha2-')) return 'ssh-rsa';
  return name.startsWith('sk-') && !name.includes('@') ? name + at : name;
}
