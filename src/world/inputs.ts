/** Everything that can be changed about a run: the fields of its scenario, and what was drawn at random. */
import { toHex } from '../codec/bytes.ts';
import { seededRandom } from '../crypto/random.ts';
import { cipherNames } from '../protocol/ssh/ciphers.ts';
import { kexNames } from '../protocol/ssh/kexes.ts';
import { macNames } from '../protocol/ssh/macs.ts';
import { SIGNED_CHALLENGE } from '../protocol/ssh/userauth/challenge-layout.ts';
import { keyAlgorithmNames, keyTypes } from '../protocol/ssh/public-key.ts';
import { SALT, SALT_LENGTH } from './answers.ts';
import { hashedName } from './files/hashed-names.ts';
import { hostName } from './files/host-name.ts';
import * as openssh from './openssh.ts';
import { flipInputs } from './flip-inputs.ts';
import { publicKeyLine } from './files/public-key-line.ts';
import { SHORTEST } from './recorder.ts';
import {
  isReadAs,
  keysFrom,
  keysText,
  methodListsText,
  promptsFrom,
  promptsText,
} from './input-texts.ts';
import { accountOf, type Scenario, type ScenarioKey } from './scenario.ts';
import type { Run } from './simulate.ts';
import { TOY_KEX } from './toy.ts';

interface Base {
  /** Keys from the scenario in, such as `client`, `algorithms`, `kex`; a draw's are `overrides` and its label. */
  readonly path: readonly string[];
  /** Addresses of the fields and values that show it. */
  readonly shows: readonly string[];
  /** It is this entry of the list that the path leads to. */
  readonly item?: number;
  /** The empty text stands for null. */
  readonly optional?: boolean;
}

/** An input with its value, and what else it could be. */
export type Input = Base &
  (
    | {
        readonly kind: 'names';
        readonly value: readonly string[];
        /** All names that can be listed, and whether a run that agrees on one can go on. */
        readonly choices: readonly { readonly name: string; readonly runs: boolean }[];
      }
    | { readonly kind: 'line'; readonly value: string }
    | {
        readonly kind: 'text';
        readonly value: string;
        /** As the scenario has it, with the keys that are to be filled in by name. */
        readonly written: string;
        readonly presets: readonly { readonly name: Preset; readonly text: string }[];
      }
    | {
        readonly kind: 'number';
        readonly value: number;
        readonly min: number;
        readonly max: number;
      }
    | { readonly kind: 'switch'; readonly value: boolean }
    | { readonly kind: 'choice'; readonly value: string; readonly choices: readonly string[] }
    | {
        readonly kind: 'bytes';
        /** Hexadecimal. */
        readonly value: string;
        /** It is not what the seed gives, but was chosen. */
        readonly chosen: boolean;
      }
  );

/** Texts of files that are worth trying. */
export type Preset =
  | 'one-each'
  | 'three'
  | 'question'
  | 'empty'
  | 'right'
  | 'hashed'
  | 'other'
  | 'revoked'
  | 'commented'
  | 'right-authority'
  | 'other-authority';

type Side = 'client' | 'server';

/** The inputs of a run, those of an end that was recorded left out: what it decided cannot be changed. */
export function inputsOf(run: Run): readonly Input[] {
  const { client, server } = run.scenario;
  return [
    ...(client.recorded ? [] : clientInputs(run)),
    ...(server.recorded ? [] : serverInputs(run)),
    ...linkInputs(run.scenario),
    ...(client.recorded || server.recorded ? [] : attackInputs(run)),
    ...drawInputs(run),
  ];
}

