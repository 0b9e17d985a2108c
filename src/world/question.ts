/** A question that a person is asked, as it stands in their terminal, with what helps to answer it. */
import { toHex, type Bytes } from '../codec/bytes.ts';
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import { seededRandom, withOverrides } from '../crypto/random.ts';
import { blobType, PublicKeyBlob } from '../protocol/ssh/public-key.ts';
import { SALT, SALT_LENGTH } from './answers.ts';
import { keygenList, keyRandomart } from './files/fingerprints.ts';
import { addHost, hostName } from './files/host-name.ts';
import { hashedName } from './files/hashed-names.ts';
import { logLines } from './log/lines.ts';
import { fromBase32, TIME_STEP, totp } from '../crypto/totp.ts';
import type { PersonQuestionName } from './answers.ts';
import { behind, rightAnswer } from './challenge.ts';
import { PASSWORD_PROMPTS } from './openssh.ts';
import { accountOf, timeNow, type Scenario } from './scenario.ts';
import { overridesOf, type Run } from './simulate.ts';

/** Somebody's terminal: the command that was typed, and what it printed. */
export interface Terminal {
  /** Before the command: `alice@laptop:~$`. */
  readonly prompt: string;
  readonly command: string;
  /** The last line of the client's is the question, with what was typed after it. */
  readonly lines: readonly string[];
}

export interface PersonQuestion {
  /** Such as `client/confirm-host-key#1`. */
  readonly address: string;
  readonly name: PersonQuestionName;
  /** What was typed when the same was asked before; null where it was not. */
  readonly before: string | null;
  /** As it was typed; null while the question is open. */
  readonly answer: string | null;
  readonly user: string;
  readonly host: string;
  readonly terminal: Terminal;
  /** Where the true fingerprint can be read; null where no key is asked about, or the server's end is recorded. */
  readonly console: Terminal | null;
  /** What its administrator wrote, some other way than this connection; null where there is nothing. */
  readonly note: string | null;
  /** The fingerprint of the key that came; null where none is asked about. */
  readonly fingerprint: string | null;
  /** What a yes adds to known_hosts; null where nothing is added. */
  readonly writes: string | null;
  /** How many times it is asked at most. */
  readonly times: number;
  /** What the server asks by keyboard-interactive: its prompt, and whether the answer may be seen. */
  readonly prompt: { readonly text: string; readonly echo: boolean } | null;
  /** How the right answer is computed, where it is a one-time code. */
  readonly code: CodeView | null;
  /** Passwords, or other answers, to choose from. */
  readonly picks: readonly Pick[];
}

export interface Pick {
  readonly text: string;
  readonly right: boolean;
}

/** A one-time code as it comes about, RFC 4226 §5.3 and RFC 6238; bytes in hex. */
export interface CodeView {
  /** In base32, as a phone is told it. */
  readonly secret: string;
  readonly time: string;
  readonly timeStep: number;
  readonly counter: number;
  readonly message: string;
  readonly mac: string;
  readonly offset: number;
  readonly taken: string;
  readonly number: number;
  readonly code: string;
}

/** Whether a person is asked something at a step of this key. */
export const isAsked = (key: string): boolean =>
  key === 'asked-host-key' || key === 'asked-password' || key === 'asked-prompt';

/** The question that a step asks; null where the step asks nobody anything. */
export function questionAt(run: Run, step: number): PersonQuestion | null {
  const { scenario, answers, recorder } = run;
  if (!isAsked(recorder.steps[step]?.key ?? '')) return null;
  const before = recorder.steps.slice(0, step).filter(({ key }) => isAsked(key)).length;
  const asked = answers.asked[before];
  if (!asked) return null;
  const { question, answer } = asked;
  if (
    question.name !== 'confirm-host-key' &&
    question.name !== 'password' &&
    question.name !== 'prompt'
  )
    return null;
  const key = question.name === 'confirm-host-key' ? question.ask.hostKey : null;
  const { user } = scenario.client;
  const prompted = question.name === 'prompt' ? question.ask : null;
  const now = Math.floor(timeNow(scenario, recorder.steps[step]?.timeMs ?? 0) / 1000);
  return {
    address: question.address,
    name: question.name,
    before:
      answers.asked[before - 1]?.question.name === question.name
        ? (answers.asked[before - 1]?.answer ?? null)
        : null,
    answer,
    user,
    host: scenario.server.host,
    terminal: {
      prompt: `${user}@laptop:~$`,
      command: sshCommand(scenario, key !== null),
      lines: key ? withArt(seenBy(run, step), key) : seenBy(run, step),
    },
    console: key && serverConsole(run, key),
    note: key && run.note,
    fingerprint: key && fingerprint(key),
    writes: key && lineFor(run, key),
    times: key ? Infinity : PASSWORD_PROMPTS,
    prompt: prompted && { text: prompted.prompt, echo: prompted.echo },
    code: prompted && codeView(behind(scenario, prompted)?.totp, now),
    picks: prompted
      ? answersTo(rightAnswer(scenario, prompted, now), prompted.prompt)
      : key
        ? []
        : passwordsFor(scenario),
  };
}

