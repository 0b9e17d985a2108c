/**
 * A recording of a real session: the scenario that brings it forth again. The other end is what it sent; ours is run
 * anew, with the same draws, signatures and answers. It holds the session's secrets, and no lasting ones: private keys
 * are left out, and passwords are dots.
 */
import { concat, sameBytes, toHex, type Bytes } from '../codec/bytes.ts';
import type { Answered, OpenQuestion } from '../protocol/ssh/questions.ts';
import { ANY_USER } from './answers.ts';
import { blankPasswords, dots } from './blank-passwords.ts';
import { hostName } from './files/host-name.ts';
import { noticeOf } from './notice.ts';
import { linesAbout, parseKnownHosts } from './files/known-hosts.ts';
import { publicKeyLine } from './files/public-key-line.ts';
import type { Answer } from './engine-party.ts';
import type { Keys } from './party.ts';
import type { EndSide, Recorder } from './recorder.ts';
import type { Scenario, ScenarioKey } from './scenario.ts';

/** What came from the other end at once. */
export interface Chunk {
  readonly timeMs: number;
  readonly bytes: Bytes;
  /** The other end closed the connection. */
  readonly end: boolean;
}

/** What a recording keeps of our engine's questions and of what it was told. */
export interface Heard {
  /** By the question's address. */
  readonly answers: Record<string, string>;
  /** Dots in their place. */
  readonly passwords: string[];
  /** To prompts. */
  readonly responses: string[];
  /** Who tried to log in. */
  readonly users: Set<string>;
}

export interface RealSession {
  readonly title: string;
  /** Which end was ours. */
  readonly side: EndSide;
  readonly scenario: Scenario;
  readonly recorder: Recorder;
  readonly keys: Keys;
  readonly chunks: readonly Chunk[];
  readonly heard: Heard;
}

/** Only what the session had: the recorded end is what it sent, and its settings are not known. */
export interface Recording extends Pick<
  Scenario,
  'protocol' | 'clock' | 'ask' | 'answers' | 'overrides'
> {
  readonly title: string;
  /** Only where the session was a textbook's story. */
  readonly notice?: string;
  readonly link: Partial<Scenario['link']>;
  readonly client: Partial<Scenario['client']>;
  readonly server: Partial<Scenario['server']>;
}

export const heardNothing = (): Heard => ({
  answers: {},
  passwords: [],
  responses: [],
  users: new Set(),
});

/** Answers as `answer` does, and keeps what a recording needs of it. */
export function listening(answer: Answer, heard: Heard): Answer {
  return (question) => {
    const answered = answer(question);
    if (answered) hear(heard, question, answered);
    return answered;
  };
}

/** Keeps what a recording needs of an answer: no password, and nothing that a command prints. */
export function hear(heard: Heard, { name, address, ask }: OpenQuestion, told: Answered): void {
  if (
    name === 'authorize-key-id' ||
    name === 'authorize-key' ||
    name === 'check-password' ||
    name === 'challenge'
  )
    heard.users.add(ask.user);
  if (told.name === 'challenge') heard.answers[address] = told.answer.verdict;
  if (told.name === 'prompt' && told.answer !== null) heard.responses.push(dots(told.answer));
  if (told.name === 'confirm-host-key') heard.answers[address] = told.answer;
  if (told.name === 'check-password') heard.answers[address] = told.answer ? 'yes' : 'no';
  if (told.name === 'password' && told.answer !== null) heard.passwords.push(dots(told.answer));
}

