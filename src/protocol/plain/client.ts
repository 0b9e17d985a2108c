/** The client's side of a plain login: a terminal, which knows nothing of users and passwords. RFC 854, RFC 857. */
import { Machine, runEdge } from '../machine.ts';
import type { Io } from '../trace.ts';
import { Endpoint, saidText, type Closed, type CommonInputs, type Ended } from './endpoint.ts';
import type { Purpose } from './endpoint.ts';

export type ClientCommand =
  | { readonly do: 'start' }
  /** The person types a line. */
  | { readonly do: 'type'; readonly text: string; readonly purpose: Purpose }
  /** The person gives up, after so many passwords. */
  | { readonly do: 'give-up'; readonly tries: number };

export type ClientTransport = { readonly at: 'start' } | { readonly at: 'open' } | Closed;
/** Whether what is typed shows on the screen of who types it. */
export type ClientService =
  { readonly at: 'none' } | { readonly at: 'showing' } | { readonly at: 'hiding' } | Ended;

type Inputs = CommonInputs & {
  'command start': unknown;
  'command type': Extract<ClientCommand, { readonly do: 'type' }>;
  'command give-up': Extract<ClientCommand, { readonly do: 'give-up' }>;
};

export const clientTransport = new Machine<Client, ClientTransport, Inputs>()
  .on('start', 'command start', ['open'], 'RFC 854', (self) => {
    self.service = { at: 'showing' };
    return { at: 'open' };
  })
  .on('open', 'command give-up', ['closed'], 'RFC 9293 §3.6', (self, _state, { tries }) =>
    self.fail({ kind: 'no-password-left', tries }),
  );

export const clientService = new Machine<Client, ClientService, Inputs>()
  .stay(['showing', 'hiding'], 'Text', 'RFC 854', (self, _state, { text }) =>
    self.event({ kind: 'shown', text }),
  )
  .stay(['showing', 'hiding'], 'command type', 'RFC 854', (self, _state, typed) => {
    const said = held[typed.purpose];
    if (said) saidText(self.io, typed.purpose, typed.text, said.symbol, said.secret);
    self.sendLine(typed.text, typed.purpose);
  })
  .on('showing', 'WILL ECHO', ['hiding'], 'RFC 857', (self) => {
    self.sendOption('DO');
    self.step('plain-hides-typing');
    return { at: 'hiding' };
  })
  .on('hiding', 'WONT ECHO', ['showing'], 'RFC 857', (self) => {
    self.sendOption('DONT');
    self.step('plain-shows-typing');
    return { at: 'showing' };
  })
  // What is so already needs no answer. RFC 854.
  .stay(['hiding'], 'WILL ECHO', 'RFC 854', () => undefined)
  .stay(['showing'], 'WONT ECHO', 'RFC 854', () => undefined)
  // It shows what is typed itself, and sends nothing back.
  .stay(['showing', 'hiding'], 'DO ECHO', 'RFC 857', (self) => self.sendOption('WONT'))
  .stay(['showing', 'hiding'], 'DONT ECHO', 'RFC 857', () => undefined)
  .stay(['showing', 'hiding'], 'another option', 'RFC 854', (self, _state, { verb, option }) => {
    if (verb === 'WILL') self.sendOption('DONT', option);
    if (verb === 'DO') self.sendOption('WONT', option);
  })
  .stay(['showing', 'hiding'], 'another command', 'RFC 854', () => undefined);

/** What a person types, as values of the run. */
const held: Readonly<Partial<Record<Purpose, { symbol: string; secret: boolean }>>> = {
  'user name': { symbol: 'user', secret: false },
  password: { symbol: 'pw', secret: true },
  command: { symbol: 'cmd', secret: false },
};

export class Client extends Endpoint<ClientTransport, ClientService, ClientCommand> {
  readonly role = 'client';
  transport: ClientTransport = { at: 'start' };
  service: ClientService = { at: 'none' };

  constructor(io: Io) {
    super(io, false);
  }

  protected get purpose(): Purpose {
    return 'text';
  }

  /** A server hangs up after the logout. */
  protected get mayLeaveNow(): boolean {
    return this.service.at === 'showing';
  }

  protected run(input: string, value: unknown): void {
    if (clientTransport.find(this.transport.at, input)) {
      const next = runEdge(clientTransport, this, this.transport, input, value);
      if (this.transport.at !== 'closed') this.transport = next;
    } else this.service = runEdge(clientService, this, this.service, input, value);
  }
}
