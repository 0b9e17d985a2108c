/** Ends of a TLS connection for tests: engines which can be made to misbehave. */
import type { Bytes } from '../../../../src/codec/bytes.ts';
import { encode } from '../../../../src/codec/tape.ts';
import { rest } from '../../../../src/codec/types.ts';
import { Client, type ClientConfig } from '../../../../src/protocol/tls/client.ts';
import type { CommonConfig } from '../../../../src/protocol/tls/config.ts';
import type { HandshakeMessage } from '../../../../src/protocol/tls/messages/handshake-message.ts';
import type { Answered, OpenQuestion } from '../../../../src/protocol/tls/questions.ts';
import { Server, type ServerConfig } from '../../../../src/protocol/tls/server.ts';
import { clientCredential, HOST, serverCredential } from './credentials.ts';

/** Puts other messages in the place of one before it is sent; whole messages, as bytes. */
export type Alter = (message: string, bytes: Bytes) => readonly Bytes[];

const raw = (name: string): HandshakeMessage<Bytes> => ({
  name,
  type: 0,
  source: 'made by hand',
  from: 'both',
  walk: (tape, value) => rest.walk(tape, value),
});

const asIs: Alter = (_message, bytes) => [bytes];

/** A client that can say what it wants, under its own keys. */
export class PuppetClient extends Client {
  alter: Alter = asIs;

  override sendHandshake<V>(
    message: HandshakeMessage<V>,
    value: V,
    symbol: string | null,
    version?: number,
  ): Bytes {
    const bytes = encode(message, value);
    for (const one of this.alter(message.name, bytes))
      super.sendHandshake(raw(message.name), one, symbol, version);
    return bytes;
  }

  say(bytes: Bytes): void {
    super.sendHandshake(raw('said by hand'), bytes, null);
  }
}

/** A server that can say what it wants, under its own keys. */
export class PuppetServer extends Server {
  alter: Alter = asIs;

  override sendHandshake<V>(
    message: HandshakeMessage<V>,
    value: V,
    symbol: string | null,
    version?: number,
  ): Bytes {
    const bytes = encode(message, value);
    for (const one of this.alter(message.name, bytes))
      super.sendHandshake(raw(message.name), one, symbol, version);
    return bytes;
  }

  say(bytes: Bytes): void {
    super.sendHandshake(raw('said by hand'), bytes, null);
  }
}

const common: CommonConfig = {
  suites: ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
  groups: ['x25519', 'secp256r1'],
  signatureAlgorithms: [
    'ed25519',
    'ecdsa_secp256r1_sha256',
    'rsa_pss_rsae_sha256',
    'rsa_pss_rsae_sha384',
    'rsa_pss_rsae_sha512',
    'ecdsa_secp384r1_sha384',
    'rsa_pkcs1_sha256',
  ],
  alpn: [],
  certificates: [],
  recordSize: 2 ** 14,
  padTo: 0,
  coalesce: false,
};

export const clientDefaults: ClientConfig = {
  ...common,
  serverName: HOST,
  keyShares: ['x25519'],
  compatibilityMode: true,
  grease: false,
  session: null,
};

export const serverDefaults: ServerConfig = {
  ...common,
  certificates: [serverCredential],
  serverNames: null,
  clientCertificates: 'none',
  certificateAuthorities: [],
  tickets: 0,
  ticketLifetime: 7200,
  session: () => null,
  cookie: false,
};

export const withClientCertificate = {
  client: { certificates: [clientCredential] },
  server: { clientCertificates: 'required' },
} as const;

export type Reply = (question: OpenQuestion) => Answered | null;

/** Every chain is good, and every request is answered by itself. */
export const friendly: Reply = (question) =>
  question.name === 'respond'
    ? { name: question.name, answer: { response: question.ask.request.slice(), close: false } }
    : { name: question.name, answer: { checks: [], trusted: true, reason: null } };
