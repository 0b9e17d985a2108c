/** What `ssh-keygen -F`, `-R`, `-H` and `-l` print of a known_hosts file, and what they leave in it. ssh-keygen.c */
import type { Bytes } from '../../codec/bytes.ts';
import { keygenList } from './fingerprints.ts';
import { fitsHash, hashedName, isHashed } from './hashed-names.ts';
import { lowerCase } from './host-name.ts';
import { fitsList } from './host-patterns.ts';
import { isKeyTypeName } from './key-kind.ts';
import { isCommentOrEmpty, readLineKey, splitLine, type Marker } from './known-hosts-line.ts';

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
  /** The file afterwards; null where it stays as it was. */
  readonly text: string | null;
}

/** `ssh-keygen -F HOST`: the lines about a host, which is named as it stands in the file. */
export function findHost(text: string, host: string): Printed {
  const found = readLines(text, host).filter(({ status }) => status === 'matched');
  const kinds = { '@cert-authority': 'CA', '@revoked': 'REVOKED' } as const;
  const stdout = found.map(
    ({ number, marker, line }) =>
      `# Host ${host} found: line ${number} ${marker ? kinds[marker] : ''}\n${line}\n`,
  );
  return { stdout: stdout.join(''), stderr: '', status: found.length > 0 ? 0 : 1, text: null };
}

/** `ssh-keygen -R HOST`: the file without the host's own keys. One that has invalid lines is not touched. */
export function removeHost(text: string, host: string, path: string): Printed {
  const lines = readLines(text, host);
  const removed = lines.filter(({ status, marker }) => status === 'matched' && marker === null);
  const stdout = removed.map(({ number }) => `# Host ${host} found: line ${number}\n`).join('');
  const stderr = lines.flatMap((line) => invalidLine(path, line)).join('');
  if (isInvalid(lines)) return notReplaced(path, stdout, stderr);
  if (removed.length === 0) {
    return { stdout, stderr: `Host ${host} not found in ${path}\n`, status: 0, text: null };
  }
  const kept = lines.filter((line) => !removed.includes(line)).map(({ line }) => `${line}\n`);
  return { stdout: stdout + replaced(path), stderr, status: 0, text: kept.join('') };
}

/**
 * `ssh-keygen -H`: the file with all plain names hashed, each on a line of its own. Patterns stay, and so do lines with
 * a marker. One that has invalid lines is not touched.
 * @param salt draws 20 bytes, once for each name
 */
export function hashHosts(text: string, path: string, salt: () => Bytes): Printed {
  const lines = readLines(text, null);
  const remarks = lines.flatMap((line) => [
    ...invalidLine(path, line),
    ...(line.status === 'other' && isPattern(line.hosts)
      ? [`${path}:${line.number}: ignoring host name with wildcard: ${line.hosts.slice(0, 64)}\n`]
      : []),
  ]);
  if (isInvalid(lines)) return notReplaced(path, '', remarks.join(''));
  const names = lines.map(plainNames);
  const hashed = lines.flatMap(({ line, key }, at) => {
    const own = names[at];
    if (!own) return [`${line}\n`];
    return own.map((name) => `${hashedName(lowerCase(name), salt())} ${key}\n`);
  });
  const warning = [
    `WARNING: ${path}.old contains unhashed entries\n`,
    'Delete this file to ensure privacy of hostnames\n',
  ];
  const stderr = [...remarks, ...(names.some((own) => own?.length) ? warning : [])].join('');
  return { stdout: replaced(path), stderr, status: 0, text: hashed.join('') };
}

/** `ssh-keygen -l -f FILE`, and with `visual` what `-lv` prints: every key with its fingerprint. */
export function listKeys(text: string, path: string, visual: boolean): Printed {
  const found = linesOf(text).map((line) => listedKey(line.replace(/^[ \t]+/, '')));
  const stdout = found.flatMap((key) =>
    key && 'blob' in key ? keygenList(key.blob, key.comment, { visual }) : [],
  );
  // Only with -v it also tells which lines have none.
  const remarks = found.flatMap((key, index) =>
    visual && key && 'none' in key ? [`debug1: ${path}:${index + 1}: not a public key\n`] : [],
  );
  const nothing = stdout.length === 0 ? `${path} is not a public key file.\n` : '';
  return {
    stdout: stdout.map((line) => `${line}\n`).join(''),
    stderr: remarks.join('') + nothing,
    status: nothing === '' ? 0 : 255,
    text: null,
  };
}

