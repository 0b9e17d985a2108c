/** Host names and patterns of a line, and whether they mean a host. OpenSSH match.c; ssh_config(5), PATTERNS. */
import { lowerCase } from './host-name.ts';

/** Longer patterns make the whole list mean nobody, as in OpenSSH. */
const LONGEST = 1022;

/** Whether a pattern is the whole name: `*` stands for any characters, `?` for one. Never takes long. */
export function fitsPattern(name: string, pattern: string): boolean {
  let at = 0;
  let sign = 0;
  /** The last `*`, and where what it stands for ends. */
  let star = -1;
  let end = 0;
  while (at < name.length) {
    if (pattern[sign] === '*') {
      star = sign++;
      end = at;
    } else if (pattern[sign] === '?' || pattern[sign] === name[at]) {
      sign++;
      at++;
    } else if (star >= 0) {
      sign = star + 1;
      at = ++end;
    } else return false;
  }
  while (pattern[sign] === '*') sign++;
  return sign === pattern.length;
}

/** The first pattern of a list that fits a host, as it stands there. */
export const fittingPattern = (name: string, list: string): string | undefined =>
  list.split(',').find((pattern) => fitsPattern(lowerCase(name), lowerCase(pattern)));

/** Whether a list of patterns, with commas between them, means a host. One with `!` that fits takes it out again. */
export function fitsList(name: string, list: string): boolean {
  const host = lowerCase(name);
  const patterns = list.split(',').map((pattern) => {
    const negated = pattern.startsWith('!');
    return { negated, text: lowerCase(negated ? pattern.slice(1) : pattern) };
  });
  if (patterns.some(({ text }) => text.length > LONGEST)) return false;
  const fitting = patterns.filter(({ text }) => fitsPattern(host, text));
  return fitting.length > 0 && fitting.every(({ negated }) => !negated);
}
