/**
 * A man in the middle: a server to the client and a client to the server, with two sessions that have nothing in common
 * but who sits between them. It breaks nothing: it has what it is given, and passes it on.
 */
import { concat, utf8, type Bytes } from '../../codec/bytes.ts';
import { Client } from '../../protocol/ssh/client.ts';
import type { ClientCommand } from '../../protocol/ssh/client-connection.ts';
import { keyAlgorithms, type KeyPair } from '../../protocol/ssh/public-key.ts';
import {
  noLimits,
  type Answered,
  type OpenQuestion,
  type Questions,
} from '../../protocol/ssh/questions.ts';
import { Server, type ServerCommand } from '../../protocol/ssh/server.ts';
import type { Io } from '../../protocol/trace.ts';
import type { AttackerMove, InterceptingAttack, Interception } from '../attacks.ts';
import { runCommand } from '../commands.ts';
import { engineEnd, type Moved, type Node } from '../ends.ts';
import { isTextbookMethod } from '../late-textbook.ts';
import { Party } from '../engine-party.ts';
import { clientConfig, serverConfig, type Keys } from '../party.ts';
import type { FrameRecord, Recorder, Seat } from '../recorder.ts';
import type { Scenario } from '../scenario.ts';

const asServer: Seat = { actor: 'attacker', role: 'server', peer: 'client' };
const asClient: Seat = { actor: 'attacker', role: 'client', peer: 'server' };

/** Its own in each role: nothing holds anybody to one. */
const IDENTIFICATION = {
  server: 'SSH-2.0-OpenSSH_9.2p1',
  client: 'SSH-2.0-OpenSSH_9.2p1 Debian-2',
} as const;

type CommandOutput = Questions['run-command']['answer'];
type Event = Moved['events'][number];

/** Taken, as if authorized_keys had it. */
const anyKey: Answered = {
  name: 'authorize-key',
  answer: { line: 0, forbidden: null, notes: [], limits: noLimits },
};

/** To the client it is the server, whatever came. */
const anyResponse: Answered = { name: 'judge-response', answer: true };

/** Where a server of the textbooks' story tells whether an answer is right. */
const judged: readonly string[] = ['compared-response', 'checked-signed-challenge'];

/** It has no key of this ID to encrypt with. */
const noKey: Answered = {
  name: 'authorize-key-id',
  answer: {
    publicKey: null,
    verdict: { line: null, forbidden: null, notes: [], limits: noLimits },
  },
};

export const attack: InterceptingAttack = {
  kind: 'man-in-the-middle',
  levelBehind({ side, role, key }, { phase, level }) {
    const isAttackers = side === 'attacker' && role === 'client';
    if (side !== 'server' && !isAttackers && key !== 'calls-server') return null;
    if (isAttackers && key === 'logged-in') return 'overview';
    // What became of an answer that was passed on: the end of that story.
    if (side === 'server' && judged.includes(key)) return 'overview';
    const isPartOfStory = phase === 'client-auth' || phase === 'channel';
    const isHeard = side === 'server' && key === 'fault';
    return isPartOfStory && !isHeard && level !== 'detail' ? 'message' : 'detail';
  },
  intercept: (scenario, recorder, keys, settled) =>
    new ManInTheMiddle(scenario, recorder, keys, settled),
};

class ManInTheMiddle implements Interception {
  readonly ends: Interception['ends'];
  readonly #scenario: Scenario;
  readonly #recorder: Recorder;
  readonly #io: Io;
  readonly #toClient: Party<ServerCommand>;
  readonly #toServer: Party<ClientCommand>;
  /** Passwords that came in, in order; the number of those that were tried at the server. */
  readonly #passwords: string[] = [];
  #tried = 0;
  readonly #keys: KeyPair[] = [];
  /** The client's key with a signature by it, which is all that there is of the private half. */
  #proof: { readonly key: KeyPair; readonly signature: Bytes } | null = null;
  /** Of the key that the client says it has, in the textbooks' story. */
  #keyId: string | null = null;
  #isCalling = false;
  #isIn = false;
  #output: Bytes[] = [];
  #errors: Bytes[] = [];
  #exitStatus = 0;

