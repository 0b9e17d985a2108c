/** An end of the connection with everything around the engine: keys, files, a person who answers, commands to run. */
import { fromHex, type Bytes } from '../codec/bytes.ts';
import { Client, type ClientConfig } from '../protocol/ssh/client.ts';
import type { ClientCommand } from '../protocol/ssh/client-connection.ts';
import type { EndpointEvent } from '../protocol/ssh/endpoint.ts';
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import type { KeyAlgorithm } from '../protocol/ssh/key-algorithm.ts';
import {
  algorithmsOf,
  blobType,
  keyTypes,
  PublicKeyBlob,
  type KeyPair,
} from '../protocol/ssh/public-key.ts';
import { Server, type ServerConfig, type ServerCommand } from '../protocol/ssh/server.ts';
import type { About, Io } from '../protocol/trace.ts';
import { knownHostsReader } from './files/late-known-hosts.ts';
import { publicKeyLine } from './files/public-key-line.ts';
import { Party, type Answer } from './engine-party.ts';
import { textbook } from './late-textbook.ts';
import { PASSWORD_PROMPTS } from './openssh.ts';
import { hasCertificates, proofs } from './late-proofs.ts';
import type { Recorder } from './recorder.ts';
import { ScenarioError, type Scenario, type ScenarioKey } from './scenario.ts';

/** The key pairs of a scenario, made from its seed where it does not give them. */
export class Keys {
  readonly client: ReadonlyMap<string, KeyPair>;
  readonly server: ReadonlyMap<string, KeyPair>;
  /** The keys that have one once more, with it, by side and name. */
  readonly certificates: ReadonlyMap<string, KeyPair>;
  readonly #other = new Map<string, KeyPair>();
  readonly #recorder: Recorder;
  /** Private keys that were made from random bytes: none is given twice while there are others. */
  readonly #made: Bytes[] = [];

