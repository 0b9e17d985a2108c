/** Makes the logs of two logins comparable: what differs from run to run becomes a placeholder. */

/** The names that a log is about, to be masked too. Without them, names stay as they are. */
export interface LogNames {
  readonly user?: string;
  readonly host?: string;
}

const masks: readonly (readonly [RegExp, string])[] = [
  [/\r/g, ''],
  [/SHA256:[A-Za-z0-9+/]{43}/g, 'SHA256:<fingerprint>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<address>'],
  [/\bport \d+/g, 'port <port>'],
  [/\b(lookup|Authenticating to) (\S+):\d+/g, '$1 $2:<port>'],
  [/\]:\d+/g, ']:<port>'],
  [/\bvalid from \S+ to \S+/g, 'valid from <time> to <time>'],
  [/\bpid \d+/g, 'pid <pid>'],
  // A path keeps the name of its file: which file is asked for is part of what a log tells.
  [/(?<![\w./<>-])(?:\/[\w@+.-]+)+\/(?=[\w@+.-])/g, '<path>/'],
  [/OpenSSL \d\S* \d+ \w+ \d{4}/g, 'OpenSSL <version>'],
  [/\bbits set: \d+/g, 'bits set: <bits>'],
  [/\bin \d+\.\d seconds/g, 'in <seconds> seconds'],
  [/^(Bytes per second: sent) [\d.]+, received [\d.]+/gm, '$1 <rate>, received <rate>'],
];

const transferred = /(?<=^Transferred: .*)\b(sent|received) \d+/gm;

/**
 * Masks a log of `ssh` or `sshd`.
 *
 * Kept are the numbers that an equal login gives again: packet types, file descriptors, windows,
 * and the bytes sent and received.
 */
export function maskLog(log: string, names: LogNames = {}): string {
  let masked = log;
  for (const [what, placeholder] of masks) masked = masked.replace(what, placeholder);
  // How long an ECDSA signature is depends on its numbers.
  if (/signing using ecdsa-|have ecdsa-/.test(log))
    masked = masked.replace(transferred, '$1 <bytes>');
  if (names.user !== undefined) masked = masked.replace(word(names.user), '<user>');
  if (names.host !== undefined) masked = masked.replace(word(names.host), '<host>');
  return masked;
}

function word(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
}
