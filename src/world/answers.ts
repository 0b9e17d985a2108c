/** Who answers the engines' questions in a scenario: its answers, its files, its users; else the defaults. */
import { utf8, type Bytes } from '../codec/bytes.ts';
import { equal } from '../crypto/equal.ts';
import { fingerprint, plainKey } from '../protocol/ssh/fingerprint.ts';
import { blobType, PublicKeyBlob } from '../protocol/ssh/public-key.ts';
import {
  noLimits,
  type Answered,
  type KeyVerdict,
  type OpenQuestion,
} from '../protocol/ssh/questions.ts';
import { runCommand } from './commands.ts';
import { lookUpKey } from './files/authorized-keys.ts';
import { addHost, hostName } from './files/host-name.ts';
import { knownHostsReader } from './files/late-known-hosts.ts';
import { authorizedKeysFile } from './openssh.ts';
import { forbiddenIn, notesOf, proofs } from './late-proofs.ts';
import { textbook } from './late-textbook.ts';
import type { Answer } from './engine-party.ts';
import type { Keys } from './party.ts';
import type { Recorder } from './recorder.ts';
import { accountOf, timeNow, type Scenario } from './scenario.ts';

/** The name in `server.users` that stands for whoever has no entry of their own. */
export const ANY_USER = '*';

/** The draw with which HashKnownHosts=yes hides a host's name. */
export const SALT = 'known_hosts salt';
export const SALT_LENGTH = 20;
export interface Asked {
  readonly question: OpenQuestion;
  readonly answer: string | null;
}

/** What only a person can answer. */
export type PersonQuestionName = 'confirm-host-key' | 'password' | 'prompt';

/**
 * How somebody answers in words what only a person can answer: null gives up, undefined leaves the question open. The
 * time is in seconds since 1970.
 */
export type Person = (
  question: Extract<OpenQuestion, { name: PersonQuestionName }>,
  now: number,
) => string | null | undefined;

export interface Answers {
  readonly answer: Answer;
  readonly asked: readonly Asked[];
  /** The files as they are now. */
  knownHosts(): string;
  /** Turns a person's words into an answer. */
  spoken(question: OpenQuestion, words: string | null): Answered;
}

/** The person of a scenario: answers by address; then, unless the scenario asks, what it has for such a case. */
export const scenarioPerson = ({ answers, ask, client }: Scenario): Person => {
  return ({ name, address }, now) => {
    const given = answers[address];
    if (given !== undefined) return given;
    if (ask) return undefined;
    if (name === 'confirm-host-key') return address.endsWith('#1') ? 'yes' : 'no';
    const at = Number(address.split('#')[1]) - 1;
    if (name === 'password') return client.passwords[at] ?? null;
    const response = client.responses[at] ?? null;
    return typeof response === 'object' && response
      ? proofs().codeOf(response.totp, now)
      : response;
  };
};

