/**
 * A man in the middle of TLS: a server to the client and a client to the server. It has a certificate with the server's
 * name, from an authority of its own. Where the client takes that, all that is said passes through its hands.
 */
import { concat, utf8, type Bytes } from '../../codec/bytes.ts';
import { responseReader } from '../../protocol/http/reader.ts';
import { Client, type ClientCommand } from '../../protocol/tls/client.ts';
import { Server, type ServerCommand } from '../../protocol/tls/server.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';
import type { Io } from '../../protocol/trace.ts';
import type { AttackerMove, Interception, LevelBehind } from '../attacks.ts';
import type { Moved, Node } from '../ends.ts';
import type { Recorder, Seat } from '../recorder.ts';
import './world-steps.ts';
import { Authorities } from './authorities.ts';
import { tlsClientConfig, tlsServerConfig } from './configs.ts';
import { madeCredential } from './credentials.ts';
import type { TlsKind } from './kind.ts';
import { tlsEnd, TlsParty } from './party.ts';
import { readingHttp, saidIn } from './record-values.ts';
import type { CertificateForm, TlsScenario } from './scenario.ts';

const asServer: Seat = { actor: 'attacker', role: 'server', peer: 'client' };
const asClient: Seat = { actor: 'attacker', role: 'client', peer: 'server' };

type Event = Moved<TlsKind>['events'][number];

/** The name of the attacker's authority. */
const AUTHORITY = 'the attacker’s own CA';

/** What happens behind the client's back is not its story, but for what the attacker gets. */
export const levelBehind: LevelBehind = ({ side, role, key }, { phase, level }) => {
  if (key === 'tls-calls-server') return 'overview';
  if (side !== 'server' && !(side === 'attacker' && role === 'client')) return null;
  return phase === 'channel' && level !== 'detail' ? 'message' : 'detail';
};

export class TlsManInTheMiddle implements Interception<TlsKind> {
  readonly ends: Interception<TlsKind>['ends'];
  readonly #io: Io;
  readonly #toClient: TlsParty<ServerCommand>;
  readonly #toServer: TlsParty<ClientCommand>;
  #request: Bytes | null = null;
  #isCalling = false;
  #isConnected = false;
  #reader = responseReader();
  #response: Bytes[] = [];

  /** @param settled - called whenever one of its ends has come to rest in a state */
  constructor(scenario: TlsScenario, recorder: Recorder, settled: () => void) {
    this.#io = recorder.io(asServer);
    const toServer = recorder.io(asClient);
    const authorities = new Authorities(scenario, this.#io.draw);
    const form = forged(scenario);
    const credential = madeCredential(form, 'server', this.#io, authorities, 'attacker');
    const server = new Server(readingHttp(this.#io), {
      ...tlsServerConfig(scenario, credential, [], () => null),
      clientCertificates: 'none',
      tickets: 0,
    });
    const client = new Client(readingHttp(toServer), tlsClientConfig(scenario, null, null));
    this.#toClient = new TlsParty<ServerCommand>(
      server,
      () => null,
      () => [],
    );
    this.#toServer = new TlsParty<ClientCommand>(client, takesAll, () => []);
    this.ends = {
      'attacker-as-server': tlsEnd(this.#toClient, settled),
      'attacker-as-client': tlsEnd(this.#toServer, settled),
    };
  }

  after(who: Node, events: readonly Event[]): readonly AttackerMove<TlsKind>[] {
    if (who === 'attacker-as-server') return events.flatMap((event) => this.#heardClient(event));
    if (who === 'attacker-as-client') return events.flatMap((event) => this.#heardServer(event));
    return [];
  }

  #heardClient(event: Event): readonly AttackerMove<TlsKind>[] {
    if (event.kind === 'closed' && this.#isConnected) return [this.#toServerMove({ do: 'close' })];
    if (event.kind !== 'question' || event.question.name !== 'respond') return [];
    const { request } = event.question.ask;
    this.#request = request;
    this.#io.step('tls-captured-request', {
      args: { request: request.length },
      values: saidIn(request).map(({ label, text, ...about }) =>
        this.#io.hold(label, utf8(text), { ...about, owner: 'client', content: true }),
      ),
    });
    if (this.#isConnected) return [this.#passOn()];
    if (this.#isCalling) return [];
    this.#isCalling = true;
    this.#io.step('tls-calls-server');
    return [{ connect: true }];
  }

  #heardServer(event: Event): readonly AttackerMove<TlsKind>[] {
    switch (event.kind) {
      case 'connected':
        this.#isConnected = true;
        return this.#request ? [this.#passOn()] : [];
      case 'output':
        this.#response.push(event.bytes);
        this.#reader.take(event.bytes);
        return this.#reader.done || this.#reader.fault ? [this.#answerClient(false)] : [];
      case 'closed':
        this.#isConnected = false;
        return [this.#answerClient(true)];
      default:
        return [];
    }
  }

  #passOn(): AttackerMove<TlsKind> {
    const bytes = this.#request ?? new Uint8Array();
    this.#reader = responseReader();
    return this.#toServerMove({ do: 'send', bytes });
  }

  #toServerMove(command: ClientCommand): AttackerMove<TlsKind> {
    return {
      end: 'attacker-as-client',
      move: () => this.#toServer.move({ kind: 'command', command }),
    };
  }

  /** What the server said is said to the client; where the server hung up without a word, so does the attacker. */
  #answerClient(close: boolean): AttackerMove<TlsKind> {
    const response = concat(...this.#response.splice(0));
    const answer: Answered = { name: 'respond', answer: { response, close } };
    return {
      end: 'attacker-as-server',
      move: () =>
        this.#toClient.waiting ? this.#toClient.answer(answer) : { send: [], events: [] },
    };
  }
}

/** It called the server itself, and asks nobody whose certificate that is. */
function takesAll(question: OpenQuestion): Answered | null {
  return question.name === 'check-server-certificate'
    ? { name: question.name, answer: { checks: [], trusted: false, tolerated: true, reason: null } }
    : null;
}

/** The server's certificate as far as anybody can copy it: all but the key, and who vouches for it. */
function forged({ server, client }: TlsScenario): CertificateForm {
  const { certificate } = server;
  const names = [client.server_name ?? server.host];
  const shown = 'chain' in certificate ? null : certificate;
  return {
    subject: server.host,
    key_type: 'secp256r1',
    not_before: '2025-06-01T00:00:00Z',
    not_after: '2026-12-01T00:00:00Z',
    key_usage: ['digitalSignature'],
    extended_key_usage: ['serverAuth'],
    ...shown,
    names,
    issuer: AUTHORITY,
  };
}
