/** Runs a TLS scenario from its first byte to its last: pure, synchronous, all randomness from the seed. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { Client, type ClientCommand } from '../../protocol/tls/client.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import { isRefusal, type FaultKind } from '../../protocol/tls/fault.ts';
import { Server, type ServerCommand } from '../../protocol/tls/server.ts';
import '../../protocol/tls/steps.ts';
import type { ClientTicket, ServerTicket } from '../../protocol/tls/tickets.ts';
import type { Io } from '../../protocol/trace.ts';
import { recording } from '../ends.ts';
import { runWith, type Cast, type RunOf } from '../simulation.ts';
import { tlsAnswersFor } from './answers.ts';
import { Authorities } from './authorities.ts';
import { browsing } from './browsing.ts';
import { sentName, tlsClientConfig, tlsServerConfig } from './configs.ts';
import { credentialOf } from './credentials.ts';
import { requestBytes } from './http.ts';
import type { TlsKind } from './kind.ts';
import { levelBehind, TlsManInTheMiddle } from './man-in-the-middle.ts';
import { tlsEnd, TlsParty } from './party.ts';
import { readingHttp, saidIn } from './record-values.ts';
import type { TlsScenario } from './scenario.ts';
import { tlsTelling } from './telling.ts';

export type TlsRun = RunOf<TlsKind>;

/** Faults that only tell what the other end did. */
const consequences: readonly FaultKind[] = [
  'alert-received',
  'closed-during-handshake',
  'connection-lost',
  'stalled',
];

/** Throws a ScenarioError where the scenario asks for something that cannot be, such as a loop of authorities. */
export const simulateTls = (scenario: TlsScenario): TlsRun =>
  runWith<TlsKind>(scenario, (recorder, settled): Cast<TlsKind> => {
    const isIntercepted = scenario.attack?.kind === 'man-in-the-middle';
    if (isIntercepted) recorder.intercept();
    const io = { client: recorder.io('client'), server: recorder.io('server') };
    const authorities = new Authorities(scenario, io.server.draw);
    const credentials = {
      client: credentialOf(scenario, 'client', io.client, authorities),
      server: credentialOf(scenario, 'server', io.server, authorities),
    };
    const answers = tlsAnswersFor(scenario, recorder, authorities);
    const kept = new Tickets();

    function clientEnd() {
      if (scenario.client.recorded) return recording;
      const name = sentName(scenario.client.server_name);
      if (name !== null)
        io.client.hold('server name', utf8(name), { symbol: 'name', content: true });
      const session = kept.sessionAt(recorder.now);
      const config = tlsClientConfig(scenario, credentials.client, session);
      const browse = browsing(scenario.client.requests, (request, isLast) =>
        saidBytes(requestBytes(request, scenario.server.host, isLast), io.client),
      );
      const party = new TlsParty<ClientCommand>(
        new Client(readingHttp(io.client), config),
        answers.answer,
        (event) => {
          kept.take(event, recorder.now);
          return browse(event);
        },
      );
      return tlsEnd(party, settled);
    }

    function serverEnd() {
      if (scenario.server.recorded) return recording;
      const config = tlsServerConfig(scenario, credentials.server, answers.trusted, kept.given);
      const party = new TlsParty<ServerCommand>(
        new Server(readingHttp(io.server), config),
        answers.answer,
        (event) => {
          kept.take(event, recorder.now);
          return [];
        },
      );
      return tlsEnd(party, settled);
    }

    const ends = () => ({ client: clientEnd(), server: serverEnd() });
    let connections = 1;
    return {
      answers,
      note: scenario.note === undefined ? null : authorities.expand(scenario.note),
      levelBehind: isIntercepted ? levelBehind : undefined,
      telling: tlsTelling(recorder),
      attacker: isIntercepted ? new TlsManInTheMiddle(scenario, recorder, settled) : null,
      ends: ends(),
      again: () => (connections++ < scenario.client.connections ? ends() : null),
      isRefusal,
      isConsequence: ({ kind }) => consequences.includes(kind),
      outputIn: (event) => (event.kind === 'output' ? event.bytes.length : 0),
    };
  });

/** What a request says of its sender, as values of the run. */
function saidBytes(request: Bytes, io: Io): Bytes {
  for (const { label, text, ...about } of saidIn(request))
    io.hold(label, utf8(text), { ...about, content: true });
  return request;
}

/** What both ends keep from one connection for the next. */
class Tickets {
  /** Those of the server. */
  readonly given: ServerTicket[] = [];
  #latest: { readonly ticket: ClientTicket; readonly at: number } | null = null;

  take(event: EndpointEvent, now: number): void {
    if (event.kind === 'ticket') this.#latest = { ticket: event.ticket, at: now };
    if (event.kind === 'ticket-made') this.given.push(event.ticket);
  }

  /** What the client offers at a time in milliseconds; each ticket once. RFC 8446 §C.4. */
  sessionAt(now: number): { readonly ticket: ClientTicket; readonly age: number } | null {
    const latest = this.#latest;
    this.#latest = null;
    return latest && { ticket: latest.ticket, age: Math.round(now - latest.at) };
  }
}
