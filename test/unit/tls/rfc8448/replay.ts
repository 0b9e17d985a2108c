/** Our engines in the place of one side of a trace: with its private keys and its messages, and all else computed. */
import { bigToBytes, bytesToBig, concat, type Bytes } from '../../../../src/codec/bytes.ts';
import { decode, type Codec } from '../../../../src/codec/tape.ts';
import { rest } from '../../../../src/codec/types.ts';
import { nistp256 } from '../../../../src/crypto/ecdsa.ts';
import { Client, type ClientCommand } from '../../../../src/protocol/tls/client.ts';
import type { Input, Output } from '../../../../src/protocol/tls/endpoint.ts';
import { extensionIn } from '../../../../src/protocol/tls/extensions.ts';
import { handshakeName } from '../../../../src/protocol/tls/messages/handshake.ts';
import type {
  HandshakeMessage,
  Role,
} from '../../../../src/protocol/tls/messages/handshake-message.ts';
import { ClientHello, HelloRetryRequest } from '../../../../src/protocol/tls/messages/hello.ts';
import type { Answered, OpenQuestion } from '../../../../src/protocol/tls/questions.ts';
import { Server, type ServerCommand } from '../../../../src/protocol/tls/server.ts';
import { Watch } from '../../support/ends.ts';
import { credential } from '../support/credentials.ts';
import { clientDefaults, serverDefaults } from '../support/ends.ts';
import { contentsOf } from './contents.ts';
import type { Trace } from './trace.ts';

type Command = ClientCommand & ServerCommand;

/** One side of a trace, played by our engine. */
export interface Player {
  readonly watch: Watch;
  /** Records that it has sent. */
  readonly sent: readonly Bytes[];
  readonly state: string;
  /** Printed messages that it had no occasion to say. */
  readonly unsaid: readonly string[];
  hear(wire: Bytes): void;
  command(command: Command): void;
}

/** Messages of a side that do not follow from its keys. A Finished does, and is computed. */
function scriptOf(trace: Trace, role: Role): Map<string, Bytes[]> {
  const script = new Map<string, Bytes[]>();
  for (const { from, messages } of contentsOf(trace)) {
    if (from !== role) continue;
    for (const { name, bytes } of messages) {
      if (name === 'Finished') continue;
      script.set(name, [...(script.get(name) ?? []), bytes]);
    }
  }
  return script;
}

/** A message whose bytes are already there. */
const printed = (name: string): HandshakeMessage<Bytes> => ({
  name,
  type: 0,
  source: 'RFC 8448',
  from: 'both',
  walk: (tape, value) => rest.walk(tape, value),
});

const valueOf = <T>(codec: Codec<T>, bytes: Bytes): T => {
  const decoded = decode(codec, bytes);
  if (!decoded.ok) throw new Error(`${handshakeName(bytes)}: ${decoded.fault.field}`);
  return decoded.value;
};

/** The random bytes that give a private key of P-256: their number modulo n - 1, plus 1. FIPS 186-5 §A.2.1 */
function seedOf(privateKey: Bytes): Bytes {
  const number = bigToBytes(bytesToBig(privateKey) - 1n);
  return concat(new Uint8Array(nistp256.seedLength - number.length), number);
}

/** A watch that gives these draws, by their labels. */
function watchOf(draws: Readonly<Record<string, Bytes | undefined>>): Watch {
  const watch = new Watch('RFC 8448');
  const { random, draw } = watch;
  watch.random = (label, length, about) => {
    const given = draws[label];
    return given ? watch.hold(label, given, about) : random(label, length, about);
  };
  watch.draw = (label, length) => draws[label] ?? draw(label, length);
  return watch;
}

/** All chains are taken: whom the sides of the traces trusted is not printed. */
const trusting = (question: OpenQuestion): Answered =>
  question.name === 'respond'
    ? { name: question.name, answer: { response: null, close: false } }
    : { name: question.name, answer: { checks: [], trusted: true, reason: null } };

interface Engine {
  readonly transport: { readonly at: string };
  receive(input: Input<Command>): Output;
}

