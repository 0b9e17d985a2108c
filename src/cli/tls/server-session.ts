/** One client of `sshow serve --protocol tls`, from its connection to its end. */
import type { Socket } from 'node:net';
import { httpFaultText } from '../../protocol/http/fault.ts';
import { requestReader } from '../../protocol/http/reader.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';
import type { ServerCommand } from '../../protocol/tls/server.ts';
import type { Recorder } from '../../world/recorder.ts';
import { faultMessage } from '../../world/text/tls/faults.ts';
import { TlsParties } from '../../world/tls/parties.ts';
import type { TlsParty } from '../../world/tls/party.ts';
import { tlsRecordingOf } from '../../world/tls/recording.ts';
import type { TlsScenario } from '../../world/tls/scenario.ts';
import { reasonOf } from '../errors.ts';
import { recordingIn, writeRecording } from '../io.ts';
import type { Served, Tell } from '../listening.ts';
import { placeOf } from '../place-of.ts';
import { liveRecorder } from '../system-random.ts';
import { Line } from '../tcp.ts';
import { now } from './scenario.ts';
import type { TlsServeOptions } from './serve-options.ts';
import type { Tickets } from './ticket-store.ts';

/** How long a client may take for all that it wants. */
const PATIENCE_MS = 30_000;

export class TlsServerSession {
  readonly #scenario: TlsScenario;
  readonly #recorder: Recorder;
  readonly #out: string | undefined;
  readonly #number: number;
  readonly #tell: Tell;
  readonly #party: TlsParty<ServerCommand>;
  readonly #line: Line<EndpointEvent, OpenQuestion, Answered>;
  readonly #grace: NodeJS.Timeout;
  readonly #reader = requestReader();
  #identified = false;

  constructor(
    { scenario: given, out }: TlsServeOptions,
    socket: Socket,
    tickets: Tickets,
    number: number,
    tell: Tell,
  ) {
    const client = { ...given.client, ...placeOf(socket) };
    const scenario = { ...given, clock: now(), client };
    const recorder = liveRecorder(scenario);
    this.#scenario = scenario;
    this.#recorder = recorder;
    this.#out = out;
    this.#number = number;
    this.#tell = tell;
    this.#party = new TlsParties(scenario, recorder).server(
      (ticket) => tickets.find(ticket),
      (event) => this.#hear(event, tickets),
    );
    this.#line = new Line({
      ...{ socket, recorder, party: this.#party, keep: out !== undefined },
      event: () => undefined,
      moved: () => {
        this.#identified ||= recorder.frames.some(({ message }) =>
          message.startsWith('ClientHello'),
        );
      },
    });
    this.#grace = setTimeout(() => this.#line.giveUp(), PATIENCE_MS);
  }

  /** Serves the client to its end, and writes the recording. */
  async run(): Promise<Served> {
    this.#line.start();
    await this.#line.ended;
    clearTimeout(this.#grace);
    const { error, gaveUp } = this.#line;
    const { closed } = this.#party;
    if (error) this.#tell(`cannot go on: ${reasonOf(error)}`);
    else if (gaveUp) this.#tell(`not done within ${PATIENCE_MS / 1000} s`);
    else if (closed?.fault) this.#tell(faultMessage(closed.fault, 'server').message);
    else this.#tell(this.#asked());
    if (this.#out !== undefined && this.#identified && !error) this.#write(this.#out);
    return { identified: this.#identified, good: closed?.fault === null };
  }

  #asked(): string {
    const { head, fault } = this.#reader;
    if (fault) return `its request: ${httpFaultText(fault)}`;
    return head ? `answered ${head.method} ${head.target}` : 'asked for nothing';
  }

  #hear(event: EndpointEvent, tickets: Tickets): void {
    if (event.kind === 'ticket-made') tickets.keep(event.ticket);
    if (event.kind === 'output') this.#reader.take(event.bytes);
  }

  #write(folder: string): void {
    const { clock } = this.#scenario;
    const path = recordingIn(folder, clock, this.#number);
    const recording = tlsRecordingOf({
      title: `Recorded: from a client, ${clock}`,
      side: 'server',
      scenario: this.#scenario,
      recorder: this.#recorder,
      chunks: this.#line.chunks,
    });
    try {
      writeRecording(path, recording);
    } catch (error) {
      this.#tell(`cannot write ${path}: ${reasonOf(error)}`);
    }
  }
}
