/** The client's side of SSH-2: its states, and the table of what leads from one to the next. */
import type { Bytes } from '../../codec/bytes.ts';
import { Machine } from '../machine.ts';
import type { Io } from '../trace.ts';
import { connectionEdges, takeCommand, type ClientCommand } from './client-connection.ts';
import { userauthEdges, type Tries, type UserauthConfig } from './client-userauth.ts';
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
  type Exchange,
  type Opening,
  type SessionBase,
} from './exchange.ts';
import type { Channel } from './channels.ts';
import type { Fault } from './fault.ts';
import { fingerprint, plainKey } from './fingerprint.ts';
import type { PublicValues } from './kexes.ts';
import type { ConnectionValues } from './messages/connection.ts';
import { SSH_MSG_SERVICE_REQUEST, type TransportValues } from './messages/transport.ts';
import type { UserauthValues } from './messages/userauth.ts';
import type { KeyPair } from './public-key.ts';
import type { AnswerInputs, Questions } from './questions.ts';
import type { Challenge } from './textbook/layouts.ts';
import type { ChallengeMethod } from './userauth/challenge-layout.ts';
import type { InfoRequest } from './keyboard-interactive/layouts.ts';
import { AcceptedHostKey, checkHostKeyType, VerifiedHost, verifyHostKey } from './verified-host.ts';

export interface ClientConfig extends UserauthConfig {
  readonly identification: string;
  readonly host: string;
  readonly algorithms: Algorithms;
  /** Signs in the first KEXINIT: `ext-info-c`, `kex-strict-c-v00@openssh.com`. */
  readonly markers: readonly string[];
}

export interface ClientSession extends SessionBase {
  readonly server: VerifiedHost;
}
type ClientExchange = Exchange<ClientSession>;

interface Reply {
  readonly K_S: Bytes;
  readonly publicValue: Bytes;
  readonly signature: Bytes;
  /** Why its certificate was refused, where it had one. */
  readonly refused?: string | null | undefined;
}

export type ClientTransport =
  | { readonly at: 'hello' }
  | { readonly at: 'negotiate'; readonly own: Opening }
  | { readonly at: 'wrong-guess'; readonly exchange: ClientExchange }
  | { readonly at: 'key-exchange'; readonly exchange: ClientExchange }
  | { readonly at: 'look-up-host-key'; readonly exchange: ClientExchange; readonly reply: Reply }
  | { readonly at: 'confirm-host-key'; readonly exchange: ClientExchange; readonly reply: Reply }
  | { readonly at: 'newkeys'; readonly session: ClientSession }
  | { readonly at: 'running'; readonly session: ClientSession }
  | { readonly at: 'rekeying'; readonly session: ClientSession; readonly own: Opening }
  | Closed;

/** A key's ID has been sent. */
export interface Challenged {
  readonly method: ChallengeMethod;
  /** Null where somebody else has it. */
  readonly key: KeyPair | null;
  readonly tries: Tries;
}

export type ClientService =
  | { readonly at: 'none' }
  | { readonly at: 'requested' }
  | { readonly at: 'probing' }
  | { readonly at: 'offering'; readonly key: KeyPair; readonly tries: Tries }
  | { readonly at: 'proving'; readonly key: KeyPair; readonly tries: Tries }
  | { readonly at: 'awaiting-prompts'; readonly tries: Tries }
  | {
      readonly at: 'asking-prompt';
      readonly tries: Tries;
      readonly request: InfoRequest;
      readonly responses: readonly string[];
    }
  | { readonly at: 'asking-password'; readonly tries: Tries }
  | ({ readonly at: 'awaiting-challenge' } & Challenged)
  | ({ readonly at: 'answering-challenge' } & Challenged)
  | ({ readonly at: 'challenge-answered' } & Challenged)
  | { readonly at: 'password-sent'; readonly tries: Tries }
  | {
      readonly at: 'connected';
      readonly channels: Map<number, Channel>;
      readonly opening: Map<number, string | null>;
    }
  | Ended;

