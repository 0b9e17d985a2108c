/** Reads options of `authorized_keys` as OpenSSH does; what is wrong with them is said in its words. */
import { parseAbsoluteTime } from './absolute-time.ts';
import { defaults, type Draft, type KeyOptions } from './key-options.ts';

/** Why the options of a line, and so the line, count for nothing. */
class BadOptions extends Error {}

/** @returns the options, or in OpenSSH's words why there are none. */
export function parseKeyOptions(text: string): KeyOptions | string {
  const options = defaults();
  let rest = text;
  try {
    while (rest !== '') {
      rest = takeOption(options, rest);
      if (rest === '') break;
      if (!rest.startsWith(',')) return 'unknown key option';
      rest = rest.slice(1);
    }
    return options;
  } catch (error) {
    if (error instanceof BadOptions) return error.message;
    throw error;
  }
}

/** Those without a value, and what they set; the ones that may stand after `no-` take it back. In OpenSSH's order. */
const flags: readonly (readonly [RegExp, (options: Draft, yes: boolean) => void])[] = [
  [/^()restrict/i, (options) => Object.assign(options, nothing)],
  [/^()cert-authority/i, (options) => (options.certAuthority = true)],
  [/^(no-)?port-forwarding/i, (options, yes) => (options.portForwarding = yes)],
  [/^(no-)?agent-forwarding/i, (options, yes) => (options.agentForwarding = yes)],
  [/^(no-)?x11-forwarding/i, (options, yes) => (options.x11Forwarding = yes)],
  [/^(no-)?touch-required/i, (options, yes) => (options.noTouchRequired = !yes)],
  [/^(no-)?verify-required/i, (options, yes) => (options.verifyRequired = yes)],
  [/^(no-)?pty/i, (options, yes) => (options.pty = yes)],
  [/^(no-)?user-rc/i, (options, yes) => (options.userRc = yes)],
];

const nothing: Partial<KeyOptions> = {
  ...{ agentForwarding: false, portForwarding: false },
  ...{ pty: false, userRc: false, x11Forwarding: false },
};

const valued: Readonly<Record<string, (options: Draft, value: string) => void>> = {
  command: (options, value) => (options.command = once('command', options.command, value)),
  principals: (options, value) =>
    (options.principals = once('principals', options.principals, value)),
  from: (options, value) => (options.from = once('from', options.from, value)),
  'expiry-time'(options, value) {
    const time = parseAbsoluteTime(value);
    if (time === null || time === 0) throw new BadOptions('invalid expires time');
    options.validBefore = Math.min(time, options.validBefore ?? time);
  },
  environment(options, value) {
    const name = /^(\w+)=/.exec(value)?.[0];
    if (name === undefined) throw new BadOptions('invalid environment string');
    if (options.environment.some((one) => one.startsWith(name))) return; // the first counts
    options.environment = [...options.environment, value];
  },
  permitopen: (options, value) =>
    (options.permitOpen = [...options.permitOpen, hostAndPort(value)]),
  permitlisten(options, value) {
    const place = value.includes(':') ? value : `*:${value}`;
    options.permitListen = [...options.permitListen, hostAndPort(place)];
  },
  tunnel(options, value) {
    const isNumber = /^\s*\+?\d+$/.test(value) && Number(value) <= LAST_TUNNEL;
    if (!isNumber && value.toLowerCase() !== 'any') throw new BadOptions('invalid tun device');
    options.tunnel = isNumber ? Number(value) : ANY_TUNNEL;
  },
};

const LAST_TUNNEL = 0x7f_ff_ff_fd;
const ANY_TUNNEL = 0x7f_ff_ff_ff;

/** Takes the first option, if it is one, and gives what follows it. */
function takeOption(options: Draft, text: string): string {
  for (const [pattern, set] of flags) {
    const found = pattern.exec(text);
    if (!found) continue;
    set(options, !found[1]);
    return text.slice(found[0].length);
  }
  const name = /^([\w-]+)=/.exec(text)?.[1]?.toLowerCase();
  const set = name !== undefined && Object.hasOwn(valued, name) ? valued[name] : undefined;
  if (name === undefined || !set) return text;
  const isPlace = name === 'permitopen' || name === 'permitlisten';
  const { value, rest } = unquote(text.slice(name.length + 1), isPlace);
  set(options, value);
  return rest;
}

/** What stands between quotation marks; OpenSSH does not say what is missing where a host and port should be. */
function unquote(
  text: string,
  isPlace: boolean,
): { readonly value: string; readonly rest: string } {
  if (!text.startsWith('"'))
    throw new BadOptions(isPlace ? 'unknown error' : 'missing start quote');
  const quoted = /^"((?:\\"|(?!\\")[^"])*)"/.exec(text);
  if (!quoted) throw new BadOptions(isPlace ? 'unknown error' : 'missing end quote');
  return {
    value: (quoted[1] ?? '').replaceAll('\\"', '"'),
    rest: text.slice(quoted[0].length),
  };
}

function once(name: string, before: string | null, value: string): string {
  if (before !== null) throw new BadOptions(`multiple "${name}" clauses`);
  return value;
}

/** Services that a port may be named by; a real machine has more of them, in /etc/services. */
const services = /^(?:ftp|ssh|telnet|smtp|domain|http|pop3|ntp|imap2|ldap|https|imaps|pop3s)$/;

function hostAndPort(text: string): string {
  const found = /^(\[[^\]]*\]|[^[:/][^:/]*|)(?:([:/])(.*))?$/.exec(text);
  if (!found) throw new BadOptions('invalid permission hostname');
  const [, , , port] = found;
  const isNumber = port !== undefined && /^\s*\+?\d+$/.test(port);
  const isPort = isNumber && Number(port) > 0 && Number(port) <= 0xff_ff;
  if (port !== '*' && !isPort && !services.test(port ?? ''))
    throw new BadOptions('invalid permission port');
  return text;
}
