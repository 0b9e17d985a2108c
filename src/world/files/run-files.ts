/** The files of a run, each with the texts that it had: what both ends keep on disk, as OpenSSH does. */
import { sameBytes, toHex, type Bytes } from '../../codec/bytes.ts';
import { readUint32 } from '../../codec/tape.ts';
import { seededRandom, withOverrides } from '../../crypto/random.ts';
import type { KeyPair } from '../../protocol/ssh/public-key.ts';
import { ANY_USER } from '../answers.ts';
import { Keys } from '../party.ts';
import { Recorder, type EndSide, type StepRecord } from '../recorder.ts';
import type { Scenario } from '../scenario.ts';
import { overridesOf, type Run } from '../simulate.ts';
import type { FileKind, LineKey } from './file-lines.ts';
import { armoured, encodePrivateKey } from './openssh-private-key.ts';
import { isHashed, saltOf } from './hashed-names.ts';
import { matchIn, type HostMatch } from './known-hosts.ts';
import { base64 } from '../../protocol/ssh/fingerprint.ts';
import { publicKeyLine } from './public-key-line.ts';
import { shellWord } from '../shell-commands/sh.ts';

/** The seed, the scenario itself, or the test keys that come with sshow. */
export type FileOrigin = 'seed' | 'scenario' | 'sshow';

/** A line that a look-up found, and by what. */
export interface FileMatch {
  /** Index of the step that looked. */
  readonly step: number;
  /** Counted from 1. */
  readonly line: number;
  /** What the line says: the key that came, another one, that it is revoked, or that its options forbid its use here. */
  readonly says: 'key' | 'other key' | 'revoked' | 'forbidden';
  /** In known_hosts: the host's name as it was looked for, and what of the line fits it. */
  readonly host: HostMatch | null;
  /** Prints the hash that the line has, where the name in it is hashed. */
  readonly command: string | null;
}

export interface RunFile {
  readonly side: EndSide;
  /** As a shell on that side names it: `~/.ssh/known_hosts`. */
  readonly path: string;
  readonly kind: FileKind;
  /** Its texts, oldest first, each with the index of the step with which it was first there. */
  readonly versions: readonly { readonly step: number; readonly text: string }[];
  /** Indexes of the steps that look something up in it. */
  readonly reads: readonly number[];
  /** What look-ups found in it. */
  readonly matches: readonly FileMatch[];
  /** The bytes inside the file of a private key; null for all other files. */
  readonly content: Bytes | null;
  /** The public half of the key in such a file. */
  readonly publicKey: LineKey | null;
  /** Where its key comes from; null for files that hold keys of several owners. */
  readonly origin: FileOrigin | null;
}

/**
 * Those of the client first. An end that is a recording has no files, and a key whose private half was left out of a
 * recording has only its public file. Passwords are in no file.
 */
export function filesOf({ scenario, recorder }: Run): RunFile[] {
  const keys = keysOf(scenario);
  const shown = shownFiles(scenario, recorder);
  const of = (side: EndSide) => shown.filter((file) => file.side === side);
  return [
    ...of('client'),
    ...[...keys.client].flatMap(([name, key]) => keyFiles(scenario, 'client', name, key)),
    ...[...keys.server].flatMap(([name, key]) => keyFiles(scenario, 'server', name, key)),
    ...of('server'),
  ];
}

interface OwnKey {
  readonly pair: KeyPair;
  readonly certificate: KeyPair | undefined;
  readonly origin: FileOrigin;
}

/** The key pairs, made once more as the run made them: it keeps those that it used, and not their names. */
function keysOf(scenario: Scenario): Readonly<Record<EndSide, ReadonlyMap<string, OwnKey>>> {
  const overrides = overridesOf(scenario);
  const random = withOverrides(seededRandom(scenario.seed), Object.fromEntries(overrides));
  const recorder = new Recorder(random, overrides);
  const keys = new Keys(scenario, recorder);
  const originOf = ({ algorithm, privateKey }: KeyPair): FileOrigin => {
    const made = recorder.derivations.find(({ to }) => privateKey && to.bytes === privateKey);
    const bytes = made?.from[0]?.bytes ?? privateKey;
    const draw = recorder.draws.find((one) => bytes && sameBytes(one.bytes, bytes));
    if (made && algorithm.fromRandom?.note) return 'sshow';
    return draw && !overrides.has(draw.label) ? 'seed' : 'scenario';
  };
  const own = (side: EndSide) =>
    new Map(
      [...keys[side]].map(([name, pair]) => {
        const certificate = keys.certificates.get(side + name);
        return [name, { pair, certificate, origin: originOf(pair) }];
      }),
    );
  return { client: own('client'), server: own('server') };
}