export type ClientInputs = CommonInputs &
  TransportValues &
  UserauthValues &
  ConnectionValues &
  AnswerInputs & {
    'key exchange reply': PublicValues;
    'command rekey': null;
    SSH_MSG_USERAUTH_INFO_REQUEST: InfoRequest;
    SSH_MSG_USERAUTH_CHALLENGE: Challenge;
    SSH_MSG_USERAUTH_PASSWD_CHANGEREQ: { readonly prompt: string };
    SSH_MSG_USERAUTH_PK_OK: {
      readonly public_key_algorithm_name: string;
      readonly public_key_blob: Bytes;
    };
  };

export class Client extends Endpoint<ClientTransport, ClientService, ClientCommand> {
  readonly role = 'client';
  transport: ClientTransport = { at: 'hello' };
  service: ClientService = { at: 'none' };
  readonly config: ClientConfig;
  /** What the server's EXT_INFO said. RFC 8308. */
  readonly extensions = new Map<string, string>();

  /** How many EXT_INFO the peer sent. */
  extInfos = 0;

  constructor(io: Io, config: ClientConfig) {
    super(io, config.identification);
    this.config = config;
  }

  get takesService(): boolean {
    return this.transport.at === 'running' || this.transport.at === 'rekeying';
  }
  get sendsService(): boolean {
    return this.transport.at === 'running';
  }
  /** A server leaves with a DISCONNECT, or after ours. */
  readonly mayLeaveNow = false;
  /** The session that the running connection is in. Only states with keys ask. */
  get session(): ClientSession {
    if ('session' in this.transport) return this.transport.session;
    throw new Error(`no session in ${this.transport.at}`);
  }

  protected runTransport(input: string, value: unknown): void {
    const next = runEdge(clientTransport, this, this.transport, input, value);
    if (this.transport.at !== 'closed') this.transport = next;
    this.afterTransport();
  }
  protected runService(input: string, value: unknown): void {
    const next = runEdge(clientService, this, this.service, input, value);
    if (this.service.at !== 'ended') this.service = next;
  }
  protected accepted(region: 'transport' | 'service'): string[] {
    return region === 'transport'
      ? withoutLateExtInfo(clientTransport.accepts(this.transport.at), this)
      : clientService.accepts(this.service.at);
  }
  protected command(command: ClientCommand): void {
    if (command.do === 'start') this.sendIdentification();
    else if (command.do === 'rekey') {
      if (this.transport.at === 'running') this.runTransport('command rekey', null);
    } else takeCommand(this, command);
  }

  /** Service messages that waited for new keys go out as soon as the machine runs again. */
  private afterTransport(): void {
    if (this.transport.at !== 'running') return;
    this.flushQueued();
    if (this.service.at !== 'none') return;
    this.sendService(SSH_MSG_SERVICE_REQUEST, { service_name: 'ssh-userauth' });
    this.service = { at: 'requested' };
  }
}

function exchangeFrom(
  self: Client,
  own: Opening,
  peer: TransportValues['SSH_MSG_KEXINIT'],
  before: Before<ClientSession>,
): Extract<ClientTransport, { at: 'key-exchange' | 'wrong-guess' | 'closed' }> {
  const taken = takeKexInit(self, own, peer, before.first ? null : before.session.agreed.strictKex);
  if ('fault' in taken) return self.fail(taken.fault);
  const { agreed, I_C, I_S, wrongGuess } = taken;
  const ephemeral = makeEphemeral(self, agreed);
  self.sendNow(agreed.kex.init, { [agreed.kex.symbols.client]: ephemeral.publicKey });
  return {
    at: wrongGuess ? 'wrong-guess' : 'key-exchange',
    exchange: { agreed, before, I_C, I_S, ephemeral },
  };
}

