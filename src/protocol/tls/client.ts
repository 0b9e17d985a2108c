/** The client's side of TLS 1.3: its states, and the table of what leads from one to the next. RFC 8446 §A.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { Machine, runEdge } from '../machine.ts';
import type { Io } from '../trace.ts';
import { AcceptedChain } from './accepted-chain.ts';
import {
  checkEncryptedExtensions,
  checkRetry,
  checkServerHello,
  offeredTypes,
} from './client-checks.ts';
import {
  clientServiceEdges,
  type ClientCommand,
  type ClientService,
} from './client-application.ts';
import { finishHandshake } from './client-flight.ts';
import { sendClientHello, sendClientHelloAgain, type Offer, type Retry } from './client-hello.ts';
import type { ClientConfig } from './config.ts';
import { Endpoint, type Closed, type CommonInputs, type Region } from './endpoint.ts';
import { extensionProblem } from './check-extensions.ts';
import { extensionIn } from './extensions.ts';
import {
  computeSecret,
  deriveHandshakeKeys,
  serverTranscript,
  symbols,
  takeFinished,
  takeIntoTranscript,
  type Handshake,
  type Session,
} from './handshake.ts';
import { takeKeyUpdate, updateOwnKeys } from './key-update.ts';
import { judgeChain, takeChain, type PresentedChain } from './presented-chain.ts';
import type { AnswerInputs } from './questions.ts';
import { takeTicket } from './client-tickets.ts';
import { VerifiedServer } from './verified-server.ts';
import type { HandshakeValues } from './messages/handshake.ts';

export type { ClientConfig } from './config.ts';
export type { ClientCommand } from './client-application.ts';

/** The ServerHello is there. */
interface Agreed {
  readonly offer: Offer;
  readonly handshake: Handshake;
}

/** EncryptedExtensions are there, too. */
interface Extended extends Agreed {
  readonly alpn: string | null;
}

/** The server has shown a chain of certificates. */
interface Presented extends Extended {
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
  protected command(command: ClientCommand): void {
    const input = `command ${command.do}`;
    if (this.accepted('transport').includes(input)) this.runTransport(input, command);
    else if (this.accepted('service').includes(input)) this.runService(input, command);
  }
}

type At<N extends ClientTransport['at']> = Extract<ClientTransport, { readonly at: N }>;

/** Takes a ServerHello, the first or the one after a HelloRetryRequest. */
function serverHello(
  self: Client,
  offer: Offer,
  hello: HandshakeValues['ServerHello'],
  retry: Retry | null,
): At<'wait-encrypted-extensions' | 'closed'> {
  const agreed = checkServerHello(offer, hello, retry);
  if ('fault' in agreed) return self.fail(agreed.fault);
  const { suite, own, resumed } = agreed;
  self.transcript.begin(suite.hash);
  takeIntoTranscript(self, 'ServerHello', symbols.ServerHello);
  self.step('tls-negotiated', {
    args: {
      version: 'TLS 1.3',
      suite: suite.name,
      group: own.group.name,
      alpn: '',
      serverName: self.config.serverName ?? '',
      resumed,
    },
    result: 'agreed',
  });
  if (offer.session)
    self.step('tls-session-resumed', {
      values: [offer.session.ticket.ticket],
      result: resumed ? 'accepted' : 'refused',
    });
  const agreement = { ...agreed, early: resumed ? (offer.session?.early ?? null) : null };
  const secret = computeSecret(self, agreement);
  if ('fault' in secret) return self.fail(secret.fault);
  const handshake = deriveHandshakeKeys(self, agreement, secret.K);
  return { at: 'wait-encrypted-extensions', offer, handshake };
}

/** A ticket proves the server that gave it: no certificate comes. */
function afterExtensions(
  { offer, handshake }: Agreed,
  alpn: string | null,
): At<'wait-certificate-or-request' | 'wait-finished'> {
  const extended = { offer, handshake, alpn };
  if (!handshake.resumed || !offer.session)
    return { at: 'wait-certificate-or-request', ...extended };
  const { server } = offer.session.ticket;
  return { at: 'wait-finished', ...extended, request: null, server };
}

