/** Our TLS engines on real sockets, set up as no command line lets them be. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

import { asText, readCertificates, readCredential } from '../../src/cli/tls/files.ts';
import { reach } from '../../src/cli/reach.ts';
import { liveRecorder } from '../../src/cli/system-random.ts';
import { Line } from '../../src/cli/tcp.ts';
import { sameBytes } from '../../src/codec/bytes.ts';
import { responseReader } from '../../src/protocol/http/reader.ts';
import { Client, type ClientCommand } from '../../src/protocol/tls/client.ts';
import type { ClientConfig } from '../../src/protocol/tls/config.ts';
import type { EndpointEvent } from '../../src/protocol/tls/endpoint-io.ts';
import type { Fault } from '../../src/protocol/tls/fault.ts';
import type { Answered, OpenQuestion } from '../../src/protocol/tls/questions.ts';
import type { ClientTicket, ServerTicket } from '../../src/protocol/tls/tickets.ts';
import { parseTlsScenario } from '../../src/world/parse-tls-scenario.ts';
import type { FrameRecord } from '../../src/world/recorder.ts';
import { browsing } from '../../src/world/tls/browsing.ts';
import { tlsClientConfig } from '../../src/world/tls/configs.ts';
import { requestBytes } from '../../src/world/tls/http.ts';
import { TlsParties } from '../../src/world/tls/parties.ts';
import { TlsParty } from '../../src/world/tls/party.ts';
import type { Certified } from './peers/tls-certificates.ts';

const PATIENCE_MS = 10_000;

type RealLine = Line<EndpointEvent, OpenQuestion, Answered>;

export interface ClientOptions {
  readonly port: number;
  /** The file of the authority that the server must be known to. */
  readonly authority: string;
  /** Further settings of a scenario's client. */
  readonly client?: object;
  readonly session?: ClientConfig['session'];
  /** What it does when the handshake is over, before it asks for the page. */
  readonly first?: readonly ClientCommand[];
}

/** What a connection of ours was like. */
export interface Connection {
  readonly fault: Fault | null;
  readonly resumed: boolean;
  /** What came of the response's body. */
  readonly body: string;
  readonly tickets: readonly ClientTicket[];
  readonly frames: readonly FrameRecord[];
}

/** Connects, asks for the page, and leaves. */
export async function visit(options: ClientOptions): Promise<Connection> {
  const { port, authority, client, session = null, first = [] } = options;
  const scenario = parseTlsScenario({
    protocol: 'tls-1.3',
    clock: new Date().toISOString(),
    client: { trusted: asText(readCertificates('authority', authority)), ...client },
    server: { host: 'localhost', port, recorded: [] },
  });
  const recorder = liveRecorder(scenario);
  const reader = responseReader();
  const body: Uint8Array[] = [];
  const tickets: ClientTicket[] = [];
  let resumed = false;
  const browse = browsing(scenario.client.requests, (request, isLast) =>
    requestBytes(request, scenario, isLast),
  );
  const engine = new Client(recorder.io('client'), tlsClientConfig(scenario, null, session));
  const { answer } = new TlsParties(scenario, recorder).answers;
  const party = new TlsParty<ClientCommand>(engine, answer, (event) => {
    if (event.kind === 'connected') resumed = event.resumed;
    if (event.kind === 'ticket') tickets.push(event.ticket);
    if (event.kind === 'output') body.push(...reader.take(event.bytes));
    return [...(event.kind === 'connected' ? first : []), ...browse(event)];
  });
  const socket = await reach('127.0.0.1', port, PATIENCE_MS);
  const line: RealLine = new Line({
    ...{ socket, recorder, party, keep: true },
    event: () => undefined,
    patience: PATIENCE_MS,
  });
  line.start();
  await line.ended;
  if (line.error) throw line.error;
  if (line.gaveUp) throw new Error(`nothing more came in ${party.state.transport}`);
  return {
    ...{ fault: party.closed?.fault ?? null, resumed, tickets },
    body: Buffer.concat(body).toString(),
    frames: recorder.frames,
  };
}

export interface EngineServer {
  readonly port: number;
  /** Of each connection that has ended. */
  readonly ended: readonly { readonly fault: Fault | null; readonly resumed: boolean }[];
  /** Records of each connection that has ended. */
  readonly frames: readonly (readonly FrameRecord[])[];
  /** Waits for the connections to end. */
  stop(): Promise<void>;
}

/** Listens on a port of 127.0.0.1 with further settings of a scenario's server, and answers with a page. */
export async function startEngine(certified: Certified, own: object = {}): Promise<EngineServer> {
  const scenario = parseTlsScenario({
    protocol: 'tls-1.3',
    clock: new Date().toISOString(),
    client: { recorded: [] },
    server: {
      certificate: readCredential('test', certified.chain, certified.key),
      pages: { '/': '<h1>It works</h1>' },
      keep_alive: false,
      ...own,
    },
  });
  const kept: ServerTicket[] = [];
  const ended: { fault: Fault | null; resumed: boolean }[] = [];
  const frames: (readonly FrameRecord[])[] = [];

  async function serve(socket: Socket): Promise<void> {
    const recorder = liveRecorder(scenario);
    let resumed = false;
    const party = new TlsParties(scenario, recorder).server(
      (name) => kept.find(({ ticket }) => sameBytes(ticket, name)) ?? null,
      (event) => {
        if (event.kind === 'ticket-made') kept.push(event.ticket);
        if (event.kind === 'connected') resumed = event.resumed;
      },
    );
    const line: RealLine = new Line({
      ...{ socket, recorder, party, keep: true, event: () => undefined },
    });
    line.start();
    await line.ended;
    ended.push({ fault: party.closed?.fault ?? null, resumed });
    frames.push(recorder.frames);
  }

  const serving: Promise<void>[] = [];
  const server = createServer((socket) => serving.push(serve(socket)));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // listens on TCP
    ended,
    frames,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await Promise.all(serving);
    },
  };
}
