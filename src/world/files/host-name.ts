/** How a host stands in `known_hosts`, and a line for it. Little enough to be there before anybody reads such a file. */
import type { Bytes } from '../../codec/bytes.ts';
import { publicKeyLine } from './public-key-line.ts';

/** OpenSSH's lowercase(): the letters A to Z, and no others. */
export const lowerCase = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** How a host is named in the file: in lower case, with its port where that is not 22. */
export const hostName = (host: string, port: number): string =>
  lowerCase(port === 22 ? host : `[${host}]:${port}`);

/**
 * The file after a new host was accepted. A last line without an end gets one; OpenSSH 9.2 would write on behind it.
 * @param name the host's, or its hash with HashKnownHosts=yes
 */
export function addHost(text: string, name: string, type: string, blob: Bytes): string {
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${before}${name} ${publicKeyLine(type, blob, '')}\n`;
}
