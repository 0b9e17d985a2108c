/** The server's side of SSH-2: its states, and the table of what leads from one to the next. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { Machine } from '../machine.ts';
import type { Io } from '../trace.ts';
import type { Channel } from './channels.ts';
import { Endpoint, runEdge, type Closed, type CommonInputs, type Ended } from './endpoint.ts';
import {
  computeSecrets,
  holdVersions,
  makeEphemeral,
  sendKexInit,
  sendNewKeys,
  takeKexInit,
  takeNewKeys,
  withoutLateExtInfo,
  type Algorithms,
  type Before,
  type Opening,
  type SessionBase,
} from './exchange.ts';
import type { PublicValues } from './kexes.ts';
import type { ConnectionValues } from './messages/connection.ts';
import { SSH_MSG_EXT_INFO, type TransportValues } from './messages/transport.ts';
import type { UserauthValues } from './messages/userauth.ts';
import type { Agreed } from './negotiate.ts';
import type { KeyPair } from './public-key.ts';
import type { AnswerInputs, Limits } from './questions.ts';
import { SignedHash } from './exchange-hash.ts';
import type { Response } from './textbook/layouts.ts';
import type { ChallengeMethod } from './userauth/challenge-layout.ts';
import { serverConnectionEdges } from './server-connection.ts';
import { serverPromptEdges } from './server-prompts.ts';
import {
  serverUserauthEdges,
  type PendingKey,
  type PendingPassword,
  type ServerUserauthConfig,
} from './server-userauth.ts';

export interface ServerConfig extends ServerUserauthConfig {
  readonly identification: string;
  /** Lines to send before it. */
  readonly linesBefore: readonly string[];
  readonly algorithms: Algorithms;
  readonly markers: readonly string[];
  readonly hostKeys: readonly KeyPair[];
  /** What EXT_INFO says to a client that asks for it; nothing is sent where this is empty. RFC 8308. */
  readonly extensions: Readonly<Record<string, string>>;
  /** Tell the client about all host keys after the login, as OpenSSH does. */
  readonly announceHostKeys: boolean;
}

/** Both KEXINITs are there; the client's public value is awaited. */
interface Awaiting {
  readonly agreed: Agreed;
  readonly before: Before<SessionBase>;
  readonly I_C: Bytes;
  readonly I_S: Bytes;
}

export type ServerTransport =
  | { readonly at: 'hello' }
  | { readonly at: 'negotiate'; readonly own: Opening }
  | { readonly at: 'wrong-guess'; readonly exchange: Awaiting }
  | { readonly at: 'key-exchange'; readonly exchange: Awaiting }
  | { readonly at: 'newkeys'; readonly session: SessionBase }
  | { readonly at: 'running'; readonly session: SessionBase }
  | { readonly at: 'rekeying'; readonly session: SessionBase; readonly own: Opening }
  | Closed;

/** What the server keeps about a login that is under way. */
export interface Attempts {
  readonly user: string;
  readonly requests: number;
  readonly failures: number;
  /** What to tell the client about the keys that it asked for, in DEBUG messages after the login. */
  readonly notes: readonly string[];
  /** What the key allows that has been proven. */
  readonly limits: Limits;
  /** The methods still to be used, by each list that would do; none where any method does. */
  readonly lists: readonly (readonly string[])[];
  /** Keys that have served already: another proof takes another key. */
  readonly used: readonly Bytes[];
}

export type ServerService =
  | { readonly at: 'none' }
  | { readonly at: 'authenticating'; readonly attempts: Attempts }
  | { readonly at: 'checking-key'; readonly attempts: Attempts; readonly pending: PendingKey }
  | {
      readonly at: 'choosing-prompts';
      readonly attempts: Attempts;
      readonly answered: readonly (readonly string[])[];
    }
  | {
      readonly at: 'prompting';
      readonly attempts: Attempts;
      readonly answered: readonly (readonly string[])[];
      /** How many prompts the request had. */
      readonly asked: number;
    }
  | {
      readonly at: 'looking-up-key-id';
      readonly attempts: Attempts;
      readonly method: ChallengeMethod;
      readonly keyId: string;
    }
  | {
      readonly at: 'challenging';
      readonly attempts: Attempts;
      readonly method: ChallengeMethod;
      /** Null where another server's challenge was passed on. */
      readonly challenge: { readonly number: Bytes; readonly publicKey: Bytes } | null;
    }
  | {
      readonly at: 'judging-response';
      readonly attempts: Attempts;
      readonly method: ChallengeMethod;
    }
  | {
      readonly at: 'checking-password';
      readonly attempts: Attempts;
      readonly pending: PendingPassword;
    }
  | {
      readonly at: 'connected';
      readonly user: string;
      readonly limits: Limits;
      readonly channels: Map<number, Channel>;
    }
  | {
      readonly at: 'running-command';
      readonly user: string;
      readonly limits: Limits;
      readonly channels: Map<number, Channel>;
      readonly channel: Channel;
      readonly wantReply: boolean;
    }
  | Ended;

