/** What the server answers to a ClientHello: another try, or everything up to its Finished. RFC 8446 §2. */
import type { Bytes } from '../../codec/bytes.ts';
import { extensionIn, type Extension } from './extensions.ts';
import type { Fault } from './fault.ts';
import {
  computeSecret,
  deriveApplicationKeys,
  deriveHandshakeKeys,
  sendFinished,
  serverTranscript,
  symbols,
  type ApplicationKeys,
  type Handshake,
} from './handshake.ts';
import { codesOf, schemesOf } from './codes.ts';
import { CertificateRequest } from './messages/authentication.ts';
import {
  EncryptedExtensions,
  HELLO_RETRY_RANDOM,
  HelloRetryRequest,
  ServerHello,
} from './messages/hello.ts';
import { TLS_1_2, TLS_1_3 } from './names.ts';
import { chooseServerCredential, type Choice } from './negotiate.ts';
import { sendProof } from './proof.ts';
import type { Asked, Server } from './server.ts';
import type { Hello } from './server-checks.ts';
import { lookUpTicket, type Resumption } from './server-tickets.ts';

const COOKIE_LENGTH = 32;

/** It is never taken: what comes is passed over. RFC 8446 §4.2.10. */
const offersEarlyData = ({ extensions }: Hello): boolean =>
  extensionIn(extensions, 'early_data') !== undefined;

/** Asks for another ClientHello. RFC 8446 §4.1.4. */
export function askAgain(self: Server, hello: Hello, { suite, group, peerShare }: Choice): Asked {
  const { io, config } = self;
  const cookie = config.cookie ? io.random('cookie', COOKIE_LENGTH, { symbol: 'cookie' }) : null;
  const wanted = peerShare ? null : group;
  const extensions: Extension<'HelloRetryRequest'>[] = [
    { name: 'supported_versions', data: { selected_version: TLS_1_3 } },
  ];
  if (wanted) extensions.push({ name: 'key_share', data: { selected_group: wanted.code } });
  if (cookie) extensions.push({ name: 'cookie', data: { cookie } });
  self.step('tls-asked-again', {
    args: { group: wanted?.name ?? '', cookie: cookie !== null },
    ...(cookie && { values: [cookie] }),
  });
  self.skipEarlyData(offersEarlyData(hello));
  self.transcript.retry(suite.hash);
  self.sendHandshake(
    HelloRetryRequest,
    {
      legacy_version: TLS_1_2,
      random: HELLO_RETRY_RANDOM,
      legacy_session_id_echo: hello.legacy_session_id,
      cipher_suite: suite.code,
      legacy_compression_method: 0,
      extensions,
    },
    symbols.HelloRetryRequest,
  );
  self.changeCipherSpec(hello);
  return { group: wanted, cookie };
}

/** The server's whole flight is sent. */
export interface Flight {
  readonly hello: Hello;
  readonly handshake: Handshake;
  readonly keys: ApplicationKeys;
  readonly alpn: string | null;
  /** The ticket with which the client came. */
  readonly resumption: Resumption | null;
}

/** ServerHello to Finished. The ClientHello is in the transcript. */
function sendFlight(
  self: Server,
  hello: Hello,
  choice: Choice,
  peerShare: Bytes,
  resumption: Resumption | null,
): Flight | { readonly fault: Fault } {
  const { suite, group, alpn, serverName } = choice;
  const proof = resumption ? null : chooseServerCredential(hello, self.config);
  if (proof && 'fault' in proof) return proof;
  self.step('tls-negotiated', {
    args: {
      version: 'TLS 1.3',
      suite: suite.name,
      group: group.name,
      alpn: alpn ?? '',
      serverName: serverName ?? '',
      resumed: resumption !== null,
      retried: self.transcript.retried,
    },
    result: 'agreed',
  });
  self.transcript.begin(suite.hash);
  const own = group.generate(self.io, 'server');
  self.step('tls-made-key-share', {
    args: { group: group.name },
    values: [own.privateKey, own.publicKey],
    source: group.source,
  });
  const agreement = { suite, own, peerShare, early: resumption?.early ?? null };
  const secret = computeSecret(self, agreement);
  if ('fault' in secret) return secret;
  sendServerHello(self, hello, choice, own.publicKey, resumption);
  self.changeCipherSpec(hello);
  const handshake = deriveHandshakeKeys(self, agreement, secret.K);
  sendEncryptedExtensions(self, choice);
  if (proof) {
    if (self.config.clientCertificates !== 'none') sendCertificateRequest(self);
    sendProof(self, proof.credential, proof.scheme);
  }
  sendFinished(self, handshake, serverTranscript(self, handshake));
  const keys = deriveApplicationKeys(self, handshake);
  self.protectOut(suite, keys.server, 'application');
  return { hello, handshake, keys, alpn, resumption };
}

/** Takes the offered ticket, and answers. */
export function answerHello(
  self: Server,
  hello: Hello,
  choice: Choice,
  peerShare: Bytes,
): Flight | { readonly fault: Fault } {
  const resumption = lookUpTicket(self, hello, choice.suite);
  if (resumption && 'fault' in resumption) return resumption;
  self.takeHello();
  self.skipEarlyData(offersEarlyData(hello));
  return sendFlight(self, hello, choice, peerShare, resumption);
}

function sendServerHello(
  self: Server,
  hello: Hello,
  { suite, group }: Choice,
  publicKey: Bytes,
  resumption: Resumption | null,
): void {
  const extensions: Extension<'ServerHello'>[] = [
    { name: 'supported_versions', data: { selected_version: TLS_1_3 } },
    {
      name: 'key_share',
      data: { server_share: { group: group.code, key_exchange: publicKey } },
    },
  ];
  if (resumption)
    extensions.push({
      name: 'pre_shared_key',
      data: { selected_identity: resumption.identity },
    });
  self.sendHandshake(
    ServerHello,
    {
      legacy_version: TLS_1_2,
      random: self.io.draw('server random', 32),
      legacy_session_id_echo: hello.legacy_session_id,
      cipher_suite: suite.code,
      legacy_compression_method: 0,
      extensions,
    },
    symbols.ServerHello,
  );
}

function sendEncryptedExtensions(self: Server, { serverName, alpn }: Choice): void {
  const extensions: Extension<'EncryptedExtensions'>[] = [];
  if (serverName !== null) extensions.push({ name: 'server_name', data: {} });
  if (alpn !== null)
    extensions.push({
      name: 'application_layer_protocol_negotiation',
      data: { protocol_name_list: [alpn] },
    });
  self.sendHandshake(EncryptedExtensions, { extensions }, symbols.EncryptedExtensions);
}

function sendCertificateRequest(self: Server): void {
  const { signatureAlgorithms, certificateAuthorities } = self.config;
  const extensions: Extension<'CertificateRequest'>[] = [
    {
      name: 'signature_algorithms',
      data: { supported_signature_algorithms: codesOf(schemesOf(signatureAlgorithms)) },
    },
  ];
  if (certificateAuthorities.length > 0)
    extensions.push({
      name: 'certificate_authorities',
      data: { authorities: [...certificateAuthorities] },
    });
  const value = { certificate_request_context: new Uint8Array(), extensions };
  self.sendHandshake(CertificateRequest, value, symbols.CertificateRequest);
}
