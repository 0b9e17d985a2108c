/** One client of `sshow serve --protocol tls`, from its connection to its end. */
import type { Socket } from 'node:net';
import { checkChain } from '../../protocol/tls/certificates/check-chain.ts';
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';
import { Server, type ServerCommand } from '../../protocol/tls/server.ts';
import type { Io } from '../../protocol/trace.ts';
import { reasonOf } from '../errors.ts';
import type { Served, Tell } from '../listening.ts';
import { liveRecorder } from '../system-random.ts';
import { Line } from '../tcp.ts';
import { everything } from './config.ts';
import { PageApplication } from './page.ts';
import { TlsParty } from './party.ts';
import type { TlsServeOptions } from './serve-options.ts';
import type { Tickets } from './ticket-store.ts';

/** How long a client may take for all that it wants. */
const PATIENCE_MS = 30_000;

export class TlsServerSession {
  readonly #options: TlsServeOptions;
  readonly #tell: Tell;
  readonly #tickets: Tickets;
  readonly #page = new PageApplication();
  readonly #party: TlsParty<ServerCommand>;
  readonly #line: Line<EndpointEvent, null, never>;
  readonly #grace: NodeJS.Timeout;
  #identified = false;

  constructor(options: TlsServeOptions, socket: Socket, tickets: Tickets, tell: Tell) {
    this.#options = options;
    this.#tell = tell;
    this.#tickets = tickets;
    const recorder = liveRecorder({ overrides: {} });
    const engine = new Server(this.#watched(recorder.io('server')), {
      ...everything(),
      certificates: [options.credential],
      serverNames: null,
      clientCertificates: options.clientRoots ? 'required' : 'none',
      certificateAuthorities: [],
      tickets: 2,
      ticketLifetime: tickets.lifetime,
      session: (ticket) => tickets.find(ticket),
      cookie: false,
    });
    this.#party = new TlsParty(
      engine,
      (question) => this.#answer(question),
      (event) => (event.kind === 'peer-closed' ? [{ do: 'close' }] : []),
    );
    this.#line = new Line({
      ...{ socket, recorder, party: this.#party, keep: options.out !== undefined },
      event: (event) => this.#event(event),
    });
    this.#grace = setTimeout(() => this.#line.giveUp(), PATIENCE_MS);
  }

  /** Serves the client to its end. */
  async run(): Promise<Served> {
    this.#line.start();
    await this.#line.ended;
    clearTimeout(this.#grace);
    const { error, gaveUp } = this.#line;
    const { closed } = this.#party;
    const { answered } = this.#page;
    if (error) this.#tell(`cannot go on: ${reasonOf(error)}`);
    else if (gaveUp) this.#tell(`not done within ${PATIENCE_MS / 1000} s`);
    else if (closed?.fault) this.#tell(JSON.stringify(closed.fault));
    else if (answered) this.#tell(`${answered.request}: ${answered.status}`);
    else this.#tell('asked for nothing');
    return { identified: this.#identified, good: closed?.fault === null };
  }

  /** Notices that it is a TLS client at all. */
  #watched(io: Io): Io {
    return {
      ...io,
      received: (frame) => {
        if (frame.message.startsWith('ClientHello')) this.#identified = true;
        io.received(frame);
      },
    };
  }

  #answer(question: OpenQuestion): Answered {
    if (question.name === 'respond') {
      const response = this.#page.take(question.ask.request);
      return { name: question.name, answer: { response, close: response !== null } };
    }
    const { chain } = question.ask;
    const roots = this.#options.clientRoots ?? [];
    const at = Date.now();
    const answer = checkChain({ chain, roots, at, name: null, purpose: 'client' });
    return { name: 'check-client-certificate', answer };
  }

  #event(event: EndpointEvent): void {
    if (event.kind === 'ticket-made') this.#tickets.keep(event.ticket);
  }
}
