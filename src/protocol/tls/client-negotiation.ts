/** The hellos as a client sees them, up to EncryptedExtensions. RFC 8446 §4.1, §4.3.1. */
import type { Machine } from '../machine.ts';
import { checkEncryptedExtensions, checkRetry, checkServerHello } from './client-checks.ts';
import {
  sendClientHello,
  sendClientHelloAgain,
  serverNameIn,
  type Offer,
  type Retry,
} from './client-hello.ts';
import type { Agreed, Client, ClientInputs, ClientTransport } from './client.ts';
import { computeSecret, deriveHandshakeKeys, symbols, takeIntoTranscript } from './handshake.ts';
import type { HandshakeValues } from './messages/handshake.ts';

type Edges = Machine<Client, ClientTransport, ClientInputs>;
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
  if (self.hasMore) return self.fail({ kind: 'message-across-key-change', message: 'ServerHello' });
  const { suite, own, resumed } = agreed;
  self.transcript.begin(suite.hash);
  takeIntoTranscript(self, 'ServerHello', symbols.ServerHello);
  self.step('tls-negotiated', {
    args: {
      version: 'TLS 1.3',
      suite: suite.name,
      group: own.group.name,
      alpn: '',
      serverName: serverNameIn(offer) ?? '',
      resumed,
      retried: self.transcript.retried,
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

/** From the start to EncryptedExtensions. */
export const negotiationEdges = (machine: Edges): Edges =>
  machine
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
    );