const folders: Readonly<Record<EndSide, string>> = { client: '~/.ssh', server: '/etc/ssh' };

function keyFiles(
  scenario: Scenario,
  side: EndSide,
  name: string,
  { pair, certificate, origin }: OwnKey,
): RunFile[] {
  const { algorithm, privateKey, publicBlob, comment } = pair;
  const path = `${folders[side]}/${name}`;
  const file = { side, reads: [], matches: [], origin } as const;
  const whole = { type: algorithm.keyType, publicBlob, comment };
  const line = `${publicKeyLine(whole.type, publicBlob, comment)}\n`;
  const isPublic = { kind: 'public key', content: null, publicKey: null } as const;
  const content =
    privateKey && encodePrivateKey({ ...whole, privateKey }, checkNumber(scenario, path));
  const publicFile: RunFile = { ...file, ...isPublic, path: `${path}.pub`, versions: start(line) };
  const ends = certificate
    ? [publicFile, certificateFile(publicFile, path, certificate)]
    : [publicFile];
  if (!content) return ends;
  const publicKey = { base64: base64(publicBlob), comment };
  const isPrivate = { kind: 'private key', content, publicKey } as const;
  return [{ ...file, ...isPrivate, path, versions: start(armoured(content)) }, ...ends];
}

/** Beside the public key, under the name that OpenSSH looks for. */
const certificateFile = (
  publicFile: RunFile,
  path: string,
  { algorithm, publicBlob, comment }: KeyPair,
): RunFile => ({
  ...publicFile,
  path: `${path}-cert.pub`,
  versions: start(`${publicKeyLine(algorithm.keyType, publicBlob, comment)}\n`),
});

const start = (text: string) => [{ step: 0, text }];

/** A draw of its own, from a source of its own: what the run draws does not depend on who looks at its files. */
const checkNumber = ({ seed }: Scenario, path: string): number =>
  readUint32(seededRandom(seed)(`check number in ${path}`, 4), 0);

/** What the steps showed: known_hosts and authorized_keys. */
function shownFiles({ server }: Scenario, { steps }: Recorder): RunFile[] {
  const files = new Map<string, RunFile>();
  for (const [step, record] of steps.entries()) {
    for (const { side, name, text } of record.files) {
      if (side !== 'client' && side !== 'server') continue;
      const kind = side === 'client' ? 'known_hosts' : 'authorized_keys';
      const path = side === 'client' ? `~/.ssh/${name}` : name;
      const before = files.get(path);
      const versions = before?.versions ?? [];
      if (versions.at(-1)?.text === text) continue;
      files.set(path, {
        ...{
          side,
          path,
          kind,
          content: null,
          publicKey: null,
          origin: null,
          reads: [],
          matches: [],
        },
        versions: [...versions, { step, text }],
      });
    }
  }
  const home = (user: string) => `/home/${user}/.ssh/authorized_keys`;
  const readBy = ({ key, args }: StepRecord): string | null => {
    if (key === 'looked-up-host-key') return '~/.ssh/known_hosts';
    if (key !== 'looked-up-user-key' && key !== 'looked-up-key-id') return null;
    const own = home(String(args['user']));
    return files.has(own) ? own : home(ANY_USER);
  };
  return [...files.values()].map((file) => ({
    ...file,
    reads: steps.flatMap((record, step) => (readBy(record) === file.path ? [step] : [])),
    matches: steps.flatMap((record, step) =>
      readBy(record) === file.path ? matchOf(file, record, step, server) : [],
    ),
  }));
}

function matchOf(
  { kind, versions }: RunFile,
  { args, result }: StepRecord,
  step: number,
  server: Scenario['server'],
): FileMatch[] {
  const line = Number(args['line'] ?? 0);
  if (line === 0) return [];
  const isOther = args['found'] === 'changed' ? 'other key' : 'key';
  const own = args['found'] === 'revoked' ? 'revoked' : isOther;
  const says = kind === 'known_hosts' || result === 'accepted' ? own : 'forbidden';
  const text = versions.findLast((version) => version.step <= step)?.text ?? '';
  const host = kind === 'known_hosts' ? matchIn(text, line, server) : null;
  const salt = host && isHashed(host.by) ? saltOf(host.by) : null;
  const command =
    host && salt
      ? `printf %s ${shellWord(host.name)} | openssl dgst -sha1 -mac HMAC -macopt hexkey:${toHex(salt)} -binary | base64`
      : null;
  return [{ step, line, says, host, command }];
}
