/** The client's side of TLS 1.3: its states, and the table of what leads from one to the next. RFC 8446 §A.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { Machine, runEdge } from '../machine.ts';
import type { Io } from '../trace.ts';
import type { AcceptedChain } from './accepted-chain.ts';
import { extensionProblem } from './check-extensions.ts';
import {
  clientServiceEdges,
  type ClientCommand,
  type ClientService,
} from './client-application.ts';
import { authenticationEdges } from './client-authentication.ts';
import type { Offer, Retry } from './client-hello.ts';
import { negotiationEdges } from './client-negotiation.ts';
import { takeTicket } from './client-tickets.ts';
import type { ClientConfig } from './config.ts';
import { Endpoint, type Closed, type CommonInputs, type Region } from './endpoint.ts';
import type { Handshake, Session } from './handshake.ts';
import { takeKeyUpdate, updateOwnKeys } from './key-update.ts';
import type { PresentedChain } from './presented-chain.ts';
import type { AnswerInputs } from './questions.ts';
import type { VerifiedServer } from './verified-server.ts';

export type { ClientConfig } from './config.ts';
export type { ClientCommand } from './client-application.ts';

/** The ServerHello is there. */
export interface Agreed {
  readonly offer: Offer;
  readonly handshake: Handshake;
}

/** EncryptedExtensions are there, too. */
interface Extended extends Agreed {
  readonly alpn: string | null;
}

/** The server has shown a chain of certificates. */
export interface Presented extends Extended {
  readonly request: CertificateWish | null;
}

/** What the server said in a CertificateRequest. */
export interface CertificateWish {
  /** Code points of the signature schemes that it can verify. */
  readonly schemes: readonly number[];
  readonly authorities: readonly Bytes[];
}

export interface ClientSession extends Session {
  readonly server: VerifiedServer;
}

export type ClientTransport =
  | { readonly at: 'start' }
  | { readonly at: 'wait-server-hello'; readonly offer: Offer }
  | { readonly at: 'wait-server-hello-again'; readonly offer: Offer; readonly retry: Retry }
  | ({ readonly at: 'wait-encrypted-extensions' } & Agreed)
  | ({ readonly at: 'wait-certificate-or-request' } & Extended)
  | ({ readonly at: 'wait-certificate' } & Presented)
  | ({ readonly at: 'check-certificate'; readonly presented: PresentedChain } & Presented)
  | ({ readonly at: 'wait-certificate-verify'; readonly accepted: AcceptedChain } & Presented)
  | ({ readonly at: 'wait-finished'; readonly server: VerifiedServer } & Presented)
  | { readonly at: 'connected'; readonly session: ClientSession }
  | Closed;

export type ClientInputs = CommonInputs &
  AnswerInputs & {
    'command start': null;
    'command update-keys': { readonly request: boolean };
    'command send': { readonly bytes: Bytes };
    'command close': null;
  };

export class Client extends Endpoint<ClientTransport, ClientService, ClientCommand> {
  readonly role = 'client';
  transport: ClientTransport = { at: 'start' };
  service: ClientService = { at: 'none' };
  readonly config: ClientConfig;
  /** Whether our ChangeCipherSpec has gone out: there is one, before the second flight. RFC 8446 §D.4. */
  #changedCipherSpec = false;

  constructor(io: Io, config: ClientConfig) {
    super(io, config);
    this.config = config;
  }

  /** It has said that it ends: then the server may just hang up. */
  get mayLeaveNow(): boolean {
    return this.service.at === 'closing';
  }

  /** Before our second flight, to look like TLS 1.2. */
  changeCipherSpec(): void {
    if (!this.config.compatibilityMode || this.#changedCipherSpec) return;
    this.#changedCipherSpec = true;
    this.sendChangeCipherSpec();
  }

  protected runTransport(input: string, value: unknown): void {
    const next = runEdge(clientTransport, this, this.transport, input, value);
    if (this.transport.at === 'closed') return;
    this.transport = next;
    if (next.at === 'connected' && this.service.at === 'none') this.service = { at: 'open' };
  }
  protected runService(input: string, value: unknown): void {
    const next = runEdge(clientService, this, this.service, input, value);
    if (this.service.at !== 'ended') this.service = next;
  }
  protected accepted(region: Region): string[] {
    return region === 'transport'
      ? clientTransport.accepts(this.transport.at)
      : clientService.accepts(this.service.at);
  }
}

const beforeFinished = [
  'wait-server-hello',
  'wait-server-hello-again',
  'wait-encrypted-extensions',
  'wait-certificate-or-request',
  'wait-certificate',
  'wait-certificate-verify',
  'wait-finished',
] as const;

const handshakeEdges = authenticationEdges(
  negotiationEdges(new Machine<Client, ClientTransport, ClientInputs>()),
);

export const clientTransport = handshakeEdges
  .on(
    'connected',
    'NewSessionTicket',
    ['connected', 'closed'],
    'RFC 8446 §4.6.1',
    (self, state, value) => {
      const fault = extensionProblem('NewSessionTicket', value.extensions, null);
      if (fault) return self.fail(fault);
      takeTicket(self, state.session, value);
      return state;
    },
  )
  .on(
    'connected',
    'KeyUpdate',
    ['connected', 'closed'],
    'RFC 8446 §4.6.3',
    (self, { session }, value) => {
      const next = takeKeyUpdate(self, session, value.request_update);
      return 'fault' in next ? self.fail(next.fault) : { at: 'connected', session: next };
    },
  )
  .on(
    'connected',
    'command update-keys',
    ['connected'],
    'RFC 8446 §4.6.3',
    (self, state, { request }) => ({
      at: 'connected',
      session: self.hasClosed ? state.session : updateOwnKeys(self, state.session, request),
    }),
  )
  .stay(beforeFinished, 'ChangeCipherSpec', 'RFC 8446 §5', (self) => {
    self.step('tls-ignored-change-cipher-spec');
  })
  .stay([...beforeFinished, 'connected'], 'user_canceled', 'RFC 8446 §6.1', () => undefined)
  .on(beforeFinished, 'close_notify', ['closed'], 'RFC 8446 §6.1', (self, { at }) =>
    self.close({ kind: 'closed-during-handshake', state: at }),
  )
  .on(
    [...beforeFinished, 'connected'],
    'error alert',
    ['closed'],
    'RFC 8446 §6.2',
    (self, _state, alert) => self.alerted(alert),
  );

export const clientService = clientServiceEdges();