/** @param settle - called behind each input, before questions are answered */
function player(
  watch: Watch,
  script: ReadonlyMap<string, readonly Bytes[]>,
  engine: Engine,
  settle: () => void,
): Player {
  const sent: Bytes[] = [];
  const put = (input: Input<Command>): void => {
    const { send, events } = engine.receive(input);
    sent.push(...send);
    settle();
    for (const event of events) {
      if (event.kind !== 'question') continue;
      const { question } = event;
      put({ kind: 'answer', address: question.address, answer: trusting(question) });
    }
  };
  return {
    watch,
    sent,
    get state() {
      const { transport } = engine;
      return 'fault' in transport ? `closed: ${JSON.stringify(transport.fault)}` : transport.at;
    },
    get unsaid() {
      return [...script].flatMap(([name, left]) => left.map(() => name));
    },
    hear: (bytes) => put({ kind: 'bytes', bytes }),
    command: (command) => put({ kind: 'command', command }),
  };
}

const X25519_KEY = 'ephemeral x25519 private key';
const P256_SEED = 'ephemeral secp256r1 private key, random bytes';

/** Our client, with the keys and the messages of the trace's. */
export function clientOf(trace: Trace): Player {
  const [first, second] = trace.privateKeys.client;
  const script = scriptOf(trace, 'client');
  const hellos = (script.get('ClientHello') ?? []).map((one) => valueOf(ClientHello, one));
  const sessionId = hellos[0]?.legacy_session_id ?? new Uint8Array();
  const watch = watchOf({
    'client legacy_session_id': sessionId,
    [`client ${X25519_KEY}`]: first,
    [`client ${P256_SEED}`]: second && seedOf(second),
  });

  class PrintedClient extends Client {
    override sendHandshake<V>(
      message: HandshakeMessage<V>,
      value: V,
      symbol: string | null,
      version?: number,
    ): Bytes {
      const bytes = script.get(message.name)?.shift();
      if (!bytes) return super.sendHandshake(message, value, symbol, version);
      return super.sendHandshake(printed(message.name), bytes, symbol, version);
    }
  }

  const client = new PrintedClient(watch, {
    ...clientDefaults,
    serverName: 'server',
    compatibilityMode: sessionId.length > 0,
    coalesce: true,
    certificates: script.has('CertificateVerify') ? [credential('secp256r1')] : [],
  });
  // What comes answers the printed hello, not the one that our client would have sent.
  const settle = (): void => {
    const { transport } = client;
    if (transport.at !== 'wait-server-hello' && transport.at !== 'wait-server-hello-again') return;
    const hello = transport.at === 'wait-server-hello' ? hellos[0] : hellos[1];
    if (hello) client.transport = { ...transport, offer: { ...transport.offer, hello } };
  };
  return player(watch, script, client, settle);
}

/** Our server, with the key and the messages of the trace's. */
export function serverOf(trace: Trace): Player {
  const { server: privateKey } = trace.privateKeys;
  const script = scriptOf(trace, 'server');
  const watch = watchOf({
    [`server ${X25519_KEY}`]: privateKey,
    [`server ${P256_SEED}`]: seedOf(privateKey),
  });

  class PrintedServer extends Server {
    override sendHandshake<V>(
      message: HandshakeMessage<V>,
      value: V,
      symbol: string | null,
      version?: number,
    ): Bytes {
      const bytes = script.get(message.name)?.shift();
      if (!bytes) return super.sendHandshake(message, value, symbol, version);
      return super.sendHandshake(printed(message.name), bytes, symbol, version);
    }
  }

  const [retry] = script.get('HelloRetryRequest') ?? [];
  const cookie = retry && extensionIn(valueOf(HelloRetryRequest, retry).extensions, 'cookie');
  const server = new PrintedServer(watch, {
    ...serverDefaults,
    groups: retry ? ['secp256r1'] : ['x25519'],
    certificates: [credential('secp256r1')],
    clientCertificates: script.has('CertificateRequest') ? 'required' : 'none',
    tickets: script.get('NewSessionTicket')?.length ?? 0,
    cookie: retry !== undefined,
    coalesce: true,
  });
  // The second hello answers the printed request, with the cookie in it.
  const settle = (): void => {
    const { transport } = server;
    if (transport.at !== 'wait-client-hello-again' || !cookie) return;
    server.transport = { ...transport, asked: { ...transport.asked, ...cookie } };
  };
  return player(watch, script, server, settle);
}
