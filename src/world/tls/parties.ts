/** The ends of a TLS scenario: engines with their certificates, and with what their programs do. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { Client, type ClientCommand } from '../../protocol/tls/client.ts';
import type { ClientConfig, Credential, ServerConfig } from '../../protocol/tls/config.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import { Server, type ServerCommand } from '../../protocol/tls/server.ts';
import '../../protocol/tls/steps.ts';
import type { Io } from '../../protocol/trace.ts';
import type { EndSide, Recorder } from '../recorder.ts';
import { tlsAnswersFor, type TlsAnswers } from './answers.ts';
import { Authorities } from './authorities.ts';
import { browsing } from './browsing.ts';
import { sentName, tlsClientConfig, tlsServerConfig } from './configs.ts';
import { credentialOf } from './credentials.ts';
import { requestBytes } from './http.ts';
import { TlsParty } from './party.ts';
import { readingHttp, saidIn } from './record-values.ts';
import type { TlsScenario } from './scenario.ts';

type Hear = (event: EndpointEvent) => void;

export class TlsParties {
  readonly authorities: Authorities;
  readonly answers: TlsAnswers;
  readonly #scenario: TlsScenario;
  readonly #io: Readonly<Record<EndSide, Io>>;
  readonly #credentials: Readonly<Record<EndSide, Credential | null>>;

  /** Throws a ScenarioError where the scenario asks for something that cannot be, such as a loop of authorities. */
  constructor(scenario: TlsScenario, recorder: Recorder) {
    const io = { client: recorder.io('client'), server: recorder.io('server') };
    this.#scenario = scenario;
    this.#io = io;
    this.authorities = new Authorities(scenario, io.server.draw);
    this.#credentials = {
      client: credentialOf(scenario, 'client', io.client, this.authorities),
      server: credentialOf(scenario, 'server', io.server, this.authorities),
    };
    this.answers = tlsAnswersFor(scenario, recorder, this.authorities);
  }

  /**
   * The client of another connection.
   *
   * @param session - of an earlier one, which it would resume
   * @param hear - told of every event, before the client does anything about it
   */
  client(session: ClientConfig['session'], hear: Hear): TlsParty<ClientCommand> {
    const { client, server } = this.#scenario;
    const io = this.#io.client;
    const name = sentName(client.server_name);
    if (name !== null) io.hold('server name', utf8(name), { symbol: 'name', content: true });
    const config = tlsClientConfig(this.#scenario, this.#credentials.client, session);
    const browse = browsing(client.requests, (request, isLast) =>
      saidBytes(requestBytes(request, { client, server }, isLast), io),
    );
    const engine = new Client(readingHttp(io), config);
    return new TlsParty<ClientCommand>(engine, this.answers.answer, (event) => {
      hear(event);
      return browse(event);
    });
  }

  /** The server of another connection. @param session - finds the ticket of an earlier one */
  server(session: ServerConfig['session'], hear: Hear): TlsParty<ServerCommand> {
    const { trusted, answer } = this.answers;
    const config = tlsServerConfig(this.#scenario, this.#credentials.server, trusted, session);
    const engine = new Server(readingHttp(this.#io.server), config);
    return new TlsParty<ServerCommand>(engine, answer, (event) => {
      hear(event);
      return [];
    });
  }
}

/** What a request says of its sender, as values of the run. */
function saidBytes(request: Bytes, io: Io): Bytes {
  for (const { label, text, ...about } of saidIn(request))
    io.hold(label, utf8(text), { ...about, content: true });
  return request;
}
