/** What `serve` is asked to do: its arguments and files, as a scenario. */
import { isIP } from 'node:net';
import { ANY_USER } from '../world/answers.ts';
import type { Scenario } from '../world/scenario.ts';
import { readArgs, wholeNumber } from './args.ts';
import { BadInput } from './errors.ts';
import { expectFolder, readText } from './io.ts';
import { readKeyFiles } from './key-file.ts';
import { checked, everything, ownKeys, ownPart, part, type Json } from './scenario-file.ts';
import { IDENTIFICATION } from './version.ts';

export interface ServeOptions {
  /** The port in it is not known before the server listens. */
  readonly scenario: Scenario;
  readonly host: string;
  readonly port: number;
  /** Whether a host key was made for this run only. */
  readonly madeHostKey: boolean;
  readonly out: string | undefined;
  readonly once: boolean;
}

export const serveOptions = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', short: 'p', default: '2222' },
  'host-key': { type: 'string', multiple: true },
  'authorized-keys': { type: 'string' },
  password: { type: 'string', multiple: true },
  scenario: { type: 'string' },
  out: { type: 'string' },
  once: { type: 'boolean', default: false },
} as const;

/** Throws a BadInput that names what is wrong. Listens to nothing. */
export function readServeOptions(argv: readonly string[]): ServeOptions {
  const { values, positionals } = readArgs(argv, serveOptions);
  if (positionals[0] !== undefined) {
    throw new BadInput(`serve: takes options only, found "${positionals[0]}"`);
  }
  const port = wholeNumber('--port', values.port, 0, 65535);
  const { host, out, once } = values;
  if (isIP(host) === 0 && host !== 'localhost') {
    throw new BadInput(`--host: expected an IP address of this machine, found "${host}"`);
  }
  const { run, own } = ownPart(values.scenario, 'server');
  const hostKeys = readKeyFiles('--host-key', values['host-key'] ?? [], 'host');
  const keysPath = values['authorized-keys'];
  const authorized = keysPath === undefined ? null : readText('--authorized-keys', keysPath);
  const users = usersOf(part(own, 'users'), authorized, (values.password ?? []).map(readPassword));
  const { host_keys: _fromKeys, ...others } = everything();
  const server = {
    host: 'localhost',
    identification: IDENTIFICATION,
    announce_host_keys: false,
    auth_methods: methodsFor(users),
    ...own,
    address: host,
    algorithms: { ...others, ...part(own, 'algorithms') },
    ...(hostKeys.length > 0 && { host_keys: hostKeys }),
    users,
  };
  const file = values.scenario ?? '';
  const clock = new Date().toISOString();
  const parsed = checked({ ...run, clock, client: { recorded: [] }, server }, file);
  const host_keys = ownKeys(parsed.server.host_keys, `${file}: server.host_keys`);
  const madeHostKey = parsed.server.host_keys.some((key) => key.private === undefined);
  if (out !== undefined) expectFolder('--out', out);
  const scenario = { ...parsed, server: { ...parsed.server, host_keys } };
  return { scenario, host, port, madeHostKey, out, once };
}

/** `USER:PASSWORD`. What is wrong with it is said without showing it. */
function readPassword(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  if (colon < 1 || /[\r\n\0]/.test(text)) throw new BadInput('--password: expected USER:PASSWORD');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

/** The users of the scenario, those with passwords, and whoever has one of the keys. */
function usersOf(
  given: Json,
  authorized: string | null,
  passwords: readonly (readonly [string, string])[],
): Json {
  const keys = authorized === null ? {} : { authorized_keys: authorized };
  const users = new Map<string, Json>();
  for (const name of Object.keys(given)) users.set(name, { ...part(given, name), ...keys });
  for (const [name, password] of passwords) {
    users.set(name, { ...keys, ...users.get(name), password });
  }
  if (authorized !== null) users.set(ANY_USER, { ...users.get(ANY_USER), ...keys });
  return Object.fromEntries(users);
}

/** Only what can succeed; one at least, so that a client is told no. */
function methodsFor(users: Json): string[] {
  const all = Object.keys(users).map((name) => part(users, name));
  const hasPassword = all.some(({ password }) => typeof password === 'string');
  const hasKeys = all.some((user) => Boolean(user['authorized_keys']));
  const hasPrompts = all.some(({ prompts }) => Array.isArray(prompts) && prompts.length > 0);
  return [
    ...(hasKeys || !(hasPassword || hasPrompts) ? ['publickey'] : []),
    ...(hasPassword ? ['password'] : []),
    ...(hasPrompts ? ['keyboard-interactive'] : []),
  ];
}

/** Whether nobody can log in, whatever they have. */
export const isClosed = ({ server }: Scenario): boolean =>
  Object.values(server.users).every(
    (user) => user.password === null && !user.authorized_keys && user.prompts.length === 0,
  );
