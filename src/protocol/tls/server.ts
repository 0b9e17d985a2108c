/** The server's side of TLS 1.3: its states, and the table of what leads from one to the next. RFC 8446 §A.2. */
import type { Bytes } from '../../codec/bytes.ts';
import { ByteQueue } from '../byte-queue.ts';
import { Machine, runEdge } from '../machine.ts';
import type { Io } from '../trace.ts';
import type { AcceptedChain } from './accepted-chain.ts';
import type { ServerConfig } from './config.ts';
import { Endpoint, type Closed, type CommonInputs, type Region } from './endpoint.ts';
import type { Group } from './groups.ts';
import { symbols, takeIntoTranscript, type ClientShown, type Session } from './handshake.ts';
import { takeKeyUpdate, updateOwnKeys } from './key-update.ts';
import type { PresentedChain } from './presented-chain.ts';
import type { AnswerInputs } from './questions.ts';
import {
  serverServiceEdges,
  type ServerCommand,
  type ServerService,
} from './server-application.ts';
import { authenticationEdges } from './server-authentication.ts';
import type { Hello } from './server-checks.ts';
import type { Flight } from './server-flight.ts';
import { negotiationEdges } from './server-negotiation.ts';
import type { VerifiedClient } from './verified-client.ts';

export type { ServerConfig } from './config.ts';
export type { ServerCommand } from './server-application.ts';

/** What a HelloRetryRequest asked for. */
export interface Asked {
  /** Null where only a cookie was wanted. */
  readonly group: Group | null;
  readonly cookie: Bytes | null;
}

export interface ServerSession extends Session {
  /** Null where the client did not say who it is. */
  readonly client: VerifiedClient | null;
}

export type ServerTransport =
  | { readonly at: 'start' }
  | { readonly at: 'wait-client-hello-again'; readonly first: Hello; readonly asked: Asked }
  | { readonly at: 'wait-certificate'; readonly flight: Flight }
  | {
      readonly at: 'check-certificate';
      readonly flight: Flight;
      readonly presented: PresentedChain;
    }
  | {
      readonly at: 'wait-certificate-verify';
      readonly flight: Flight;
      readonly accepted: AcceptedChain;
    }
  | {
      readonly at: 'wait-finished';
      readonly shown: ClientShown;
      readonly flight: Flight;
      readonly client: VerifiedClient | null;
    }
  | { readonly at: 'connected'; readonly session: ServerSession }
  | Closed;

export type ServerInputs = CommonInputs &
  AnswerInputs & {
    'command update-keys': { readonly request: boolean };
    'command send': { readonly bytes: Bytes };
    'command close': null;
  };

export class Server extends Endpoint<ServerTransport, ServerService, ServerCommand> {
  readonly role = 'server';
  transport: ServerTransport = { at: 'start' };
  service: ServerService = { at: 'none' };
  readonly config: ServerConfig;
  /** Whether our ChangeCipherSpec has gone out: there is one, behind our first message. RFC 8446 §D.4. */
  #changedCipherSpec = false;

  constructor(io: Io, config: ServerConfig) {
    super(io, config);
    this.config = config;
  }

  /** Nothing that came is unanswered: a client may just hang up, as many do. */
  get mayLeaveNow(): boolean {
    const { service } = this;
    return service.at === 'closing' || (service.at === 'open' && service.request.length === 0);
  }

  /** A client that sends a session id wants to look like TLS 1.2. */
  changeCipherSpec({ legacy_session_id }: Hello): void {
    if (legacy_session_id.length === 0 || this.#changedCipherSpec) return;
    this.#changedCipherSpec = true;
    this.sendChangeCipherSpec();
  }

  /** Adds the ClientHello that is being handled to the transcript. */
  takeHello(): void {
    takeIntoTranscript(this, 'ClientHello', symbols.ClientHello);
  }

  protected runTransport(input: string, value: unknown): void {
    const next = runEdge(serverTransport, this, this.transport, input, value);
    if (this.transport.at === 'closed') return;
    this.transport = next;
    if (next.at === 'connected' && this.service.at === 'none')
      this.service = { at: 'open', request: new ByteQueue() };
  }
  protected runService(input: string, value: unknown): void {
    const next = runEdge(serverService, this, this.service, input, value);
    if (this.service.at !== 'ended') this.service = next;
  }
  protected accepted(region: Region): string[] {
    return region === 'transport'
      ? serverTransport.accepts(this.transport.at)
      : serverService.accepts(this.service.at);
  }
}

const waiting = [
  'wait-client-hello-again',
  'wait-certificate',
  'wait-certificate-verify',
  'wait-finished',
] as const;

const handshakeEdges = authenticationEdges(
  negotiationEdges(new Machine<Server, ServerTransport, ServerInputs>()),
);

export const serverTransport = handshakeEdges
  .on(
    'connected',
    'KeyUpdate',
    ['connected', 'closed'],
    'RFC 8446 §4.6.3',
    (self, state, value) => {
      const next = takeKeyUpdate(self, state.session, value.request_update);
      return 'fault' in next ? self.fail(next.fault) : { at: 'connected', session: next };
    },
  )
  .on(
    'connected',
    'command update-keys',
    ['connected'],
    'RFC 8446 §4.6.3',
    (self, { session }, { request }) => ({
      at: 'connected',
      session: self.hasClosed ? session : updateOwnKeys(self, session, request),
    }),
  )
  .stay(waiting, 'ChangeCipherSpec', 'RFC 8446 §5', (self) => {
    self.step('tls-ignored-change-cipher-spec');
  })
  .stay([...waiting, 'connected'], 'user_canceled', 'RFC 8446 §6.1', () => undefined)
  .on(['start', ...waiting], 'close_notify', ['closed'], 'RFC 8446 §6.1', (self, { at }) =>
    self.close({ kind: 'closed-during-handshake', state: at }),
  )
  .on(
    ['start', ...waiting, 'connected'],
    'error alert',
    ['closed'],
    'RFC 8446 §6.2',
    (self, _state, alert) => self.alerted(alert),
  );

export const serverService = serverServiceEdges();
