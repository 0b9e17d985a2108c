/**
 * The picture of a fingerprint that OpenSSH draws under it: a bishop walks over a board as the bits of the hash say, and
 * each square shows how often it was there. OpenSSH sshkey.c, fingerprint_randomart; Perrig and Song 1999.
 */
import type { Bytes } from '../../codec/bytes.ts';

const WIDTH = 17;
const HEIGHT = 9;
/** By number of visits; then the squares where the walk starts and ends, whatever their number. */
const SIGNS = ' .o+=*BOX@%&#/^';
const START = 'S';
const END = 'E';

export interface RandomartTitles {
  /** Kind and size of the key, for the upper edge: `ED25519 256`. */
  readonly key: string;
  /** The kind alone, where the two are too long. */
  readonly kind: string;
  /** For the lower edge: `SHA256`. */
  readonly hash: string;
}

/** Eleven lines of 19 characters. */
export function randomart(digest: Bytes, { key, kind, hash }: RandomartTitles): string[] {
  const visits = new Uint8Array(WIDTH * HEIGHT);
  let x = (WIDTH - 1) / 2;
  let y = (HEIGHT - 1) / 2;
  const start = y * WIDTH + x;
  for (const byte of digest) {
    for (let shift = 0; shift < 8; shift += 2) {
      const move = byte >> shift;
      x = within(x + (move & 1 ? 1 : -1), WIDTH);
      y = within(y + (move & 2 ? 1 : -1), HEIGHT);
      const at = y * WIDTH + x;
      visits[at] = Math.min((visits[at] ?? 0) + 1, SIGNS.length - 1);
    }
  }
  const end = y * WIDTH + x;
  const squares = Array.from(visits, (count, at) => {
    if (at === end) return END;
    return at === start ? START : (SIGNS[count] ?? '');
  });
  const rows = Array.from(
    { length: HEIGHT },
    (_, row) => `|${squares.slice(row * WIDTH, (row + 1) * WIDTH).join('')}|`,
  );
  const title = `[${key}]`.length <= WIDTH ? `[${key}]` : `[${kind}]`;
  return [edge(title), ...rows, edge(`[${hash}]`)];
}

const within = (at: number, size: number): number => Math.min(Math.max(at, 0), size - 1);

function edge(title: string): string {
  const before = Math.floor((WIDTH - title.length) / 2);
  return `+${title.padStart(before + title.length, '-').padEnd(WIDTH, '-')}+`;
}