export type ServerInputs = CommonInputs &
  TransportValues &
  UserauthValues &
  ConnectionValues &
  AnswerInputs & {
    'key exchange init': PublicValues;
    'command rekey': null;
    SSH_MSG_USERAUTH_CHALLENGE_RESPONSE: Response;
    SSH_MSG_USERAUTH_INFO_RESPONSE: { readonly responses: readonly string[] };
  };

export type ServerCommand = { readonly do: 'start' } | { readonly do: 'rekey' };

export class Server extends Endpoint<ServerTransport, ServerService, ServerCommand> {
  readonly role = 'server';
  transport: ServerTransport = { at: 'hello' };
  service: ServerService = { at: 'none' };
  readonly config: ServerConfig;
  /** The client has said that it opens no more sessions. OpenSSH PROTOCOL §2.2. */
  noMoreSessions = false;

  /** How many EXT_INFO the peer sent. */
  extInfos = 0;

  constructor(io: Io, config: ServerConfig) {
    super(io, config.identification);
    this.config = config;
  }

  get takesService(): boolean {
    return this.transport.at === 'running' || this.transport.at === 'rekeying';
  }
  /** Our NEWKEYS goes out with the reply, so we may go on before the client's has come. */
  get sendsService(): boolean {
    return this.transport.at === 'running' || this.transport.at === 'newkeys';
  }
  /** Everything that a client asked for is done. Dropbear's closes without a DISCONNECT. */
  get mayLeaveNow(): boolean {
    return (
      this.service.at === 'connected' &&
      this.service.channels.size === 0 &&
      this.transport.at === 'running'
    );
  }
  get session(): SessionBase {
    if ('session' in this.transport) return this.transport.session;
    throw new Error(`no session in ${this.transport.at}`);
  }

  protected runTransport(input: string, value: unknown): void {
    const next = runEdge(serverTransport, this, this.transport, input, value);
    if (this.transport.at !== 'closed') this.transport = next;
    if (this.sendsService) this.flushQueued();
  }
  protected runService(input: string, value: unknown): void {
    const next = runEdge(serverService, this, this.service, input, value);
    if (this.service.at !== 'ended') this.service = next;
  }
  protected accepted(region: 'transport' | 'service'): string[] {
    return region === 'transport'
      ? withoutLateExtInfo(serverTransport.accepts(this.transport.at), this)
      : serverService.accepts(this.service.at);
  }
  protected command(command: ServerCommand): void {
    if (command.do === 'start') this.sendIdentification(this.config.linesBefore);
    else if (this.transport.at === 'running') this.runTransport('command rekey', null);
  }
}

function exchangeFrom(
  self: Server,
  own: Opening,
  peer: TransportValues['SSH_MSG_KEXINIT'],
  before: Before<SessionBase>,
): Extract<ServerTransport, { at: 'key-exchange' | 'wrong-guess' | 'closed' }> {
  const taken = takeKexInit(self, own, peer, before.first ? null : before.session.agreed.strictKex);
  if ('fault' in taken) return self.fail(taken.fault);
  const { agreed, I_C, I_S, wrongGuess } = taken;
  return {
    at: wrongGuess ? 'wrong-guess' : 'key-exchange',
    exchange: { agreed, before, I_C, I_S },
  };
}

/** The reply, NEWKEYS with it, and at the first exchange EXT_INFO right behind. */
function answerExchange(
  self: Server,
  exchange: Awaiting,
  clientPublic: Bytes,
): Extract<ServerTransport, { at: 'newkeys' | 'closed' }> {
  const { agreed, before } = exchange;
  const { kex, hostKey } = agreed;
  self.io.hold(kex.labels.client.publicKey, clientPublic, {
    symbol: kex.symbols.client,
    owner: 'client',
  });
  const pair = self.config.hostKeys.find(({ algorithm }) => algorithm.keyType === hostKey.keyType);
  if (!pair)
    return self.fail({
      kind: 'algorithm-not-implemented',
      category: 'host key',
      name: hostKey.name,
    });
  const ephemeral = makeEphemeral(self, agreed);
  const secrets = computeSecrets(self, { ...exchange, ephemeral }, pair.publicBlob, clientPublic);
  if ('fault' in secrets) return self.fail(secrets.fault);
  const { H } = secrets;
  const signature = self.io.sign(
    'signature over H',
    { ...pair, algorithm: hostKey },
    H,
    [H],
    { symbol: 'sig' },
    SignedHash,
  );
  self.step('signed-hash', {
    args: { algorithm: hostKey.name },
    values: [...(pair.privateKey ? [pair.privateKey] : []), H, signature],
  });
  self.sendNow(kex.reply, {
    K_S: pair.publicBlob,
    [kex.symbols.server]: ephemeral.publicKey,
    signature,
  });
  const session = sendNewKeys(self, { ...exchange, ephemeral }, secrets);
  const extensions = Object.entries(self.config.extensions);
  if (before.first && agreed.clientWantsExtInfo && extensions.length > 0) {
    self.sendNow(SSH_MSG_EXT_INFO, {
      extensions: extensions.map(([extension_name, value]) => ({
        extension_name,
        extension_value: utf8(value),
      })),
    });
  }
  return { at: 'newkeys', session };
}