export function answersFor(
  scenario: Scenario,
  recorder: Recorder,
  keys: Keys,
  person: Person,
): Answers {
  const { client, server } = scenario;
  const asked: Asked[] = [];
  let knownHosts = keys.expand(client.known_hosts, 'client.known_hosts');
  const authorized = new Map(
    Object.entries(server.recorded ? {} : server.users).map(([name, user]) => [
      name,
      keys.expand(user.authorized_keys, `server.users.${name}.authorized_keys`),
    ]),
  );
  if (!client.recorded)
    recorder.showFile({ side: 'client', name: 'known_hosts', text: knownHosts });
  for (const [name, text] of server.recorded ? [] : authorized) {
    recorder.showFile({ side: 'server', name: authorizedKeysFile(name), text });
  }

  function lookUpHost(question: Extract<OpenQuestion, { name: 'look-up-host-key' }>): Answered {
    const { hostKey } = question.ask;
    const plain = plainKey.of(hostKey);
    const checking = client.strict_host_key_checking;
    const tolerated = checking === 'no';
    const found =
      knownHosts === '' && plain === hostKey
        ? ({ found: 'unknown' } as const)
        : knownHostsReader().lookUp(knownHosts, server, hostKey, tolerated, now());
    if (found.found === 'changed' || found.found === 'revoked')
      return { name: question.name, answer: { ...found, tolerated } };
    if (found.found === 'unknown' && (checking === 'accept-new' || checking === 'no')) {
      remember(plain);
      return { name: question.name, answer: { ...found, found: 'accepted-new' } };
    }
    if (found.found === 'unknown' && checking === 'yes')
      return { name: question.name, answer: { ...found, found: 'refused' } };
    return { name: question.name, answer: found };
  }

  const hashed = (host: string): string =>
    knownHostsReader().hashedName(host, recorder.io('client').draw(SALT, SALT_LENGTH));

  function remember(hostKey: Uint8Array): void {
    const keyType = blobType(PublicKeyBlob, hostKey) ?? '';
    const host = hostName(server.host, server.port);
    const name = client.hash_known_hosts ? hashed(host) : host;
    knownHosts = addHost(knownHosts, name, keyType, hostKey);
    recorder.showFile({ side: 'client', name: 'known_hosts', text: knownHosts });
  }

  function spoken(question: OpenQuestion, words: string | null): Answered {
    if (question.name === 'password' || question.name === 'prompt')
      return { name: question.name, answer: words };
    if (question.name !== 'confirm-host-key') throw new Error(`${question.name} is not for people`);
    const typed = (words ?? 'no').trim();
    const { hostKey } = question.ask;
    if (typed.toLowerCase() === 'yes' || typed === fingerprint(hostKey)) remember(hostKey);
    return { name: question.name, answer: typed };
  }

  const keysOf = (user: string): string => authorized.get(user) ?? authorized.get(ANY_USER) ?? '';

  function verdictOn(user: string, publicKey: Bytes): KeyVerdict {
    const text = keysOf(user);
    const type = blobType(PublicKeyBlob, publicKey) ?? '';
    const { address } = client;
    const visit = { user, address, now: now() };
    const isPlain = plainKey.of(publicKey) === publicKey;
    const result = isPlain
      ? lookUpKey(text, type, publicKey, visit)
      : proofs().lookUpCertificate(text, publicKey, visit);
    const { found } = result;
    const notes = server.announce_host_keys
      ? notesOf(authorizedKeysFile(user), result, address)
      : [];
    const limits = found ? { command: found.options.command, pty: found.options.pty } : noLimits;
    return {
      ...{ line: found?.line ?? null, forbidden: forbiddenIn(result) ?? null, notes, limits },
      ...(result.certificate && { certificate: result.certificate }),
    };
  }

  const now = (): number => Math.floor(timeNow(scenario, recorder.now) / 1000);

  function decide(question: OpenQuestion): Answered | null {
    switch (question.name) {
      case 'look-up-host-key':
        return lookUpHost(question);
      case 'authorize-key': {
        const { user, publicKey } = question.ask;
        return { name: question.name, answer: verdictOn(user, publicKey) };
      }
      case 'authorize-key-id':
      case 'answer-challenge':
      case 'judge-response':
        return textbook()?.decide(question, keysOf, verdictOn) ?? null;
      case 'check-password': {
        const { user, password } = question.ask;
        const given = scenario.answers[question.address];
        if (given !== undefined) return { name: question.name, answer: given === 'yes' };
        const right = accountOf(scenario, user)?.password ?? null;
        return {
          name: question.name,
          answer: right !== null && equal(utf8(right), utf8(password)),
        };
      }
      case 'challenge': {
        const given = scenario.answers[question.address];
        return {
          name: question.name,
          answer: proofs().challenge(scenario, question.ask, now(), given),
        };
      }
      case 'run-command': {
        const { user, command, forced } = question.ask;
        const setting = { user, host: server.host };
        const answer =
          forced === null
            ? runCommand(command, setting)
            : runCommand(forced, { ...setting, original: command ?? '' });
        return { name: question.name, answer };
      }
      case 'confirm-host-key':
      case 'prompt':
      case 'password': {
        const said = person(question, now());
        // A scenario may have somebody paste the fingerprint of a key that it names.
        const words = said && keys.expand(said, `answers["${question.address}"]`);
        asked.push({ question, answer: words ?? null });
        return words === undefined ? null : spoken(question, words);
      }
    }
  }

  return { answer: decide, asked, knownHosts: () => knownHosts, spoken };
}
