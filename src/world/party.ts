/** An end of the connection with everything around the engine: keys, files, a person who answers, commands to run. */
import { fromHex, type Bytes } from '../codec/bytes.ts';
import { Client, type ClientConfig } from '../protocol/ssh/client.ts';
import type { ClientCommand } from '../protocol/ssh/client-connection.ts';
import type { EndpointEvent, Input, Output } from '../protocol/ssh/endpoint.ts';
import type { Fault } from '../protocol/ssh/fault.ts';
import { keyAlgorithms, type KeyPair } from '../protocol/ssh/public-key.ts';
import type { Answered, OpenQuestion } from '../protocol/ssh/questions.ts';
import { Server, type ServerConfig, type ServerCommand } from '../protocol/ssh/server.ts';
import type { Io } from '../protocol/trace.ts';
import { keysFor, parseKnownHosts } from './files/known-hosts.ts';
import { publicKeyLine } from './files/public-key-line.ts';
import { mayReorderHostKeys, PASSWORD_PROMPTS, preferKnownHostKeys } from './openssh.ts';
import type { Recorder } from './recorder.ts';
import { ScenarioError, type Scenario, type ScenarioKey } from './scenario.ts';
import type { SideState } from './transcript.ts';

/** Answers a question at once, or leaves it open: null. */
export type Answer = (question: OpenQuestion) => Answered | null;

export interface Moved {
  readonly send: readonly Bytes[];
  readonly events: readonly EndpointEvent[];
}

interface Engine<Command> {
  readonly transport: { readonly at: string };
  readonly service: { readonly at: string };
  receive(input: Input<Command>): Output;
}

/** Runs an engine: answers what it asks, and goes on until it waits for the other end or for a person. */
export class Party<Command> {
  readonly engine: Engine<Command>;
  readonly #answer: Answer;
  readonly #react: (event: EndpointEvent) => readonly Command[];
  /** The question that nobody has answered yet. */
  waiting: OpenQuestion | null = null;
  closed: { readonly fault: Fault | null } | null = null;
  /** Called whenever the engine has come to rest in a state, between two inputs. */
  settled: () => void = () => undefined;

  constructor(
    engine: Engine<Command>,
    answer: Answer,
    react: (event: EndpointEvent) => readonly Command[],
  ) {
    this.engine = engine;
    this.#answer = answer;
    this.#react = react;
  }

  get state(): SideState {
    return { transport: this.engine.transport.at, service: this.engine.service.at };
  }

  move(first: Input<Command>): Moved {
    const send: Bytes[] = [];
    const events: EndpointEvent[] = [];
    const inputs = [first];
    for (let input = inputs.shift(); input; input = inputs.shift()) {
      const output = this.engine.receive(input);
      this.settled();
      for (const bytes of output.send) send.push(bytes); // a spread of very many overflows the stack
      for (const event of output.events) {
        events.push(event);
        if (event.kind === 'closed') this.closed = { fault: event.fault };
        if (event.kind === 'question') {
          const { question } = event;
          const answer = this.#answer(question);
          if (answer) inputs.push({ kind: 'answer', address: question.address, answer });
          else this.waiting = question;
        }
        for (const command of this.#react(event)) inputs.push({ kind: 'command', command });
      }
    }
    return { send, events };
  }

  /** Answers the open question. */
  answer(answer: Answered): Moved {
    const question = this.waiting;
    if (!question) throw new Error('no question is open');
    this.waiting = null;
    return this.move({ kind: 'answer', address: question.address, answer });
  }
}

/** The key pairs of a scenario, made from its seed where it does not give them. */
export class Keys {
  readonly client: ReadonlyMap<string, KeyPair>;
  readonly server: ReadonlyMap<string, KeyPair>;
  readonly #other = new Map<string, KeyPair>();
  readonly #recorder: Recorder;

  constructor(scenario: Scenario, recorder: Recorder) {
    this.#recorder = recorder;
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
  }

  /** Puts public keys in the place of `{client:NAME}`, `{server:NAME}` and `{other:NAME}`. Throws a ScenarioError. */
  expand(text: string, path: string): string {
    return text.replace(
      /\{(client|server|other):([^{}\n]*)\}/g,
      (_whole, whose: 'client' | 'server' | 'other', name: string) => {
        const pair = whose === 'other' ? this.#otherKey(name) : this[whose].get(name);
        if (!pair)
          throw new ScenarioError([{ path, message: `there is no key {${whose}:${name}}` }]);
        return publicKeyLine(pair.algorithm.keyType, pair.publicBlob, pair.comment);
      },
    );
  }

  /** A key that neither end has: that of a host before it was reinstalled, or of another person. */
  #otherKey(name: string): KeyPair {
    const known = this.#other.get(name);
    if (known) return known;
    const algorithm = algorithmOf('ssh-ed25519');
    const privateKey = this.#recorder
      .io('server')
      .draw(`private half of ${name}`, algorithm.privateKeyLength);
    const pair = {
      algorithm,
      privateKey,
      publicBlob: algorithm.publicBlob(privateKey),
      comment: name.replaceAll(' ', '-'),
    };
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
      const publicBlob = io.hold(publicLabel, fromHex(key.public), { symbol: open });
      return { algorithm, privateKey: null, publicBlob, comment: key.comment };
    }
    const { privateKeyLength } = algorithm;
    if (key.private !== undefined && key.private.length !== privateKeyLength * 2) {
      throw new ScenarioError([
        {
          path: `${path}.private`,
          message: `expected ${privateKeyLength} bytes, found ${key.private.length / 2}`,
        },
      ]);
    }
    const privateKey =
      key.private === undefined
        ? io.random(`${privateLabel} ${key.name}`, privateKeyLength, {
            symbol: secret,
            secret: true,
          })
        : io.hold(`${privateLabel} ${key.name}`, fromHex(key.private), {
            symbol: secret,
            secret: true,
          });
    const publicBlob = io.compute(
      publicLabel,
      `the public half, ${algorithm.name}`,
      [privateKey],
      { symbol: open },
      () => algorithm.publicBlob(privateKey),
    );
    return { algorithm, privateKey, publicBlob, comment: key.comment };
  }
}

function algorithmOf(type: string) {
  const algorithm = keyAlgorithms.get(type);
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
    keys: [...keys.client.values()],
    mayAskPassword:
      scenario.ask ||
      client.passwords.length > 0 ||
      client.responses.length > 0 ||
      'client/password#1' in scenario.answers ||
      'client/prompt#1' in scenario.answers,
    passwordPrompts: PASSWORD_PROMPTS,
  };
}

/** In the order in which the client offers them to this host: first those of keys that it knows. */
function hostKeyAlgorithms({ client, server }: Scenario, keys: Keys): readonly string[] {
  const list = client.algorithms.host_keys;
  if (!mayReorderHostKeys(list)) return list;
  const known = keysFor(
    parseKnownHosts(keys.expand(client.known_hosts, 'client.known_hosts')),
    server.host,
    server.port,
  );
  return preferKnownHostKeys(
    list,
    known.map(({ type }) => type),
  );
}

export function serverConfig({ server }: Scenario, keys: Keys): ServerConfig {
  return {
    identification: server.identification,
    linesBefore: server.lines_before,
    algorithms: server.algorithms,
    markers: server.markers,
    hostKeys: [...keys.server.values()],
    extensions: server.extensions,
    announceHostKeys: server.announce_host_keys,
    authMethods: server.auth_methods,
    methodLists: server.authentication_methods.map((list) => list.split(',')),
    maxAuthTries: server.max_auth_tries,
    banner: server.banner,
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