const open = [
  'negotiate',
  'wrong-guess',
  'key-exchange',
  'newkeys',
  'running',
  'rekeying',
] as const;

export const serverTransport = new Machine<Server, ServerTransport, ServerInputs>()
  .on('hello', 'identification', ['negotiate'], 'RFC 4253 §4.2', (self, _state, peer) => {
    self.endOfText();
    holdVersions(self);
    self.step('versions-agreed', {
      args: { protoversion: peer.protoversion },
      values: [self.versions.client, self.versions.server],
      result: 'agreed',
    });
    return { at: 'negotiate', own: sendKexInit(self, self.config.algorithms, self.config.markers) };
  })
  .on(
    'negotiate',
    'SSH_MSG_KEXINIT',
    ['key-exchange', 'wrong-guess', 'closed'],
    'RFC 4253 §7.1',
    (self, state, peer) => exchangeFrom(self, state.own, peer, { first: true }),
  )
  .on('wrong-guess', 'guessed packet', ['key-exchange'], 'RFC 4253 §7', (_self, { exchange }) => ({
    at: 'key-exchange',
    exchange,
  }))
  .on(
    'key-exchange',
    'key exchange init',
    ['newkeys', 'closed'],
    'RFC 4253 §8',
    (self, { exchange }, values) =>
      answerExchange(
        self,
        exchange,
        values[exchange.agreed.kex.symbols.client] ?? new Uint8Array(),
      ),
  )
  .on('newkeys', 'SSH_MSG_NEWKEYS', ['running'], 'RFC 4253 §7.3', (self, { session }) => {
    takeNewKeys(self, session);
    return { at: 'running', session };
  })
  .on(
    'running',
    'SSH_MSG_KEXINIT',
    ['key-exchange', 'wrong-guess', 'closed'],
    'RFC 4253 §9',
    (self, { session }, peer) => {
      self.step('rekey-begins', { args: { by: 'client' } });
      const own = sendKexInit(self, self.config.algorithms, self.config.markers);
      return exchangeFrom(self, own, peer, { first: false, session });
    },
  )
  .on('running', 'command rekey', ['rekeying'], 'RFC 4253 §9', (self, { session }) => {
    self.step('rekey-begins', { args: { by: 'server' } });
    return {
      at: 'rekeying',
      session,
      own: sendKexInit(self, self.config.algorithms, self.config.markers),
    };
  })
  .on(
    'rekeying',
    'SSH_MSG_KEXINIT',
    ['key-exchange', 'wrong-guess', 'closed'],
    'RFC 4253 §9',
    (self, { session, own }, peer) => exchangeFrom(self, own, peer, { first: false, session }),
  )
  .stay(['running', 'rekeying'], 'SSH_MSG_EXT_INFO', 'RFC 8308 §2.4', (self) => {
    self.extInfos++;
  })
  .stay(open, 'SSH_MSG_IGNORE', 'RFC 4253 §11.2', () => undefined)
  .stay(open, 'SSH_MSG_DEBUG', 'RFC 4253 §11.3', () => undefined)
  .stay(open, 'SSH_MSG_UNIMPLEMENTED', 'RFC 4253 §11.4', () => undefined)
  .on(
    open,
    'SSH_MSG_DISCONNECT',
    ['closed'],
    'RFC 4253 §11.1',
    (self, _state, { reason_code, description }) => {
      const isGoodbye = reason_code === 11;
      if (isGoodbye) self.step('goodbye');
      return self.close(
        isGoodbye ? null : { kind: 'disconnected', reason: reason_code, description },
      );
    },
  );

export const serverService = serverConnectionEdges(
  serverPromptEdges(serverUserauthEdges(new Machine<Server, ServerService, ServerInputs>())),
);