function clientInputs(run: Run): readonly Input[] {
  const { client } = run.scenario;
  return [
    ...lists(run.scenario, 'client'),
    {
      kind: 'text',
      path: ['client', 'known_hosts'],
      shows: ['client/known_hosts'],
      value: fileAtStart(run, 'client', 'known_hosts') ?? client.known_hosts,
      written: client.known_hosts,
      presets: knownHostsPresets(run),
    },
    {
      kind: 'choice',
      path: ['client', 'strict_host_key_checking'],
      shows: [],
      value: client.strict_host_key_checking,
      choices: ['ask', 'yes', 'accept-new', 'no'],
    },
    {
      kind: 'switch',
      path: ['client', 'hash_known_hosts'],
      shows: ['client/known_hosts'],
      value: client.hash_known_hosts,
    },
    {
      kind: 'names',
      path: ['client', 'preferred_authentications'],
      shows: [],
      value: client.preferred_authentications,
      choices: methodChoices(run.scenario),
    },
    ...challengeSwitch(run.scenario, 'client', 'signs_session_id'),
    ...(client.replays_answer_of === undefined
      ? []
      : ([
          {
            kind: 'line',
            path: ['client', 'replays_answer_of'],
            shows: [],
            value: client.replays_answer_of,
          },
        ] as const)),
    { kind: 'line', path: ['client', 'user'], shows: [], value: client.user },
    ...keyInputs(run.scenario, 'client'),
    ...client.commands.flatMap((command, at): Input[] =>
      command === null
        ? []
        : [{ kind: 'line', path: ['client', 'commands'], item: at, shows: [], value: command }],
    ),
    identification(run.scenario, 'client'),
  ];
}

function serverInputs(run: Run): readonly Input[] {
  const { client, server } = run.scenario;
  const account = accountOf(run.scenario, client.user);
  const file = `/home/${client.user}/.ssh/authorized_keys`;
  return [
    ...lists(run.scenario, 'server'),
    ...(account
      ? ([
          {
            kind: 'text',
            path: ['server', 'users', client.user, 'authorized_keys'],
            shows: [`server/${file}`],
            value: fileAtStart(run, 'server', file) ?? account.authorized_keys,
            written: account.authorized_keys,
            presets: authorizedKeysPresets(run),
          },
          ...promptInputs(client.user, account.prompts),
          {
            kind: 'line',
            path: ['server', 'users', client.user, 'password'],
            optional: true,
            shows: [],
            value: account.password ?? '',
          },
        ] as const)
      : []),
    {
      kind: 'names',
      path: ['server', 'auth_methods'],
      shows: [],
      value: server.auth_methods,
      choices: methodChoices(run.scenario),
    },
    ...challengeSwitch(run.scenario, 'server', 'checks_session_id'),
    {
      kind: 'line',
      path: ['server', 'authentication_methods'],
      shows: [],
      value: methodListsText(server.authentication_methods),
    },
    ...keyInputs(run.scenario, 'server'),
    {
      kind: 'number',
      path: ['server', 'max_auth_tries'],
      shows: [],
      value: server.max_auth_tries,
      min: 1,
      max: 100,
    },
    {
      kind: 'text',
      path: ['server', 'banner'],
      optional: true,
      shows: [],
      value: server.banner ?? '',
      written: server.banner ?? '',
      presets: [{ name: 'empty', text: '' }],
    },
    identification(run.scenario, 'server'),
  ];
}

/** The methods that any run may have, and those that this one names. */
const methodChoices = ({ client, server }: Scenario) =>
  [
    ...new Set([
      ...openssh.PREFERRED_AUTHENTICATIONS,
      ...client.preferred_authentications,
      ...server.auth_methods,
    ]),
  ].map((name) => ({ name, runs: true }));

/** Whether a textbook's signed answer is for this session alone; no question where there is none. */
const challengeSwitch = (
  scenario: Scenario,
  side: Side,
  name: 'signs_session_id' | 'checks_session_id',
): readonly Input[] => {
  const { signs_session_id, preferred_authentications } = scenario.client;
  const { checks_session_id, auth_methods } = scenario.server;
  if (![...preferred_authentications, ...auth_methods].includes(SIGNED_CHALLENGE)) return [];
  const value = (name === 'signs_session_id' ? signs_session_id : checks_session_id) ?? true;
  return [{ kind: 'switch', path: [side, name], shows: [], value }];
};
const typed = (
  path: readonly string[],
  value: string,
  presets: Extract<Input, { kind: 'text' }>['presets'],
): Input => ({ kind: 'text', path, shows: [], value, written: value, presets });

