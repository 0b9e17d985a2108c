/** One session of `sshow connect --protocol tls`, from its connection to its end. */
import type { Socket } from 'node:net';
import { OverrideError } from '../../crypto/random.ts';
import type { HttpFault } from '../../protocol/http/fault.ts';
import type { ResponseHead } from '../../protocol/http/messages.ts';
import { responseReader } from '../../protocol/http/reader.ts';
import type { ClientCommand } from '../../protocol/tls/client.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import type { Fault } from '../../protocol/tls/fault.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';
import type { Recorder } from '../../world/recorder.ts';
import { TlsParties } from '../../world/tls/parties.ts';
import type { TlsParty } from '../../world/tls/party.ts';
import { tlsRecordingOf } from '../../world/tls/recording.ts';
import type { TlsScenario } from '../../world/tls/scenario.ts';
import { BadInput } from '../errors.ts';
import { say } from '../io.ts';
import { naming } from '../scenario-file.ts';
import { liveRecorder } from '../system-random.ts';
import { Line } from '../tcp.ts';
import type { TlsConnectOptions } from './connect-options.ts';

/** How long a server that has answered may take to say goodbye. */
const GOODBYE_MS = 2000;

export class TlsClientSession {
  readonly #options: TlsConnectOptions;
  readonly #scenario: TlsScenario;
  readonly #recorder: Recorder;
  readonly #socket: Socket;
  readonly #reader = responseReader();
  readonly #party: TlsParty<ClientCommand>;
  readonly #line: Line<EndpointEvent, OpenQuestion, Answered>;
  #goodbye: NodeJS.Timeout | undefined;

  constructor(options: TlsConnectOptions, socket: Socket) {
    const { scenario, timeoutMs, out, json } = options;
    const recorder = liveRecorder(scenario);
    const address = socket.remoteAddress ?? scenario.server.address;
    this.#options = options;
    this.#scenario = { ...scenario, server: { ...scenario.server, address } };
    this.#recorder = recorder;
    this.#socket = socket;
    const parties = naming('', () => new TlsParties(this.#scenario, recorder));
    this.#party = parties.client(null, (event) => this.#hear(event));
    this.#line = new Line({
      ...{ socket, recorder, party: this.#party, keep: out !== undefined || json },
      event: () => undefined,
      patience: timeoutMs,
    });
  }

  async run(): Promise<void> {
    this.#line.start();
    await this.#line.ended;
    clearTimeout(this.#goodbye);
    const { error, gaveUp } = this.#line;
    if (error instanceof OverrideError) throw new BadInput(error.message);
    if (error) throw error;
    if (gaveUp) say(`sshow: no answer within ${this.#options.timeoutMs / 1000} s`);
  }

  /** Why the connection did not end as asked; null where it did. */
  get fault(): Fault | null {
    const { closed, state } = this.#party;
    if (!closed) return { kind: 'stalled', client: state.transport, server: 'recorded' };
    // What was asked for is here: a server that goes without a word cuts nothing off.
    return closed.fault?.kind === 'connection-lost' && this.#reader.done ? null : closed.fault;
  }

  /** What came; null before its header was complete. */
  get response(): ResponseHead | null {
    return this.#reader.head;
  }

  /** What was wrong with it, once the connection has ended. */
  get httpFault(): HttpFault | null {
    if (!this.#reader.fault) this.#reader.end();
    return this.#reader.fault;
  }

  recording(): object {
    const { host, port } = this.#scenario.server;
    return tlsRecordingOf({
      title: `Recorded: to ${host}, port ${port}`,
      side: 'client',
      scenario: this.#scenario,
      recorder: this.#recorder,
      chunks: this.#line.chunks,
    });
  }

  #hear(event: EndpointEvent): void {
    if (event.kind !== 'output') return;
    const { json } = this.#options;
    for (const content of this.#reader.take(event.bytes)) if (!json) this.#show(content);
    if (this.#reader.done) this.#goodbye ??= setTimeout(() => this.#socket.destroy(), GOODBYE_MS);
  }

  /** While nobody takes the output, no more is read. */
  #show(bytes: Uint8Array): void {
    if (process.stdout.write(bytes) || !this.#line.hold('stdout')) return;
    process.stdout.once('drain', () => this.#line.release('stdout'));
  }
}
