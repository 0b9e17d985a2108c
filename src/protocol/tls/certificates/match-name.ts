/** Whether a certificate is good for the name that was asked for. RFC 9525 §6. */
import { sameBytes } from '../../../codec/bytes.ts';
import type { GeneralName } from './general-names.ts';
import { addressBytes } from './ip-addresses.ts';

const LETTERS = 'a-z0-9';
/** Labels that a wildcard may stand before: at least two, as OpenSSL wants them. */
const AFTER_WILDCARD = new RegExp(`^(?:\\.[${LETTERS}](?:[${LETTERS}-]*[${LETTERS}])?){2,}$`);
const LABEL = new RegExp(`^[${LETTERS}-]+$`);

/** Of letters, only those of US-ASCII have capitals in the names of hosts. RFC 4343. */
const lower = (name: string): string => name.replace(/[A-Z]/g, (one) => one.toLowerCase());

/**
 * Whether a name in a certificate stands for the name of a host. A wildcard is the whole of the first label, and stands
 * for one label; anywhere else a star is a star. RFC 9525 §6.3.
 *
 * OpenSSL would also take `www*.example.com`: RFC 9525 does not, nor do browsers.
 */
export function matchesHost(presented: string, name: string): boolean {
  const [pattern, host] = [lower(presented), lower(name)];
  const after = pattern.slice(1);
  if (!pattern.startsWith('*') || !AFTER_WILDCARD.test(after)) return pattern === host;
  if (!host.endsWith(after)) return false;
  const label = host.slice(0, host.length - after.length);
  return label === '*' || LABEL.test(label);
}

/**
 * Whether one of the names is the one that was asked for: a dNSName, or for an address an iPAddress.
 * The subject is not looked at: RFC 9525 §2 has done away with names of hosts in it. (OpenSSL and Node still look there
 * where no dNSName is; browsers do not.)
 */
export function isNamed(names: readonly GeneralName[], name: string): boolean {
  const address = addressBytes(name);
  return names.some(({ kind, value }) =>
    address
      ? kind === 'iPAddress' && sameBytes(value, address)
      : kind === 'dNSName' && matchesHost(value, name),
  );
}