/** What `ssh-keygen` says with these options of a file that is not there. */
export const missingFile = (path: string, option: 'l' | 'lv' | 'F' | 'R' | 'H'): Printed => {
  const who = option === 'l' || option === 'lv' ? 'ssh-keygen:' : 'Cannot stat';
  const stderr = `${who} ${path}: No such file or directory\n`;
  return { stdout: '', stderr, status: 255, text: null };
};

interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly line: string;
  readonly status: 'comment' | 'invalid' | 'matched' | 'other';
  readonly marker: Marker | null;
  readonly hosts: string;
  /** Key type, key and comment. */
  readonly key: string;
}

/** What ends the last line begins no other. */
const linesOf = (text: string): string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n');

const isPattern = (hosts: string): boolean => /[*?!]/.test(hosts);

/** The lines as hostkeys_foreach goes through them; keys are not looked into. A host of null matches none. */
function readLines(text: string, host: string | null): Line[] {
  return linesOf(text).map((line, index): Line => {
    const nothing = { number: index + 1, line, marker: null, hosts: '', key: '' };
    const split = splitLine(line);
    if (split.is === 'comment') return { ...nothing, status: 'comment' };
    if (split.is === 'unknown marker') return { ...nothing, status: 'invalid' };
    const { marker, hosts, key } = split;
    const fits = host !== null && (isHashed(hosts) ? fitsHash(host, hosts) : fitsList(host, hosts));
    const status = fits === null || !hasKey(key) ? 'invalid' : fits ? 'matched' : 'other';
    return { ...nothing, marker, hosts, key, status };
  });
}

/** The longest type that is looked at. */
const LONGEST_TYPE = 127;

/** Whether a type that is known is followed by anything. */
function hasKey(text: string): boolean {
  const [, type = '', key = ''] = /^([^ \t]*)[ \t]*(.*)$/s.exec(text) ?? [];
  return type.length <= LONGEST_TYPE && isKeyTypeName(type) && !isCommentOrEmpty(key);
}

/** The names of a line that are to be hashed, up to an empty one; null where the line stays as it is. */
function plainNames({ status, marker, hosts }: Line): string[] | null {
  if (status !== 'other' || marker !== null || isHashed(hosts) || isPattern(hosts)) return null;
  const names = hosts.split(',');
  return names.includes('') ? names.slice(0, names.indexOf('')) : names;
}

type Listed = { readonly blob: Bytes; readonly comment: string } | { readonly none: true };

/**
 * The key of a line, wherever it stands: behind one word, such as hosts, or at the start. Named by what is behind it,
 * or else by that word. Null for a line that is passed over without a word. ssh-keygen.c: do_fingerprint.
 */
function listedKey(line: string): Listed | null {
  if (isCommentOrEmpty(line)) return null;
  const bare = readLineKey(line);
  // A number and a blank are no hosts: that was the length of a key of SSH-1.
  const isNumber = /^[+-]?\d*[1-9]\d*[ \t]/.test(line);
  const hosts = /^(?:\\"|"(?:\\"|[^"])*"?|[^ \t"])*/.exec(line)?.[0] ?? '';
  if ('problem' in bare && !isNumber && hosts.length === line.length) return null;
  const key = 'problem' in bare && !isNumber ? readLineKey(line.slice(hosts.length + 1)) : bare;
  if ('problem' in key) return { none: true };
  const before = key === bare ? '' : hosts;
  return { blob: key.blob, comment: isCommentOrEmpty(key.comment) ? before : key.comment };
}

const isInvalid = (lines: readonly Line[]): boolean =>
  lines.some(({ status }) => status === 'invalid');

const invalidLine = (path: string, { status, number }: Line): string[] =>
  status === 'invalid' ? [`${path}:${number}: invalid line\n`] : [];

const replaced = (path: string): string =>
  `${path} updated.\nOriginal contents retained as ${path}.old\n`;

const notReplaced = (path: string, stdout: string, remarks: string): Printed => ({
  stdout,
  stderr:
    `${remarks}${path} is not a valid known_hosts file.\n` +
    'Not replacing existing known_hosts file because of errors\n',
  status: 1,
  text: null,
});
