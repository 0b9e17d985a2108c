/** The server's side of a plain login: it asks for a name and a password, and runs what is typed then. RFC 854, 857. */
import { Machine, runEdge } from '../machine.ts';
import type { Io } from '../trace.ts';
import {
  Endpoint,
  saidText,
  type Closed,
  type CommonInputs,
  type Ended,
  type Purpose,
} from './endpoint.ts';
import type { AnswerInputs } from './questions.ts';

export interface ServerConfig {
  /** What it prints before it asks for anything; empty for nothing. */
  readonly greeting: string;
  /** Wrong passwords after which it hangs up. */
  readonly maxTries: number;
}

export interface ServerCommand {
  readonly do: 'start';
}

export type ServerTransport = { readonly at: 'start' } | { readonly at: 'open' } | Closed;
export type ServerService =
  | { readonly at: 'none' }
  | { readonly at: 'awaiting-name'; readonly tries: number }
  | { readonly at: 'awaiting-password'; readonly tries: number; readonly user: string }
  | {
      readonly at: 'checking-password';
      readonly tries: number;
      readonly user: string;
      readonly password: string;
    }
  | { readonly at: 'shell'; readonly user: string }
  | { readonly at: 'running'; readonly user: string; readonly command: string }
  | Ended;

type Inputs = CommonInputs & AnswerInputs & { 'command start': unknown };

const PROMPT = '$ ';
const LOGIN = 'login: ';
const everywhere = [
  'awaiting-name',
  'awaiting-password',
  'checking-password',
  'shell',
  'running',
] as const;

export const serverTransport = new Machine<Server, ServerTransport, Inputs>().on(
  'start',
  'command start',
  ['open'],
  'RFC 854',
  (self) => {
    if (self.config.greeting !== '') self.sendText(`${self.config.greeting}\r\n`, 'greeting');
    self.sendText(LOGIN, 'login prompt');
    self.service = { at: 'awaiting-name', tries: 0 };
    return { at: 'open' };
  },
);

export const serverService = new Machine<Server, ServerService, Inputs>()
  .on('awaiting-name', 'Line', ['awaiting-password'], 'RFC 854', (self, { tries }, { text }) => {
    // It says that it will show what is typed, so that the client does not; and then does not show it.
    self.sendOption('WILL');
    self.sendText('Password: ', 'password prompt');
    return { at: 'awaiting-password', tries, user: text };
  })
  .on(
    'awaiting-password',
    'Line',
    ['checking-password'],
    'RFC 854',
    (self, { tries, user }, { text: password }) => {
      saidText(self.io, 'password that came in', password, 'pw', true);
      self.ask('check-password', { user, password });
      return { at: 'checking-password', tries: tries + 1, user, password };
    },
  )
  .on(
    'checking-password',
    'answer check-password',
    ['shell', 'awaiting-name', 'ended'],
    'RFC 854',
    (self, { tries, user, password }, { isRight }) => {
      const values = [saidText(self.io, 'password that came in', password, 'pw', true)];
      const result = isRight ? 'accepted' : 'refused';
      self.step('plain-checked-password', { args: { user }, result, values });
      self.sendOption('WONT');
      if (isRight) {
        self.sendText(`\r\n${PROMPT}`, 'shell prompt');
        return { at: 'shell', user };
      }
      const isLast = tries >= self.config.maxTries;
      self.sendText(`\r\nLogin incorrect\r\n${isLast ? '' : LOGIN}`, 'refusal');
      if (!isLast) return { at: 'awaiting-name', tries };
      self.fail({ kind: 'login-refused', tries });
      return { at: 'ended' };
    },
  )
  .on('shell', 'Line', ['shell', 'running', 'ended'], 'RFC 854', (self, { user }, { text }) => {
    const command = text.trim();
    if (command === 'exit' || command === 'logout') {
      self.sendText('logout\r\n', 'logout');
      self.step('plain-goodbye');
      self.close(null);
      return { at: 'ended' };
    }
    if (command === '') {
      self.sendText(PROMPT, 'shell prompt');
      return { at: 'shell', user };
    }
    self.ask('run-command', { user, command });
    return { at: 'running', user, command };
  })
  .on('running', 'answer run-command', ['shell'], 'RFC 854', (self, state, { output }) => {
    const shown = output.replace(/\r?\n/g, '\r\n');
    const values = [
      saidText(self.io, 'command that came in', state.command, 'cmd'),
      saidText(self.io, 'output', shown, 'out'),
    ];
    self.step('plain-ran-command', { args: { size: shown.length }, values });
    if (shown !== '') self.sendText(shown, 'output');
    self.sendText(PROMPT, 'shell prompt');
    return { at: 'shell', user: state.user };
  })
  // Answers to what it said itself. RFC 854.
  .stay(everywhere, 'DO ECHO', 'RFC 857', () => undefined)
  .stay(everywhere, 'DONT ECHO', 'RFC 857', () => undefined)
  // Nobody should show the server what it sends.
  .stay(everywhere, 'WILL ECHO', 'RFC 857', (self) => self.sendOption('DONT'))
  .stay(everywhere, 'WONT ECHO', 'RFC 857', () => undefined)
  .stay(everywhere, 'another option', 'RFC 854', (self, _state, { verb, option }) => {
    if (verb === 'WILL') self.sendOption('DONT', option);
    if (verb === 'DO') self.sendOption('WONT', option);
  })
  .stay(everywhere, 'another command', 'RFC 854', () => undefined);

const purposes: Readonly<Partial<Record<ServerService['at'], Purpose>>> = {
  'awaiting-name': 'user name',
  'awaiting-password': 'password',
  shell: 'command',
};

export class Server extends Endpoint<ServerTransport, ServerService, ServerCommand> {
  readonly role = 'server';
  readonly config: ServerConfig;
  transport: ServerTransport = { at: 'start' };
  service: ServerService = { at: 'none' };

  constructor(io: Io, config: ServerConfig) {
    super(io, true);
    this.config = config;
  }

  protected get purpose(): Purpose {
    return purposes[this.service.at] ?? 'text';
  }

  /** A person may hang up at a prompt. */
  protected get mayLeaveNow(): boolean {
    return this.service.at === 'shell';
  }

  protected run(input: string, value: unknown): void {
    if (serverTransport.find(this.transport.at, input))
      this.transport = runEdge(serverTransport, this, this.transport, input, value);
    else {
      const next = runEdge(serverService, this, this.service, input, value);
      if (this.service.at !== 'ended') this.service = next;
    }
  }
}
