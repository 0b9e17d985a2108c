/** Files known_hosts of all forms mixed, from a seed: what ssh and ssh-keygen make of them is what we should. */
import { hashedName } from '../../src/world/files/hashed-names.ts';

/** Draws numbers: the same seed gives the same ones. */
export class Draws {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to `below`. Mulberry32. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  one<T>(of: readonly [T, ...T[]]): T {
    return of[this.below(of.length)] ?? of[0];
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}

export interface Pool {
  /** Names that are looked for, as the file names them. */
  readonly names: readonly [string, ...string[]];
  /** `ssh-ed25519 AAAA…`, the one that the server has first. */
  readonly keys: readonly [string, ...string[]];
}

/** What stands before the key: the name itself or others, in every way in which they can be written. */
function hosts(draws: Draws, { names }: Pool): string {
  const name = draws.one(names);
  const other = draws.one(['other.example', '10.1.2.3', 'x', '[other.example]:2200', '1234']);
  const middle = Math.floor(name.length / 2);
  const pattern = draws.one([
    '*',
    `${name.slice(0, 3)}*`,
    `*${name.slice(-4)}`,
    `${name.slice(0, middle)}?${name.slice(middle + 1)}`,
    `${name.slice(0, middle)}??${name.slice(middle + 1)}`,
    `${name.slice(0, 1)}**${name.slice(-1)}`,
    '?*',
    '*.nowhere',
  ]);
  const salt = draws.bytes(20);
  return draws.one([
    name,
    name,
    name.toUpperCase(),
    other,
    `${name},${other}`,
    `${other},${name},`,
    `,${name},,${other}`,
    pattern,
    pattern,
    `${pattern},!${name}`,
    `!${name},${pattern}`,
    `!${name.toUpperCase()},*`,
    `!${other},*`,
    `!${other}`,
    `${'a'.repeat(1100)},${name}`,
    hashedName(name, salt),
    hashedName(name, salt),
    hashedName(other, salt),
    hashedName(name.toUpperCase(), salt),
    `${hashedName(name, salt)},${other}`,
    hashedName(name, salt).slice(0, -5),
  ]);
}

/** A line that can be read. */
function goodLine(draws: Draws, pool: Pool): string {
  const gap = draws.one([' ', ' ', ' ', '\t', '  ', ' \t']);
  const marker = draws.one(['', '', '', '', '', '@revoked ', '@cert-authority ', '@revoked  ']);
  const comment = draws.one([
    '',
    '',
    ' a comment',
    '  two  words ',
    ' # no key',
    '\t',
    '\r',
    ' c\r',
  ]);
  const indent = draws.one(['', '', '', '', ' ', '\t']);
  const key = draws.one([pool.keys[0], draws.one(pool.keys)]);
  const between = draws.one([key, key, key, key.replace(' ', '\t'), key.replace(' ', '  ')]);
  const line = `${hosts(draws, pool)}${gap}${between}${comment}`;
  if (draws.below(10) > 0) return `${indent}${marker}${line}`;
  return draws.one(['# a comment', '', '  ', `#${line}`]);
}

/** A line that cannot, in one way or another. */
function badLine(draws: Draws, pool: Pool): string {
  const name = hosts(draws, pool);
  const key = draws.one(pool.keys);
  const [type = '', base64 = ''] = key.split(' ');
  return draws.one([
    name,
    `${name} `,
    `${name} # ${key}`,
    `${name} ${type}`,
    `${name} ${type} `,
    `${name} ${type} # ${base64}`,
    `${name} ${type} ${base64.slice(0, -8)}`,
    `${name} ${type} ${base64.slice(0, -1)}`,
    `${name} ${type} ${base64}AAAA`,
    `${name} ${type} ${base64.replace(/.$/, '*')}`,
    `${name} ${type} ${base64}# glued`,
    `${name} ${type} AAAA`,
    `${name} ssh-foo ${base64}`,
    `${name} ${type === 'ssh-ed25519' ? 'ssh-rsa' : 'ssh-ed25519'} ${base64}`,
    `${name} ${type.replace('ssh-', '')} ${base64}`,
    `${name} ${type.toUpperCase()} ${base64}`,
    `${name} rsa-sha2-256 ${base64}`,
    `${name} 1024 35 123456789`,
    `@foo ${name} ${key}`,
    `@revoked @revoked ${name} ${key}`,
    `@revoked\t${name} ${key}`,
    `@revoked`,
    `@ ${name} ${key}`,
    `|1|AAAA|AAAA ${key}`,
    `|1| ${key}`,
    `|2|AAAA|AAAA ${key}`,
    `| ${key}`,
    '\r',
    // Without a comment ssh-keygen -l would print what stands where an older line had its own.
    `${key} bare`,
  ]);
}

/** A whole file. @param badIn one of so many lines is malformed; none where it is 0 */
export function knownHostsFile(draws: Draws, pool: Pool, badIn: number): string {
  const count = draws.below(9);
  const lines = Array.from({ length: count }, () =>
    badIn > 0 && draws.below(badIn) === 0 ? badLine(draws, pool) : goodLine(draws, pool),
  );
  const end = draws.one(['\n', '\n', '\n', '']);
  return count === 0 ? '' : `${lines.join('\n')}${end}`;
}