/** The recording as the JSON of a scenario: `simulate` of it gives the session's frames and values. */
export function recordingOf(session: RealSession): Recording {
  const { title, side, scenario, recorder, keys, heard } = session;
  const { protocol, clock } = scenario;
  const { host, address, port } = scenario.server;
  const { address: from, port: fromPort } = scenario.client;
  const ends =
    side === 'client'
      ? { client: ourClient(session), server: { host, address, port, recorded: recorded(session) } }
      : {
          client: { address: from, port: fromPort, recorded: recorded(session) },
          server: ourServer(session),
        };
  const secrets = [...keys.client.values(), ...keys.server.values()].map((key) => key.privateKey);
  const draws = recorder.draws.filter(
    ({ bytes }) => !secrets.some((secret) => secret && sameBytes(secret, bytes)),
  );
  const notice = noticeOf(scenario);
  return {
    ...{ title, protocol, clock },
    ...(notice !== null && { notice }),
    ask: false,
    answers: heard.answers,
    overrides: Object.fromEntries(
      [...draws, ...recorder.signatures].map(({ label, bytes }) => [label, toHex(bytes)]),
    ),
    link: { rtt_ms: 0 },
    ...ends,
  };
}

function ourClient({ scenario, keys, heard }: RealSession) {
  const { client, server } = scenario;
  const text = keys.expand(client.known_hosts, 'client.known_hosts');
  return {
    ...client,
    keys: client.keys.map((key) => publicOnly(key, keys, 'client')),
    passwords: heard.passwords,
    responses: heard.responses,
    known_hosts: onlyHost(text, server),
  };
}

/** The lines about one host, each where it was; where else somebody logs in is nobody's business. */
function onlyHost(knownHosts: string, { host, port }: Scenario['server']): string {
  const file = parseKnownHosts(knownHosts);
  const names = [hostName(host, port), hostName(host, 22)];
  const kept = new Set(names.flatMap((name) => linesAbout(file, name)).map(({ line }) => line));
  const lines = knownHosts.split('\n');
  return lines.map((line, at) => (kept.has(at + 1) ? line : '')).join('\n');
}

function ourServer({ scenario, keys, heard }: RealSession) {
  const { server } = scenario;
  const users = [...heard.users].map((name) => {
    const user = Object.hasOwn(server.users, name) ? server.users[name] : server.users[ANY_USER];
    const password = typeof user?.password === 'string' ? dots(user.password) : null;
    const text = user?.authorized_keys ?? '';
    const prompts = (user?.prompts ?? []).map((round) => ({
      ...round,
      // What is asked stays, what is right does not.
      ask: round.ask.map(({ prompt, echo = false, answer = '' }) => ({
        prompt,
        echo,
        answer: dots(answer),
      })),
    }));
    const authorized_keys = keys.expand(text, `server.users.${name}`);
    return [name, { password, authorized_keys, prompts }];
  });
  return {
    ...server,
    host_keys: server.host_keys.map((key) => publicOnly(key, keys, 'server')),
    users: Object.fromEntries(users),
  };
}

function publicOnly(
  { name, type, comment }: ScenarioKey,
  keys: Keys,
  side: 'client' | 'server',
): ScenarioKey {
  const pair = keys[side].get(name);
  if (!pair) throw new Error(`no key ${name}`); // Keys makes one for each
  const own = { name, type, comment, public: toHex(pair.publicBlob) };
  const certified = keys.certificates.get(side + name);
  if (!certified) return own;
  const { algorithm, publicBlob } = certified;
  return { ...own, certificate: publicKeyLine(algorithm.keyType, publicBlob, comment) };
}

function recorded({ side, recorder, chunks }: RealSession) {
  const peer = side === 'client' ? 'server' : 'client';
  let stream = concat(...chunks.map(({ bytes }) => bytes));
  if (peer === 'client') {
    const loggedIn = recorder.frames.some(({ message }) => message === 'SSH_MSG_USERAUTH_SUCCESS');
    const sent = recorder.frames.filter(({ from }) => from === peer);
    stream = blankPasswords(stream, sent, loggedIn);
  }
  let at = 0;
  return chunks.map(({ timeMs, bytes, end }) => {
    const entry = { time_ms: timeMs, bytes: toHex(stream.subarray(at, at + bytes.length)) };
    at += bytes.length;
    return end ? { ...entry, end } : entry;
  });
}