  constructor(scenario: Scenario, recorder: Recorder) {
    this.#recorder = recorder;
    expectOwnNames(scenario);
    const user = {
      secret: 'd_U',
      open: 'K_U',
      privateLabel: "user's private key",
      publicLabel: "user's public key",
    };
    const host = {
      secret: 'k_S',
      open: 'K_S',
      privateLabel: 'server private host key',
      publicLabel: 'server host key',
    };
    this.client = new Map(
      scenario.client.recorded
        ? []
        : scenario.client.keys.map((key, at) => [
            key.name,
            this.#pair(recorder.io('client'), key, user, `client.keys[${at}]`),
          ]),
    );
    this.server = new Map(
      scenario.server.recorded
        ? []
        : scenario.server.host_keys.map((key, at) => [
            key.name,
            this.#pair(recorder.io('server'), key, host, `server.host_keys[${at}]`),
          ]),
    );
    this.client = textbook()?.withPublicFiles(scenario, this, recorder) ?? this.client;
    this.certificates = hasCertificates(scenario)
      ? proofs().certify(scenario, recorder, this, (name) => this.#otherKey(name))
      : new Map();
  }

  /** A side's keys in the order in which OpenSSH has them: behind each its certificate. */
  offered(side: 'client' | 'server'): KeyPair[] {
    return [...this[side]].flatMap(([name, pair]) => {
      const certificate = this.certificates.get(side + name);
      return certificate ? [pair, certificate] : [pair];
    });
  }

  /**
   * Puts public keys in the place of `{client:NAME}`, `{server:NAME}`, `{other:NAME}` and, for
   * the authority behind a certificate, `{ca:NAME}`. The name of another's key
   * may begin with its type, as in `{other:ssh-rsa the key before}`. `{fingerprint:server:NAME}` and its like give the
   * key's fingerprint. Throws a ScenarioError.
   */
  expand(text: string, path: string): string {
    return text.replace(
      /\{(fingerprint:)?(client|server|other|ca):([^{}\n]*)\}/g,
      (
        _whole,
        short: string | undefined,
        whose: 'client' | 'server' | 'other' | 'ca',
        name: string,
      ) => {
        const isOwn = whose === 'client' || whose === 'server';
        const pair = isOwn ? this[whose].get(name) : this.#otherKey(name);
        if (!pair)
          throw new ScenarioError([{ path, message: `there is no key {${whose}:${name}}` }]);
        if (short) return fingerprint(pair.publicBlob);
        return publicKeyLine(pair.algorithm.keyType, pair.publicBlob, pair.comment);
      },
    );
  }

  /** A key that neither end has: of a host before it was reinstalled, of another person, of an authority. */
  #otherKey(name: string): KeyPair {
    const known = this.#other.get(name);
    if (known) return known;
    const [first = ''] = name.split(' ');
    const isTyped = keyTypes.has(first);
    const algorithm = algorithmOf(isTyped ? first : 'ssh-ed25519');
    const { randomLength, fromRandom, publicBlob } = algorithm;
    const random = this.#recorder.io('server').draw(`private half of ${name}`, randomLength);
    const privateKey = fromRandom?.make(random, this.#made) ?? random;
    this.#made.push(privateKey);
    const comment = (isTyped ? name.slice(first.length + 1) : name).replaceAll(' ', '-');
    const pair = { algorithm, privateKey, publicBlob: publicBlob(privateKey), comment };
    this.#other.set(name, pair);
    return pair;
  }

  #pair(
    io: Io,
    key: ScenarioKey,
    {
      secret,
      open,
      privateLabel,
      publicLabel,
    }: Readonly<Record<'secret' | 'open' | 'privateLabel' | 'publicLabel', string>>,
    path: string,
  ): KeyPair {
    const algorithm = algorithmOf(key.type);
    if (key.public !== undefined) {
      const given = readPublic(key.type, key.public, `${path}.public`);
      const publicBlob = io.hold(publicLabel, given, { symbol: open });
      return { algorithm, privateKey: null, publicBlob, comment: key.comment };
    }
    const label = privateKeyLabel(privateLabel, key);
    const about = { symbol: secret, secret: true };
    const privateKey =
      key.private === undefined
        ? this.#fromSeed(io, algorithm, `${privateLabel} ${key.name}`, { ...about, label })
        : io.hold(label, readPrivate(algorithm, key.private, `${path}.private`), about);
    const publicBlob = io.compute(
      publicLabel,
      `the public half, ${algorithm.keyType}`,
      [privateKey],
      { symbol: open },
      () => algorithm.publicBlob(privateKey),
    );
    return { algorithm, privateKey, publicBlob, comment: key.comment };
  }

  /** @param name - under which the random bytes are drawn */
  #fromSeed(
    io: Io,
    { randomLength, fromRandom }: KeyAlgorithm,
    name: string,
    { label, ...about }: About & { readonly label: string },
  ): Bytes {
    if (fromRandom === null) return io.random(label, randomLength, about);
    const random = io.random(`${name}, random bytes`, randomLength, { secret: true });
    const key = io.compute(label, fromRandom.how, [random], about, () =>
      fromRandom.make(random, this.#made),
    );
    this.#made.push(key);
    return key;
  }
}

/** Keys go by their names. */
function expectOwnNames({ client, server }: Scenario): void {
  for (const [path, keys] of [
    ['client.keys', client.keys],
    ['server.host_keys', server.host_keys],
  ] as const) {
    for (const [at, { name }] of keys.entries()) {
      if (keys.findIndex((other) => other.name === name) === at) continue;
      const message = `expected a name of its own, found "${name}" once more`;
      throw new ScenarioError([{ path: `${path}[${at}].name`, message }]);
    }
  }
}

/** How a private key of the scenario is called in a run. */
export function privateKeyLabel(
  whose: string,
  { name, type, private: given }: ScenarioKey,
): string {
  const note = given === undefined ? (algorithmOf(type).fromRandom?.note ?? null) : null;
  return note === null ? `${whose} ${name}` : `${whose} ${name} (${note})`;
}