/** The prompts of an account, where they can be typed. */
function promptInputs(user: string, prompts: Parameters<typeof promptsText>[0]): readonly Input[] {
  const text = promptsText(prompts);
  if (!isReadAs(promptsFrom(text), prompts)) return [];
  return [
    typed(['server', 'users', user, 'prompts'], text, [
      { name: 'empty', text: '' },
      { name: 'question', text: 'Name of your first pet: | Rex\n' },
    ]),
  ];
}

/** How many keys an end has, and of which types. Those that came with the scenario would be lost. */
function keyInputs({ client, server }: Scenario, side: Side): readonly Input[] {
  const [keys, name] = side === 'client' ? [client.keys, 'keys'] : [server.host_keys, 'host_keys'];
  const isTyped = ({ private: own, public: half, certificate, public_file }: ScenarioKey) =>
    own === undefined && !half && !certificate && !public_file;
  const text = keysText(keys);
  if (!keys.every(isTyped) || !isReadAs(keysFrom(text, side), keys)) return [];
  const each = [...keyTypes.keys()].map((type) => `${type}\n`).join('');
  const three = text + 'ssh-ed25519\n'.repeat(Math.max(0, 3 - keys.length));
  // A file that names a key needs it.
  const isNamed = JSON.stringify([client, server]).includes(`{${side}:`);
  return [
    typed([side, name], text, [
      ...(side === 'client' && !isNamed ? ([{ name: 'empty', text: '' }] as const) : []),
      { name: 'one-each', text: each },
      ...(side === 'client' ? ([{ name: 'three', text: three }] as const) : []),
    ]),
  ];
}

const linkInputs = ({ link, seed }: Scenario): readonly Input[] => [
  {
    kind: 'number',
    path: ['link', 'rtt_ms'],
    shows: ['link/rtt'],
    value: link.rtt_ms,
    min: 0,
    max: 60_000,
  },
  {
    kind: 'number',
    path: ['link', 'bytes_per_s'],
    shows: [],
    value: link.bytes_per_s,
    min: 1,
    max: 1e12,
  },
  { kind: 'line', path: ['seed'], shows: [], value: seed },
];

/** Who sits on the wire, and what is done to it there. */
const attackInputs = (run: Run): readonly Input[] => [
  {
    kind: 'choice',
    path: ['attack'],
    shows: [],
    value: attackName(run.scenario.attack),
    choices: ['none', 'man-in-the-middle', 'borrowed-host-key', 'exponent-search', 'flip-bit'],
  },
  ...flipInputs(run),
];

function attackName(attack: Scenario['attack']): string {
  if (attack === null) return 'none';
  const isBorrowed = attack.kind === 'man-in-the-middle' && attack.host_key === 'true';
  return isBorrowed ? 'borrowed-host-key' : attack.kind;
}

const identification = (scenario: Scenario, side: Side): Input => ({
  kind: 'line',
  path: [side, 'identification'],
  shows: [`${side}/identification#1`, `${side}/${side}-identification`],
  value: scenario[side].identification,
});

/** The algorithm lists, and the fields of KEXINIT that carry them. RFC 4253 §7.1. */
const LISTS = [
  {
    name: 'kex',
    fields: ['kex_algorithms'],
    runs: kexNames,
    more: openssh.KEX_ALGORITHMS,
  },
  {
    name: 'host_keys',
    fields: ['server_host_key_algorithms'],
    runs: keyAlgorithmNames,
    more: openssh.CLIENT_HOST_KEY_ALGORITHMS,
  },
  {
    name: 'ciphers',
    fields: ['encryption_algorithms_client_to_server', 'encryption_algorithms_server_to_client'],
    runs: cipherNames,
    more: openssh.CIPHERS,
  },
  {
    name: 'macs',
    fields: ['mac_algorithms_client_to_server', 'mac_algorithms_server_to_client'],
    runs: macNames,
    more: openssh.MACS,
  },
] as const;