function certificate(
  self: Client,
  { offer, handshake, alpn, request }: Presented,
  value: HandshakeValues['Certificate'],
): At<'check-certificate' | 'closed'> {
  const presented = takeChain(self, value, offeredTypes(offer));
  if ('fault' in presented) return self.fail(presented.fault);
  self.ask('check-server-certificate', {
    chain: presented.chain,
    serverName: self.config.serverName,
  });
  return { at: 'check-certificate', offer, handshake, alpn, request, presented };
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

export const clientTransport = new Machine<Client, ClientTransport, ClientInputs>()
  .on('start', 'command start', ['wait-server-hello'], 'RFC 8446 §4.1.2', (self) => ({
    at: 'wait-server-hello',
    offer: sendClientHello(self),
  }))
  .on(
    'wait-server-hello',
    'HelloRetryRequest',
    ['wait-server-hello-again', 'closed'],
    'RFC 8446 §4.1.4',
    (self, { offer }, hello) => {
      const checked = checkRetry(offer, hello);
      if ('fault' in checked) return self.fail(checked.fault);
      const { retry, suite } = checked;
      self.transcript.retry(suite.hash);
      takeIntoTranscript(self, 'HelloRetryRequest', symbols.HelloRetryRequest);
      self.step('tls-hello-again', {
        args: { group: retry.group?.name ?? '', cookie: retry.cookie !== null },
      });
      self.changeCipherSpec();
      return {
        at: 'wait-server-hello-again',
        offer: sendClientHelloAgain(self, offer, retry),
        retry,
      };
    },
  )
  .on(
    'wait-server-hello',
    'ServerHello',
    ['wait-encrypted-extensions', 'closed'],
    'RFC 8446 §4.1.3',
    (self, { offer }, hello) => serverHello(self, offer, hello, null),
  )
  .on(
    'wait-server-hello-again',
    'ServerHello',
    ['wait-encrypted-extensions', 'closed'],
    'RFC 8446 §4.1.3',
    (self, { offer, retry }, hello) => serverHello(self, offer, hello, retry),
  )
  .on(
    'wait-encrypted-extensions',
    'EncryptedExtensions',
    ['wait-certificate-or-request', 'wait-finished', 'closed'],
    'RFC 8446 §4.3.1',
    (self, state, value) => {
      const checked = checkEncryptedExtensions(state.offer, value);
      if ('fault' in checked) return self.fail(checked.fault);
      takeIntoTranscript(self, 'EncryptedExtensions', symbols.EncryptedExtensions);
      const { alpn, nameTaken } = checked;
      self.step('tls-took-extensions', { args: { alpn: alpn ?? '', nameTaken } });
      return afterExtensions(state, alpn);
    },
  )
  .on(
    'wait-certificate-or-request',
    'CertificateRequest',
    ['wait-certificate', 'closed'],
    'RFC 8446 §4.3.2',
    (self, state, { certificate_request_context: context, extensions }) => {
      const message = 'CertificateRequest';
      if (context.length > 0)
        return self.fail({
          kind: 'illegal-value',
          message,
          field: 'certificate_request_context',
          found: `${context.length} bytes`,
          expected: 'nothing',
        });
      const fault = extensionProblem(message, extensions, null);
      if (fault) return self.fail(fault);
      const wanted = extensionIn(extensions, 'signature_algorithms');
      if (!wanted)
        return self.fail({ kind: 'missing-extension', message, extension: 'signature_algorithms' });
      takeIntoTranscript(self, message, symbols.CertificateRequest);
      const request = {
        schemes: wanted.supported_signature_algorithms,
        authorities: extensionIn(extensions, 'certificate_authorities')?.authorities ?? [],
      };
      const { offer, handshake, alpn } = state;
      return { at: 'wait-certificate', offer, handshake, alpn, request };
    },
  )
  .on(
    'wait-certificate-or-request',
    'Certificate',
    ['check-certificate', 'closed'],
    'RFC 8446 §4.4.2',
    (self, state, value) => certificate(self, { ...state, request: null }, value),
  )
  .on(
    'wait-certificate',
    'Certificate',
    ['check-certificate', 'closed'],
    'RFC 8446 §4.4.2',
    (self, state, value) => certificate(self, state, value),
  )
  .on(
    'check-certificate',
    'answer check-server-certificate',
    ['wait-certificate-verify', 'closed'],
    'RFC 5280 §6.1',
    (self, { offer, handshake, alpn, request, presented }, verdict) => {
      const name = self.config.serverName ?? '';
      const accepted = judgeChain(self, presented, verdict, name);
      if (!(accepted instanceof AcceptedChain)) return self.fail(accepted);
      return { at: 'wait-certificate-verify', offer, handshake, alpn, request, accepted };
    },
  )
  .on(
    'wait-certificate-verify',
    'CertificateVerify',
    ['wait-finished', 'closed'],
    'RFC 8446 §4.4.3',
    (self, { offer, handshake, alpn, request, accepted }, verify) => {
      const transcript = self.transcript.value("the server's Certificate", 'H(CH…CT_S)');
      self.io.hold('server signature over the transcript', verify.signature, {
        symbol: 'sig',
        owner: 'server',
      });
      const { signatureAlgorithms } = self.config;
      const server = VerifiedServer.verify(accepted, verify, signatureAlgorithms, transcript);
      const isValid = server instanceof VerifiedServer;
      self.step('tls-verified-server', {
        args: { scheme: isValid ? server.scheme : '' },
        values: [accepted.key.publicKeyInfo, transcript, verify.signature],
        result: isValid ? 'valid' : 'invalid',
      });
      if (!isValid) return self.fail(server);
      takeIntoTranscript(self, 'CertificateVerify', symbols.CertificateVerify.server);
      return { at: 'wait-finished', offer, handshake, alpn, request, server };
    },
  )
  .on(
    'wait-finished',
    'Finished',
    ['connected', 'closed'],
    'RFC 8446 §4.4.4',
    (self, { handshake, alpn, request, server }, { verify_data }) => {
      const transcript = serverTranscript(self, handshake);
      const fault = takeFinished(self, handshake, verify_data, transcript);
      if (fault) return self.fail(fault);
      return {
        at: 'connected',
        session: { ...finishHandshake(self, handshake, alpn, request), server },
      };
    },
  )
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
