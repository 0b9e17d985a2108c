/** What `connect` is asked to do: its arguments, files and environment, as a scenario. */
import { userInfo } from 'node:os';
import { parseKnownHosts } from '../world/files/known-hosts.ts';
import { Keys } from '../world/party.ts';
import { parseScenario } from '../world/parse-scenario.ts';
import type { Scenario } from '../world/scenario.ts';
import { hostIn, readArgs, seconds, wholeNumber } from './args.ts';
import { BadInput } from './errors.ts';
import { expectWritable, readText, say } from './io.ts';
import { readKeyFiles } from './key-file.ts';
import { checked, everything, naming, ownKeys, ownPart, part, type Json } from './scenario-file.ts';
import { liveRecorder } from './system-random.ts';
import { hasTerminal } from './terminal.ts';
import { IDENTIFICATION } from './version.ts';

export interface ConnectOptions {
  readonly scenario: Scenario;
  readonly knownHosts: string | undefined;
  readonly timeoutMs: number;
  readonly out: string | undefined;
  readonly json: boolean;
}

export const connectOptions = {
  port: { type: 'string', short: 'p', default: '22' },
  identity: { type: 'string', short: 'i', multiple: true },
  'known-hosts': { type: 'string' },
  'accept-new': { type: 'boolean', default: false },
  'password-file': { type: 'string' },
  scenario: { type: 'string' },
  timeout: { type: 'string', default: '30' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Throws a BadInput that names what is wrong. Connects to nothing. */
export function readConnectOptions(argv: readonly string[]): ConnectOptions {
  const { values, positionals } = readArgs(argv, connectOptions, 1);
  const [target, ...words] = positionals;
  if (!target) throw new BadInput('connect: HOST is missing');
  const { host, user } = readTarget(target);
  const port = wholeNumber('-p', values.port, 1, 65535);
  const timeoutMs = seconds('--timeout', values.timeout);
  const { run, own } = ownPart(values.scenario, 'client');
  const knownHosts = values['known-hosts'];
  const keys = readKeyFiles('-i', values.identity ?? [], 'user');
  const password = readPassword(values['password-file']);
  const file = values.scenario ?? '';
  const client = {
    identification: IDENTIFICATION,
    user: loginName(),
    passwords: [],
    keys: [],
    commands: [],
    ...own,
    algorithms: { ...everything(), ...part(own, 'algorithms') },
    ...(user !== null && { user }),
    ...(keys.length > 0 && { keys }),
    ...(password !== null && { passwords: [password] }),
    ...(knownHosts !== undefined && { known_hosts: readText('--known-hosts', knownHosts) }),
    ...(values['accept-new'] && { strict_host_key_checking: 'accept-new' }),
    // To a real server, no file's setting takes it on itself to go on with a key that has changed.
    ...(own['strict_host_key_checking'] === 'no' && { strict_host_key_checking: 'accept-new' }),
    ...(words.length > 0 && { commands: [words.join(' ')] }),
  };
  const scenario = liveClient(run, client, { host, port, recorded: [] }, file);
  warnOfKnownHosts(scenario, knownHosts ?? `${file}: client.known_hosts`);
  if (values.out !== undefined) expectWritable('--out', values.out);
  return { scenario, knownHosts, timeoutMs, out: values.out, json: values.json };
}

function liveClient(run: Json, client: Json, server: Json, file: string): Scenario {
  const clock = new Date().toISOString();
  const scenario = checked({ ...run, ask: hasTerminal(), clock, client, server }, file);
  const keys = ownKeys(scenario.client.keys, `${file}: client.keys`);
  return { ...scenario, client: { ...scenario.client, keys } };
}

/** Says which lines of known_hosts cannot be read. Like OpenSSH, which says so with -v only, we pass over them. */
function warnOfKnownHosts(scenario: Scenario, file: string): void {
  const { known_hosts } = scenario.client;
  const text = naming('', () =>
    new Keys(scenario, liveRecorder(scenario)).expand(known_hosts, 'client.known_hosts'),
  );
  for (const { line, problem } of parseKnownHosts(text).unreadable) {
    say(`warning: ${file}:${line}: ${problem}; the line is passed over`);
  }
}

/** `[USER@]HOST`. */
function readTarget(target: string): { host: string; user: string | null } {
  const at = target.lastIndexOf('@');
  const host = hostIn(target.slice(at + 1));
  if (host === null) throw new BadInput(`connect: expected [USER@]HOST, found "${target}"`);
  const user = at < 0 ? null : target.slice(0, at);
  if (user === '') throw new BadInput(`connect: the user name in "${target}" is empty`);
  return { host, user };
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return parseScenario({}).client.user; // this user has no name on this machine
  }
}

/** From the file, else from the environment; null where there is none. */
function readPassword(file: string | undefined): string | null {
  if (file === undefined) return process.env['SSHOW_PASSWORD'] || null;
  const password = readText('--password-file', file).replace(/\r?\n$/, '');
  if (/[\r\n\0]/.test(password)) {
    throw new BadInput(`--password-file ${file}: expected one line, the password`);
  }
  return password;
}
