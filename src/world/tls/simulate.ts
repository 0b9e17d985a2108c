/** Runs a TLS scenario from its first byte to its last: pure, synchronous, all randomness from the seed. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import { isRefusal, type FaultKind } from '../../protocol/tls/fault.ts';
import type { ClientTicket, ServerTicket } from '../../protocol/tls/tickets.ts';
import { recording } from '../ends.ts';
import { ScenarioError } from '../scenario.ts';
import { runWith, type Cast, type RunOf } from '../simulation.ts';
import type { TlsKind } from './kind.ts';
import { levelBehind, TlsManInTheMiddle } from './man-in-the-middle.ts';
import { TlsParties } from './parties.ts';
import { tlsEnd } from './party.ts';
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
    if (isIntercepted && scenario.client.connections > 1) throw new ScenarioError([oneConnection]);
    if (isIntercepted) recorder.intercept();
    const parties = new TlsParties(scenario, recorder);
    const kept = new Tickets();

    function ends() {
      const hear = (event: EndpointEvent): void => kept.take(event, recorder.now);
      const { client, server } = scenario;
      return {
        client: client.recorded
          ? recording
          : tlsEnd(parties.client(kept.sessionAt(recorder.now), hear), settled),
        server: server.recorded
          ? recording
          : tlsEnd(
              parties.server((name) => kept.find(name), hear),
              settled,
            ),
      };
    }

    let connections = 1;
    return {
      answers: parties.answers,
      note: scenario.note === undefined ? null : parties.authorities.expand(scenario.note),
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

/** The attacker's two ends are made for one. */
const oneConnection = {
  path: 'client.connections',
  message: 'expected 1 where a man in the middle is',
};

/** What both ends keep from one connection for the next. */
class Tickets {
  /** Those of the server. */
  readonly #given: ServerTicket[] = [];
  #latest: { readonly ticket: ClientTicket; readonly at: number } | null = null;

  take(event: EndpointEvent, now: number): void {
    if (event.kind === 'ticket') this.#latest = { ticket: event.ticket, at: now };
    if (event.kind === 'ticket-made') this.#given.push(event.ticket);
  }

  find(name: Bytes): ServerTicket | null {
    return this.#given.find(({ ticket }) => sameBytes(ticket, name)) ?? null;
  }

  /** What the client offers at a time in milliseconds; each ticket once. RFC 8446 §C.4. */
  sessionAt(now: number): { readonly ticket: ClientTicket; readonly age: number } | null {
    const latest = this.#latest;
    this.#latest = null;
    return latest && { ticket: latest.ticket, age: Math.round(now - latest.at) };
  }
}