  constructor(scenario: Scenario, recorder: Recorder, keys: Keys, settled: () => void) {
    this.#scenario = scenario;
    this.#recorder = recorder;
    this.#io = recorder.io(asServer);
    const toServer = recorder.io(asClient);
    const [truth] = keys.server.values();
    const { attack: settings } = scenario;
    const isBorrowed = settings?.kind === 'man-in-the-middle' && settings.host_key === 'true';
    const hostKey = shownHostKey(this.#io, toServer, isBorrowed && truth ? truth : null);
    const server = new Server(this.#io, {
      ...serverConfig(scenario, keys),
      identification: IDENTIFICATION.server,
      // It asks for what it can use, and takes any one of them.
      authMethods: [
        ...scenario.server.auth_methods.filter(isTextbookMethod),
        ...['publickey', 'password'],
      ],
      methodLists: [],
      hostKeys: [hostKey],
      algorithms: { ...scenario.server.algorithms, host_keys: [hostKey.algorithm.name] },
    });
    const passwords = this.#passwords;
    const passesOn = (): { readonly keyId: string } | null =>
      this.#keyId === null ? null : { keyId: this.#keyId };
    const client = new Client(this.#relayingIo(toServer), {
      ...clientConfig(scenario, keys),
      challenges: {
        ...{ signsSessionId: false, replayed: null },
        get passesOn() {
          return passesOn();
        },
      },
      identification: IDENTIFICATION.client,
      // What it has to offer, it learns in the meantime.
      keys: this.#keys,
      get mayAskPassword() {
        return passwords.length > 0;
      },
    });
    this.#toClient = new Party<ServerCommand>(
      server,
      (question) => this.#posing(question),
      () => [],
    );
    this.#toServer = new Party<ClientCommand>(
      client,
      (question) => this.#calling(question),
      () => [],
    );
    this.ends = {
      'attacker-as-server': engineEnd(this.#toClient, settled),
      'attacker-as-client': engineEnd(this.#toServer, settled),
    };
  }

  after(who: Node, events: readonly Event[]): readonly AttackerMove[] {
    if (who === 'attacker-as-server') return events.flatMap((event) => this.#heardClient(event));
    if (who === 'attacker-as-client') return events.flatMap((event) => this.#heardServer(event));
    return [];
  }

  /** To the client it is the server: any key will do. What it cannot know it finds out first. */
  #posing(question: OpenQuestion): Answered | null {
    switch (question.name) {
      case 'authorize-key':
        return this.#recorder.frames.some(isSigned) ? null : anyKey;
      case 'authorize-key-id':
      case 'judge-response':
      case 'check-password':
      case 'run-command':
        return null;
      default:
        throw new Error(`a server does not ask ${question.name}`);
    }
  }

  /** To the server it is the client, and knows well whose key that is. */
  #calling(question: OpenQuestion): Answered | null {
    switch (question.name) {
      case 'look-up-host-key':
        return { name: question.name, answer: { found: 'known', line: 0 } };
      case 'password': {
        const password = this.#passwords[this.#tried];
        if (password === undefined) return null;
        this.#tried += 1;
        return { name: question.name, answer: password };
      }
      case 'answer-challenge':
        return null;
      case 'prompt':
        // A server may ask for the password in its own words.
        return { name: question.name, answer: this.#passwords.at(-1) ?? null };
      default:
        throw new Error(`a client does not ask ${question.name}`);
    }
  }

  #heardClient(event: Event): readonly AttackerMove[] {
    if (event.kind === 'closed') return this.#isIn ? [this.#toServerMove({ do: 'close' })] : [];
    if (event.kind !== 'question') return [];
    const { question } = event;
    if (question.name === 'authorize-key-id') return this.#tookKeyId(question.ask.keyId);
    if (question.name === 'judge-response') return this.#tookResponse(question.ask.response);
    if (question.name === 'check-password') return this.#tookPassword(question.ask.password);
    if (question.name === 'authorize-key' && this.#toClient.waiting) return this.#tookKey();
    if (question.name !== 'run-command') return [];
    const { user, command } = question.ask;
    if (this.#isIn) return [this.#toServerMove({ do: 'open', command })];
    // It is not let in, and so makes up what it says.
    const answer = runCommand(command, { user, host: this.#scenario.server.host });
    return [this.#answerClient({ name: 'run-command', answer })];
  }

  #tookPassword(password: string): readonly AttackerMove[] {
    this.#passwords.push(password);
    this.#io.step('captured-password', { values: [utf8(password)] });
    if (!this.#isCalling) return this.#call();
    // The server has hung up on it before.
    if (this.#toServer.closed)
      return [this.#answerClient({ name: 'check-password', answer: false })];
    const question = this.#toServer.waiting;
    const answer = question && this.#calling(question);
    return answer ? [this.#answerServer(answer)] : [];
  }

  /** The ID is all that it takes to have the server send a challenge. */
  #tookKeyId(keyId: string): readonly AttackerMove[] {
    if (this.#isCalling) return [this.#answerClient(noKey)];
    this.#keyId = keyId;
    return this.#call();
  }

  /** What the server wants decrypted, the client can decrypt. */
  #tookChallenge(challenge: Bytes): readonly AttackerMove[] {
    const { attack: settings } = this.#scenario;
    const changed =
      settings !== null && 'changes_challenge' in settings && settings.changes_challenge === true;
    const passedOn = changed ? this.#withBitChanged(challenge) : challenge;
    this.#io.step('passed-on-challenge', { args: { changed }, values: [passedOn] });
    return [this.#answerClient({ name: 'authorize-key-id', answer: { passedOn } })];
  }

  /** Which bit of the last byte it is, it draws. */
  #withBitChanged(challenge: Bytes): Bytes {
    const drawn = this.#io.random('bit to change', 4, { secret: true });
    const mask = 1 << ((drawn[0] ?? 0) & 7);
    const last = challenge.length - 1;
    return this.#io.compute(
      'changed challenge',
      'the challenge with a bit of its last byte changed',
      [challenge, drawn],
      { symbol: 'c' },
      () => challenge.map((byte, at) => (at === last ? byte ^ mask : byte)),
    );
  }

  #tookResponse(response: Questions['answer-challenge']['answer']): readonly AttackerMove[] {
    const [proof, symbol] =
      'digest' in response ? [response.digest, 'MD5'] : [response.signature, 'sig_U'];
    this.#io.step('passed-on-response', {
      values: [
        this.#io.hold('answer to the challenge', proof.slice(), { symbol, owner: 'client' }),
      ],
    });
    return this.#toServer.waiting?.name === 'answer-challenge'
      ? [this.#answerServer({ name: 'answer-challenge', answer: response })]
      : [this.#answerClient(anyResponse)];
  }

  /** Where the client proves itself by a signature, that is tried at the server: there it fits nothing. */
  #tookKey(): readonly AttackerMove[] {
    const frame = this.#recorder.frames.findLast(isSigned);
    const request = frame && signedRequest(frame);
    const algorithm = request && keyAlgorithms.get(request.algorithm);
    if (this.#proof || !request || !algorithm) return [this.#answerClient(anyKey)];
    const key = { algorithm, privateKey: null, publicBlob: request.publicBlob, comment: '' };
    this.#proof = { key, signature: request.signature };
    this.#keys.push(key);
    this.#io.step('captured-signature', { values: [request.publicBlob, request.signature] });
    return this.#call();
  }

  #call(): readonly AttackerMove[] {
    this.#isCalling = true;
    this.#io.step('calls-server');
    return [{ connect: true }];
  }

  #heardServer(event: Event): readonly AttackerMove[] {
    switch (event.kind) {
      case 'logged-in':
        this.#isIn = true;
        return [
          this.#answerClient({ name: 'check-password', answer: true }),
          this.#answerClient(anyResponse),
        ];
      case 'question':
        if (event.question.name === 'answer-challenge')
          return this.#tookChallenge(event.question.ask.challenge);
        // It is asked for another password: the one before was wrong.
        return event.question.name === 'password' && this.#toServer.waiting
          ? [this.#answerClient({ name: 'check-password', answer: false })]
          : [];
      case 'command-started':
        return [this.#toServerMove({ do: 'eof', channel: event.channel })];
      case 'output':
        (event.stream === 'stdout' ? this.#output : this.#errors).push(event.bytes);
        return [];
      case 'exit-status':
        this.#exitStatus = event.status;
        return [];
      case 'channel-closed':
        return [this.#answerClient({ name: 'run-command', answer: this.#takeOutput() })];
      case 'closed':
        // The server took nothing. A password must then be wrong; with a key it still poses as the server.
        return [
          this.#answerClient({ name: 'check-password', answer: false }),
          this.#answerClient(anyKey),
          this.#answerClient(noKey),
          this.#answerClient(anyResponse),
        ];
      default:
        return [];
    }
  }

  #takeOutput(): CommandOutput {
    const result = {
      stdout: concat(...this.#output.splice(0)),
      stderr: concat(...this.#errors.splice(0)),
      exitStatus: this.#exitStatus,
    };
    this.#exitStatus = 0;
    return result;
  }

  #toServerMove(command: ClientCommand): AttackerMove {
    return {
      end: 'attacker-as-client',
      move: () => this.#toServer.move({ kind: 'command', command }),
    };
  }

  #answerServer(answer: Answered): AttackerMove {
    return { end: 'attacker-as-client', move: () => this.#toServer.answer(answer) };
  }

  /** The client may have hung up, or never have asked. */
  #answerClient(answer: Answered): AttackerMove {
    return {
      end: 'attacker-as-server',
      move: () =>
        this.#toClient.waiting?.name === answer.name
          ? this.#toClient.answer(answer)
          : { send: [], events: [] },
    };
  }

  /** Signs nothing: it has no private key. What it was given instead is passed on as it is. */
  #relayingIo(io: Io): Io {
    return {
      ...io,
      sign: (label, _key, _data, _from, about) => {
        if (!this.#proof) throw new Error('there is nothing to pass on');
        return io.hold(label, this.#proof.signature, { ...about, owner: 'client' });
      },
    };
  }
}

/**
 * The key that it shows as the server's: its own, or the true one. That is no secret, but its private half is: so it
 * can only sign with its own, which does not fit.
 */
function shownHostKey(io: Io, toServer: Io, borrowed: KeyPair | null): KeyPair {
  const algorithm = keyAlgorithms.get('ssh-ed25519');
  if (!algorithm) throw new Error('there is no ssh-ed25519');
  const privateKey = io.random('private host key', algorithm.randomLength, {
    symbol: 'k_S',
    secret: true,
  });
  if (borrowed) {
    toServer.hold('server host key', borrowed.publicBlob, { symbol: 'K_S', owner: 'server' });
    return { ...borrowed, algorithm, privateKey };
  }
  const publicBlob = io.compute(
    'host key',
    `the public half, ${algorithm.name}`,
    [privateKey],
    { symbol: 'K_S' },
    () => algorithm.publicBlob(privateKey),
  );
  return { algorithm, privateKey, publicBlob, comment: '' };
}

interface Signed {
  readonly algorithm: string;
  readonly publicBlob: Bytes;
  readonly signature: Bytes;
}

const isSigned = (frame: FrameRecord): boolean => signedRequest(frame) !== null;

/** What a client's signed request holds; null for any other frame. */
function signedRequest({ from, value }: FrameRecord): Signed | null {
  if (from !== 'client' || typeof value !== 'object' || value === null) return null;
  if (!('public_key_blob' in value && 'signature' in value && 'public_key_algorithm_name' in value))
    return null;
  const { public_key_algorithm_name: algorithm, public_key_blob: publicBlob, signature } = value;
  return typeof algorithm === 'string' &&
    publicBlob instanceof Uint8Array &&
    signature instanceof Uint8Array
    ? { algorithm, publicBlob: publicBlob.slice(), signature: signature.slice() }
    : null;
}