/** What the command that is shown does not print: what needs -v, and what is about a key named with -i. */
const VERBOSE = /^(?:debug\d|hostkeys_foreach_file): |^OpenSSH_\S+ .*OpenSSL |^no such identity: /;

/** What stands on the client's screen after a step, without -v. */
export const seenBy = (run: Run, step: number): readonly string[] =>
  logLines(run)
    .slice(0, step + 1)
    .flat()
    .filter((line) => !VERBOSE.test(line));

/** With `VisualHostKey=yes` the picture of the key stands under its fingerprint. */
const withArt = (lines: readonly string[], key: Bytes): readonly string[] =>
  lines.flatMap((line) =>
    line.includes(` key fingerprint is ${fingerprint(key)}`)
      ? [line, ...(keyRandomart(key) ?? [])]
      : [line],
  );

export function sshCommand({ client, server }: Scenario, visual: boolean): string {
  const port = server.port === 22 ? '' : ` -p ${server.port}`;
  const [first] = client.commands;
  const command = first ? ` ${first}` : '';
  const option = visual ? ' -o VisualHostKey=yes' : '';
  return `ssh${option}${port} ${client.user}@${server.host}${command}`;
}

/** The server's own host keys of the kind that was sent, as its administrator sees them. */
export function serverConsole({ scenario, recorder }: Run, sent: Bytes): Terminal | null {
  if (scenario.server.recorded) return null;
  const type = blobType(PublicKeyBlob, sent);
  const own = recorder.values.find(
    ({ symbol, owner, heldAt, bytes }) =>
      symbol === 'K_S' &&
      owner === 'server' &&
      heldAt.server !== undefined &&
      blobType(PublicKeyBlob, bytes) === type,
  );
  const key = scenario.server.host_keys.find((one) => one.type === type);
  if (!own || !key) return null;
  return {
    prompt: 'root@server:/etc/ssh#',
    command: `ssh-keygen -lvf ${key.name}.pub`,
    lines: keygenList(own.bytes, key.comment, { visual: true }),
  };
}

/** With the salt that will be drawn, where the name will be hashed. */
function lineFor({ scenario }: Run, key: Bytes): string {
  const { client, server, seed } = scenario;
  const type = blobType(PublicKeyBlob, key) ?? '';
  const name = hostName(server.host, server.port);
  const random = withOverrides(seededRandom(seed), Object.fromEntries(overridesOf(scenario)));
  const written = client.hash_known_hosts ? hashedName(name, random(SALT, SALT_LENGTH)) : name;
  return addHost('', written, type, key).trimEnd();
}

/** The account's password, if it has one, and wrong ones: nobody needs to type one. */
function passwordsFor(scenario: Scenario): readonly Pick[] {
  const { client } = scenario;
  const right = accountOf(scenario, client.user)?.password ?? null;
  const wrong = [...client.passwords, 'letmein', 'guess'].find((one) => one !== right);
  return [
    ...(right === null ? [] : [{ text: right, right: true }]),
    { text: wrong ?? '', right: false },
  ];
}

/** The right answer, where the account has one, and a wrong one of the same kind. */
function answersTo(right: string | null, prompt: string): readonly Pick[] {
  const kinds = /^\d+$/.test(right ?? prompt) ? ['000000', '111111'] : ['letmein', 'guess'];
  const wrong = kinds.find((one) => one !== right) ?? '';
  return [...(right === null ? [] : [{ text: right, right: true }]), { text: wrong, right: false }];
}

function codeView(secret: string | undefined, now: number): CodeView | null {
  const key = secret === undefined ? null : fromBase32(secret);
  if (secret === undefined || !key) return null;
  const { counter, message, mac, offset, number, code } = totp(key, now);
  return {
    ...{ secret, counter, offset, number, code, timeStep: TIME_STEP },
    time: new Date(now * 1000).toISOString().replace('.000Z', ' UTC').replace('T', ' '),
    message: toHex(message),
    mac: toHex(mac),
    taken: toHex(mac.subarray(offset, offset + 4)),
  };
}