function readPrivate(algorithm: KeyAlgorithm, hex: string, path: string): Bytes {
  const privateKey = fromHex(hex);
  const problem = algorithm.privateKeyProblem(privateKey);
  if (problem !== null) throw new ScenarioError([{ path, message: problem }]);
  return privateKey;
}

function readPublic(type: string, hex: string, path: string): Bytes {
  const blob = fromHex(hex);
  const found = blobType(PublicKeyBlob, blob);
  if (found === type) return blob;
  const message = `expected a key of type ${type}, found ${found ?? 'none that can be read'}`;
  throw new ScenarioError([{ path, message }]);
}

/** The best algorithm of a kind of key. */
function algorithmOf(type: string): KeyAlgorithm {
  const [algorithm] = algorithmsOf(type);
  if (!algorithm) throw new Error(`no key type ${type}`); // the schema lists those that there are
  return algorithm;
}

export function clientConfig(scenario: Scenario, keys: Keys): ClientConfig {
  const { client, server } = scenario;
  return {
    identification: client.identification,
    host: server.host,
    algorithms: { ...client.algorithms, host_keys: hostKeyAlgorithms(scenario, keys) },
    markers: client.markers,
    user: client.user,
    keys: keys.offered('client'),
    mayAskPassword:
      scenario.ask ||
      client.passwords.length > 0 ||
      client.responses.length > 0 ||
      'client/password#1' in scenario.answers ||
      'client/prompt#1' in scenario.answers,
    passwordPrompts: PASSWORD_PROMPTS,
    preferredMethods: client.preferred_authentications,
    challenges: textbook()?.challengesOf(scenario, keys) ?? null,
  };
}

/** In the order in which the client offers them to this host: first those of keys that it knows. */
function hostKeyAlgorithms({ client, server }: Scenario, keys: Keys): readonly string[] {
  const list = client.algorithms.host_keys;
  if (client.known_hosts === '') return list;
  const text = keys.expand(client.known_hosts, 'client.known_hosts');
  return knownHostsReader().inOrder(list, text, server);
}

export function serverConfig({ server }: Scenario, keys: Keys): ServerConfig {
  return {
    identification: server.identification,
    linesBefore: server.lines_before,
    algorithms: server.algorithms,
    markers: server.markers,
    hostKeys: keys.offered('server'),
    extensions: server.extensions,
    announceHostKeys: server.announce_host_keys,
    authMethods: server.auth_methods,
    permitEmptyPasswords: server.permit_empty_passwords,
    methodLists: server.authentication_methods.map((list) => list.split(',')),
    maxAuthTries: server.max_auth_tries,
    banner: server.banner,
    checksSessionId: server.checks_session_id,
  };
}

/** What a client does by itself: runs its commands, each on a channel of its own, and leaves after the last. */
export function autopilot(
  commands: readonly (string | null)[],
): (event: EndpointEvent) => readonly ClientCommand[] {
  let open = commands.length;
  return (event) => {
    switch (event.kind) {
      case 'logged-in':
        if (open === 0) return [{ do: 'close' }];
        return [
          ...commands.map((command) => ({ do: 'open', command }) as const),
          { do: 'no-more-sessions' },
        ];
      case 'command-started':
        return [{ do: 'eof', channel: event.channel }];
      case 'channel-closed':
        open -= 1;
        return open === 0 ? [{ do: 'close' }] : [];
      default:
        return [];
    }
  };
}

export function clientParty(
  scenario: Scenario,
  recorder: Recorder,
  keys: Keys,
  answer: Answer,
): Party<ClientCommand> {
  const engine = new Client(recorder.io('client'), clientConfig(scenario, keys));
  return new Party<ClientCommand>(engine, answer, autopilot(scenario.client.commands));
}

export function serverParty(
  scenario: Scenario,
  recorder: Recorder,
  keys: Keys,
  answer: Answer,
): Party<ServerCommand> {
  const engine = new Server(recorder.io('server'), serverConfig(scenario, keys));
  return new Party<ServerCommand>(engine, answer, () => []);
}