function lists(scenario: Scenario, side: Side): readonly Input[] {
  return LISTS.map(({ name, fields, runs, more }): Input => {
    const value = scenario[side].algorithms[name];
    const named = [...new Set<string>([...value, ...runs, ...more])];
    const names = named.filter((one) => one !== TOY_KEX || value.includes(one));
    const can = new Set<string>(runs);
    return {
      kind: 'names',
      path: [side, 'algorithms', name],
      shows: fields.map((field) => `${side}/SSH_MSG_KEXINIT#1.${field}`),
      value,
      choices: names.map((one) => ({ name: one, runs: can.has(one) })),
    };
  });
}

/** What was drawn, but for padding: each is an override of its own. */
function drawInputs({ recorder, scenario }: Run): readonly Input[] {
  return recorder.draws.flatMap(({ label, bytes }): Input[] => {
    const side = label.startsWith('server') ? 'server' : 'client';
    if (/\bpadding\b/.test(label) || scenario[side].recorded) return [];
    const hex = toHex(bytes);
    const values = recorder
      .valuesOf(hex)
      .filter((value) => bytes.length >= SHORTEST || value.label === label)
      .map(({ address }) => address);
    const cookie = /^(client|server) cookie(?:#(\d+))?$/.exec(label);
    const field = cookie && `${cookie[1]}/SSH_MSG_KEXINIT#${cookie[2] ?? 1}.cookie`;
    return [
      {
        kind: 'bytes',
        path: ['overrides', label],
        shows: label.startsWith(SALT) ? ['client/known_hosts'] : field ? [field] : values,
        value: hex,
        chosen: label in scenario.overrides,
      },
    ];
  });
}

/** A file as it was before the run changed it. */
const fileAtStart = ({ recorder }: Run, side: Side, name: string): string | undefined =>
  recorder.steps
    .flatMap(({ files }) => files)
    .find((file) => file.side === side && file.name === name)?.text;

function knownHostsPresets(run: Run) {
  const { server, seed } = run.scenario;
  const name = hostName(server.host, server.port);
  const hashed = hashedName(name, seededRandom(seed)(SALT, SALT_LENGTH));
  const key = lineOf(run, 'server', 'K_S');
  const other = {
    name: 'other',
    text: `${name} {other:${typeOf(server.host_keys)}another key}\n`,
  } as const;
  if (key === null) return [{ name: 'empty', text: '' } as const, other];
  return [
    { name: 'empty', text: '' } as const,
    { name: 'right', text: `${name} ${key}\n` } as const,
    { name: 'hashed', text: `${hashed} ${key}\n` } as const,
    other,
    { name: 'revoked', text: `@revoked * ${key}\n` } as const,
    { name: 'commented', text: `# ${name} ${key}\n` } as const,
  ];
}

function authorizedKeysPresets(run: Run) {
  const key = lineOf(run, 'client', 'K_U');
  return [
    { name: 'empty', text: '' } as const,
    ...(key === null ? [] : [{ name: 'right', text: `${key}\n` } as const]),
    { name: 'other', text: `{other:${typeOf(run.scenario.client.keys)}somebody else}\n` } as const,
  ];
}

/** The kind of the first key, as the name of another such one begins; the usual kind goes without. */
const typeOf = ([first]: Scenario['client']['keys']): string =>
  first && first.type !== 'ssh-ed25519' ? `${first.type} ` : '';

/** A key that an end has, as a line of a file. */
function lineOf({ recorder, scenario }: Run, side: Side, symbol: string): string | null {
  const key = recorder.values.find((value) => value.symbol === symbol && value.owner === side);
  const [own] = side === 'client' ? scenario.client.keys : scenario.server.host_keys;
  return key && own ? publicKeyLine(own.type, key.bytes, own.comment) : null;
}
