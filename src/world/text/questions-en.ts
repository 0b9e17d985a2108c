/** The machines’ questions as a person would be asked. Those of OpenSSH’s client are in its own words. */
import { fingerprint } from '../../protocol/ssh/fingerprint.ts';
import type { OpenQuestion, QuestionName, Questions } from '../../protocol/ssh/questions.ts';
import { otherNames } from '../log/known-hosts.ts';
import { opensshClientLog } from '../log/openssh-client.ts';
import { quoted } from './more-prose.ts';
import { short } from './prose.ts';

export interface QuestionWords {
  readonly text: string;
  /** What can be answered; empty where anything can be typed. */
  readonly choices: readonly string[];
}

export interface QuestionContext {
  readonly user: string;
  readonly host: string;
  readonly address: string;
  readonly port: number;
  /** Whether the same was asked just before, and the answer was none. */
  readonly again: boolean;
  /** The path of known_hosts, and what stands in it. */
  readonly knownHosts: { readonly file: string; readonly text: string };
}

type Asking = {
  readonly [N in QuestionName]: (
    ask: Questions[N]['ask'],
    context: QuestionContext,
  ) => QuestionWords;
};

export const questionWords: Asking = {
  'look-up-host-key': ({ hostKey, keyType }, { host }) => ({
    text: `Is ${keyType} ${fingerprint(hostKey)} the host key of ${short(host, 60)}?`,
    choices: ['known', 'unknown', 'changed', 'revoked', 'accepted-new'],
  }),

  'confirm-host-key': ({ hostKey, keyType }, { host, address, port, again, knownHosts }) => {
    const [first = '', second = ''] = opensshClientLog['host-key-asked']({ answers: ['', ''] });
    if (again) return { text: second, choices: confirmations };
    const key = { type: keyType, fingerprint: fingerprint(hostKey) };
    const server = { host, address, port };
    const lines = opensshClientLog['host-key-unknown']({
      ...{ ...server, key, file: knownHosts.file },
      exists: true,
      // Lines that are passed over are none that is shown.
      others: otherNames(server, knownHosts.text, hostKey),
    });
    return { text: [...lines.filter(isShown), first].join('\n'), choices: confirmations };
  },

  password: ({ user }, { host }) => ({
    text: opensshClientLog['password-asked']({ user, host }).join('\n'),
    choices: [],
  }),

  prompt: ({ user, prompt, name, instruction, at }, { host }) => ({
    text: [
      ...(at === 1 ? [name, instruction] : []).filter((one) => one !== ''),
      ...opensshClientLog['prompt-asked']({ user, host, prompt }),
    ].join('\n'),
    choices: [],
  }),

  challenge: ({ user, answered }) => ({
    text:
      answered.length === 0
        ? `What should ${short(user, 60)} be asked?`
        : `May ${short(user, 60)} come in, or should more be asked?`,
    choices: ['ask', 'accepted', 'refused'],
  }),

  'authorize-key': ({ user, algorithm, publicKey }) => ({
    text: `May ${algorithm} ${fingerprint(publicKey)} log in as ${short(user, 60)}?`,
    choices: ['yes', 'no'],
  }),

  'authorize-key-id': ({ user, keyId }) => ({
    text: `Which key is ${short(keyId, 60)}, and may it log in as ${short(user, 60)}?`,
    choices: [],
  }),

  'answer-challenge': () => ({ text: 'What is the answer to this challenge?', choices: [] }),

  'judge-response': ({ user }) => ({
    text: `Is this the answer for ${short(user, 60)}?`,
    choices: ['yes', 'no'],
  }),

  'check-password': ({ user }) => ({
    text: `Is this the password of ${short(user, 60)}?`,
    choices: ['yes', 'no'],
  }),

  'run-command': ({ user, command: asked, forced }) => {
    const command = forced ?? asked;
    return {
      text:
        command === null
          ? `What does the shell of ${short(user, 60)} print?`
          : `What does ${quoted(command, 200)} print for ${short(user, 60)}?`,
      choices: [],
    };
  },
};

/** The words of a question that is open. */
export const askInWords = (question: OpenQuestion, context: QuestionContext): QuestionWords =>
  say(question.name, question.ask, context);

function say<N extends QuestionName>(
  name: N,
  ask: Questions[N]['ask'],
  context: QuestionContext,
): QuestionWords {
  return questionWords[name](ask, context);
}

const confirmations = ['yes', 'no', 'fingerprint'] as const;
/** What a person sees without -v. */
/** What an invalid marker gives is told with -v only, like all that says debug. */
const isShown = (line: string): boolean => !/^(?:debug\d|hostkeys_foreach_file): /.test(line);