/** An accepted key, and the signature over H: only both make the server's identity. */
function finishExchange(
  self: Client,
  exchange: ClientExchange,
  reply: Reply,
  accepted: AcceptedHostKey,
): Extract<ClientTransport, { at: 'newkeys' | 'closed' }> {
  const secrets = computeSecrets(self, exchange, reply.K_S, reply.publicValue);
  if ('fault' in secrets) return self.fail(secrets.fault);
  const server = verifyHostKey(exchange.agreed.hostKey, accepted, secrets.H, reply.signature);
  const values = [reply.K_S, secrets.H, reply.signature];
  const args = { algorithm: exchange.agreed.hostKey.name };
  if (!(server instanceof VerifiedHost)) {
    self.step('verified-host', { args, values, result: 'invalid' });
    return self.fail(server);
  }
  self.step('verified-host', { args, values, result: 'valid' });
  const session = { ...sendNewKeys(self, exchange, secrets), server };
  return { at: 'newkeys', session };
}

const hostKeyArgs = (self: Client, reply: Reply) => ({
  host: self.config.host,
  fingerprint: fingerprint(reply.K_S),
});

/** Whether what was typed at OpenSSH's question is a no; it asks again where it is no yes either. */
const isNo = (answer: string): boolean => ['', 'no'].includes(answer.trim().toLowerCase());

function lookedUp(
  self: Client,
  { exchange, reply }: Extract<ClientTransport, { at: 'look-up-host-key' }>,
  answer: Questions['look-up-host-key']['answer'],
): Extract<ClientTransport, { at: 'confirm-host-key' | 'newkeys' | 'closed' }> {
  const { title: keyType, certified } = exchange.agreed.hostKey;
  const refused = certified?.report(self, reply.K_S, answer.certificate);
  const about = {
    ...hostKeyArgs(self, reply),
    line: 'line' in answer ? answer.line : 0,
    keyType,
  };
  const accepted = AcceptedHostKey.known(answer, reply.K_S);
  const { found } = answer;
  const isWrong = found === 'changed' || found === 'revoked';
  const isRefused = found === 'refused' || (isWrong && !accepted);
  const result = isRefused ? 'refused' : found === 'known' ? 'accepted' : undefined;
  self.step('looked-up-host-key', {
    args: {
      ...{ ...about, found },
      ...('by' in answer && { by: answer.by }),
      ...(refused === null && { certified: true }),
      ...(isWrong && accepted && { tolerated: true }),
    },
    values: [reply.K_S],
    ...(result && { result }),
  });
  if (accepted) return finishExchange(self, exchange, reply, accepted);
  if (found === 'changed') return self.fail({ kind: 'host-key-changed', ...about });
  if (found === 'revoked') return self.fail({ kind: 'host-key-revoked', ...about });
  if (found === 'refused')
    return self.fail(notAccepted(self, { ...reply, refused }, 'StrictHostKeyChecking=yes'));
  return askAboutHostKey(self, exchange, { ...reply, refused });
}

/** Nobody answers for the key; nor for the certificate, where it came with one. */
function notAccepted({ config: { host } }: Client, { refused }: Reply, answer: string): Fault {
  return refused
    ? { kind: 'host-certificate-refused', host, because: refused, answer }
    : { kind: 'host-key-not-accepted', host, answer };
}

/** OpenSSH's question, before the signature is checked. */
function askAboutHostKey(
  self: Client,
  exchange: ClientExchange,
  reply: Reply,
): Extract<ClientTransport, { at: 'confirm-host-key' }> {
  const keyType = exchange.agreed.hostKey.title;
  self.step('asked-host-key', {
    args: { ...hostKeyArgs(self, reply), keyType },
    values: [reply.K_S],
  });
  self.ask('confirm-host-key', { hostKey: plainKey.of(reply.K_S), keyType });
  return { at: 'confirm-host-key', exchange, reply };
}

const open = [
  'negotiate',
  'wrong-guess',
  'key-exchange',
  'newkeys',
  'running',
  'rekeying',
] as const;

