/** Tells texts that hold a private key: none is taken, wherever it is pasted or dropped. */

/** How such files begin: PEM and OpenSSH, ssh.com, PuTTY. */
const HEADS =
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----|---- BEGIN SSH2 (?:ENCRYPTED )?PRIVATE KEY|PuTTY-User-Key-File-\d/;

export const isPrivateKey = (text: string): boolean => HEADS.test(text);

/** No scenario goes deeper: what does is refused as a whole. */
const MOST_DEPTH = 50;

/** Where a JSON value has such a text, such as `client.known_hosts`; null where it has none. */
export function privateKeyIn(value: unknown, path = '', depth = 0): string | null {
  if (typeof value === 'string') return isPrivateKey(value) ? path : null;
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return null;
  for (const [key, part] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${key}]` : `${path === '' ? '' : '.'}${key}`;
    const found = isPrivateKey(key) ? path : privateKeyIn(part, path + step, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

export const PRIVATE_KEY_REFUSED =
  'this is a private key: sshow never asks for one, and has not kept it';
