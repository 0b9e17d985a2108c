/** Our TLS engines on real sockets, set up as no command line lets them be. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

import { PageApplication } from '../../src/cli/tls/page.ts';
import { TlsParty } from '../../src/cli/tls/party.ts';
import { pageRequest } from '../../src/cli/tls/request.ts';
import { everything } from '../../src/cli/tls/config.ts';
import { readCredential, readCertificates } from '../../src/cli/tls/files.ts';
import { reach } from '../../src/cli/reach.ts';
import { liveRecorder } from '../../src/cli/system-random.ts';
import { Line } from '../../src/cli/tcp.ts';
import { sameBytes } from '../../src/codec/bytes.ts';
import { responseReader } from '../../src/protocol/http/reader.ts';
import { checkChain } from '../../src/protocol/tls/certificates/check-chain.ts';
import { Client, type ClientCommand } from '../../src/protocol/tls/client.ts';
import type { ClientConfig, ServerConfig } from '../../src/protocol/tls/config.ts';
import type { EndpointEvent } from '../../src/protocol/tls/endpoint-io.ts';
import type { Fault } from '../../src/protocol/tls/fault.ts';
import { Server, type ServerCommand } from '../../src/protocol/tls/server.ts';
import type { ClientTicket, ServerTicket } from '../../src/protocol/tls/tickets.ts';
import type { FrameRecord, StepRecord } from '../../src/world/recorder.ts';
import type { Certified } from './peers/tls-certificates.ts';

const PATIENCE_MS = 10_000;

export interface ClientOptions {
  readonly port: number;
  /** The file of the authority that the server must be known to. */
  readonly authority: string;
  readonly config?: Partial<ClientConfig>;
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
  readonly steps: readonly StepRecord[];
}

/** Connects, asks for the page, and leaves. */
export async function visit(options: ClientOptions): Promise<Connection> {
  const recorder = liveRecorder({ overrides: {} });
  const roots = readCertificates('authority', options.authority);
  const reader = responseReader();
  const body: Uint8Array[] = [];
  const tickets: ClientTicket[] = [];
  let resumed = false;
  const engine = new Client(recorder.io('client'), {
    ...everything(),
    certificates: [],
    serverName: 'localhost',
    keyShares: ['x25519'],
    compatibilityMode: true,
    grease: false,
    session: null,
    ...options.config,
  });
  const party = new TlsParty<ClientCommand>(
    engine,
    (question) => {
      if (question.name !== 'check-server-certificate') throw new Error(question.name);
      const { chain } = question.ask;
      const asked = { chain, roots, at: Date.now(), name: 'localhost', purpose: 'server' } as const;
      return { name: question.name, answer: checkChain(asked) };
    },
    (event) => {
      if (event.kind === 'ticket') tickets.push(event.ticket);
      if (event.kind === 'peer-closed') return [{ do: 'close' }];
      if (event.kind === 'connected') {
        resumed = event.resumed;
        const bytes = pageRequest('localhost', options.port);
        return [...(options.first ?? []), { do: 'send', bytes }];
      }
      if (event.kind === 'output') body.push(...reader.take(event.bytes));
      return reader.done ? [{ do: 'close' }] : [];
    },
  );
  const socket = await reach('127.0.0.1', options.port, PATIENCE_MS);
  const line = new Line<EndpointEvent, null, never>({
    ...{ socket, recorder, party, keep: true },
    event: () => undefined,
    patience: PATIENCE_MS,
  });
  line.start();
  await line.ended;
  if (line.error) throw line.error;
  if (line.gaveUp) throw new Error(`nothing more came in ${engine.transport.at}`);
  return {
    fault: party.closed?.fault ?? null,
    resumed,
    body: Buffer.concat(body).toString(),
    tickets,
    frames: recorder.frames,
    steps: recorder.steps,
  };
}

export interface EngineServer {
  readonly port: number;
  /** Of each connection that has ended. */
  readonly ended: readonly { readonly fault: Fault | null; readonly resumed: boolean }[];
  /** Waits for the connections to end. */
  stop(): Promise<void>;
}

/** Listens on a port of 127.0.0.1, and answers with the page of `sshow serve`. */
export async function startEngine(
  certified: Certified,
  config: Partial<ServerConfig> = {},
): Promise<EngineServer> {
  const credential = readCredential('test', certified.chain, certified.key);
  const kept: ServerTicket[] = [];
  const ended: { fault: Fault | null; resumed: boolean }[] = [];

  async function serve(socket: Socket): Promise<void> {
    const recorder = liveRecorder({ overrides: {} });
    const page = new PageApplication();
    let resumed = false;
    const engine = new Server(recorder.io('server'), {
      ...everything(),
      certificates: [credential],
      serverNames: null,
      clientCertificates: 'none',
      certificateAuthorities: [],
      tickets: 1,
      ticketLifetime: 7200,
      session: (name) => kept.find(({ ticket }) => sameBytes(ticket, name)) ?? null,
      cookie: false,
      ...config,
    });
    const party = new TlsParty<ServerCommand>(
      engine,
      (question) => {
        if (question.name !== 'respond') throw new Error(question.name);
        const response = page.take(question.ask.request);
        return { name: question.name, answer: { response, close: response !== null } };
      },
      (event) => {
        if (event.kind === 'ticket-made') kept.push(event.ticket);
        if (event.kind === 'connected') resumed = event.resumed;
        return [];
      },
    );
    const line = new Line<EndpointEvent, null, never>({
      ...{ socket, recorder, party, keep: true, event: () => undefined },
    });
    line.start();
    await line.ended;
    ended.push({ fault: party.closed?.fault ?? null, resumed });
  }

  const serving: Promise<void>[] = [];
  const server = createServer((socket) => serving.push(serve(socket)));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // listens on TCP
    ended,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await Promise.all(serving);
    },
  };
}