export const clientTransport = new Machine<Client, ClientTransport, ClientInputs>()
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
    'key exchange reply',
    ['look-up-host-key', 'newkeys', 'closed'],
    'RFC 4253 §8',
    (self, { exchange }, values) => {
      const { kex, hostKey } = exchange.agreed;
      const reply: Reply = {
        K_S: part(values, 'K_S'),
        publicValue: part(values, kex.symbols.server),
        signature: part(values, 'signature'),
      };
      self.io.hold('server host key', reply.K_S, { symbol: 'K_S', owner: 'server' });
      self.io.hold(kex.labels.server.publicKey, reply.publicValue, {
        symbol: kex.symbols.server,
        owner: 'server',
      });
      self.io.hold('signature over H', reply.signature, { symbol: 'sig', owner: 'server' });
      const wrongType = hostKey.certified
        ? hostKey.certified.check(self, reply.K_S)
        : checkHostKeyType(hostKey, reply.K_S);
      if (wrongType) return self.fail(wrongType);
      const { before } = exchange;
      const accepted = before.first
        ? null
        : AcceptedHostKey.asBefore(before.session.server, reply.K_S);
      if (accepted) return finishExchange(self, exchange, reply, accepted);
      self.ask('look-up-host-key', { hostKey: reply.K_S, keyType: hostKey.keyType });
      return { at: 'look-up-host-key', exchange, reply };
    },
  )
  .on(
    'look-up-host-key',
    'answer look-up-host-key',
    ['confirm-host-key', 'newkeys', 'closed'],
    'RFC 4251 §4.1',
    lookedUp,
  )
  .on(
    'confirm-host-key',
    'answer confirm-host-key',
    ['confirm-host-key', 'newkeys', 'closed'],
    'RFC 4251 §4.1',
    (self, { exchange, reply }, answer) => {
      const accepted = AcceptedHostKey.confirmed(answer, reply.K_S);
      const keyType = exchange.agreed.hostKey.title;
      if (!accepted && !isNo(answer)) return askAboutHostKey(self, exchange, reply);
      const args = { ...hostKeyArgs(self, reply), answer, keyType };
      self.step('host-key-accepted', {
        args,
        values: [reply.K_S],
        result: accepted ? 'accepted' : 'refused',
      });
      if (!accepted) return self.fail(notAccepted(self, reply, answer));
      return finishExchange(self, exchange, reply, accepted);
    },
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
      self.step('rekey-begins', { args: { by: 'server' } });
      const own = sendKexInit(self, self.config.algorithms, []);
      return exchangeFrom(self, own, peer, { first: false, session });
    },
  )
  .on('running', 'command rekey', ['rekeying'], 'RFC 4253 §9', (self, { session }) => {
    self.step('rekey-begins', { args: { by: 'client' } });
    return { at: 'rekeying', session, own: sendKexInit(self, self.config.algorithms, []) };
  })
  .on(
    'rekeying',
    'SSH_MSG_KEXINIT',
    ['key-exchange', 'wrong-guess', 'closed'],
    'RFC 4253 §9',
    (self, { session, own }, peer) => exchangeFrom(self, own, peer, { first: false, session }),
  )
  .stay(
    ['running', 'rekeying'],
    'SSH_MSG_EXT_INFO',
    'RFC 8308 §2.4',
    (self, _state, { extensions }) => {
      self.extInfos++;
      for (const { extension_name, extension_value } of extensions) {
        self.extensions.set(extension_name, new TextDecoder().decode(extension_value));
      }
    },
  )
  .stay(open, 'SSH_MSG_IGNORE', 'RFC 4253 §11.2', () => undefined)
  .stay(open, 'SSH_MSG_DEBUG', 'RFC 4253 §11.3', () => undefined)
  .stay(open, 'SSH_MSG_UNIMPLEMENTED', 'RFC 4253 §11.4', () => undefined)
  .on(
    open,
    'SSH_MSG_DISCONNECT',
    ['closed'],
    'RFC 4253 §11.1',
    (self, _state, { reason_code, description }) =>
      self.close({ kind: 'disconnected', reason: reason_code, description }),
  );

export const clientService = connectionEdges(
  userauthEdges(new Machine<Client, ClientService, ClientInputs>()),
);

function part(values: PublicValues, name: string): Bytes {
  const value = values[name];
  if (!value) throw new Error(`the message has no ${name}`); // its layout says that it has
  return value;
}
