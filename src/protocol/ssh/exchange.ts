/** One key exchange as both roles see it: our KEXINIT, what was agreed, the hash. RFC 4253 §7 and §8. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import type { Endpoint } from './endpoint.ts';
import { ExchangeHash } from './exchange-hash.ts';
import type { Fault } from './fault.ts';
import type { Ephemeral } from './kexes.ts';
import { deriveKeys, type SessionKeys } from './keys.ts';
import type { Stateful } from '../machine.ts';
import type { Role } from './messages/message.ts';
import { SSH_MSG_KEXINIT, SSH_MSG_NEWKEYS, type KexInit } from './messages/transport.ts';
import { negotiate, type Agreed } from './negotiate.ts';

export interface Algorithms {
  readonly kex: readonly string[];
  readonly host_keys: readonly string[];
  readonly ciphers: readonly string[];
  readonly macs: readonly string[];
  readonly compression: readonly string[];
}

/** The first exchange, or a later one inside a session. `H` is what the session already proved. */
export type Before<Session> =
  { readonly first: true } | { readonly first: false; readonly session: Session };

/** Our KEXINIT, sent; the peer's is awaited. */
export interface Opening {
  readonly payload: Bytes;
  readonly kexInit: KexInit;
}

/** Both KEXINITs are there. */
export interface Exchange<Session> {
  readonly agreed: Agreed;
  readonly before: Before<Session>;
  readonly I_C: Bytes;
  readonly I_S: Bytes;
  readonly ephemeral: Ephemeral;
}

export interface SessionBase {
  readonly id: Bytes;
  /** K_S of the first exchange, to which logins are bound: OpenSSH's `initial_hostkey`. */
  readonly firstHostKey: Bytes;
  /** K of the first exchange. */
  readonly firstK: Bytes;
  readonly agreed: Agreed;
  readonly keys: SessionKeys;
}

type AnyEndpoint = Pick<
  Endpoint<Stateful, Stateful, never>,
  | 'role'
  | 'io'
  | 'step'
  | 'sendNow'
  | 'fail'
  | 'context'
  | 'strictNow'
  | 'lastSequence'
  | 'lastPayload'
  | 'ownIdentification'
  | 'peerLine'
  | 'versions'
  | 'protectOut'
  | 'protectIn'
  | 'flushQueued'
>;

const title = { client: "client's", server: "server's" } as const;
const identificationSymbol = { client: 'V_C', server: 'V_S' } as const;
const kexInitSymbol = { client: 'I_C', server: 'I_S' } as const;
export const other = (role: Role): Role => (role === 'client' ? 'server' : 'client');

/** Records both identification strings. */
export function holdVersions(self: AnyEndpoint): void {
  const hold = (role: Role, line: Bytes): Bytes =>
    self.io.hold(`${role} identification`, line, {
      symbol: identificationSymbol[role],
      owner: role,
    });
  const own = hold(self.role, utf8(self.ownIdentification));
  const peer = hold(other(self.role), self.peerLine);
  self.versions =
    self.role === 'client' ? { client: own, server: peer } : { client: peer, server: own };
}

/** Sends our KEXINIT. As OpenSSH, a client leaves its markers out of later ones, a server does not. */
export function sendKexInit(
  self: AnyEndpoint,
  lists: Algorithms,
  markers: readonly string[],
): Opening {
  const kexInit: KexInit = {
    cookie: self.io.draw(`${self.role} cookie`, 16),
    kex_algorithms: [...lists.kex, ...markers],
    server_host_key_algorithms: lists.host_keys,
    encryption_algorithms_client_to_server: lists.ciphers,
    encryption_algorithms_server_to_client: lists.ciphers,
    mac_algorithms_client_to_server: lists.macs,
    mac_algorithms_server_to_client: lists.macs,
    compression_algorithms_client_to_server: lists.compression,
    compression_algorithms_server_to_client: lists.compression,
    languages_client_to_server: [],
    languages_server_to_client: [],
    first_kex_packet_follows: false,
    reserved: 0,
  };
  const payload = self.sendNow(SSH_MSG_KEXINIT, kexInit);
  holdKexInit(self, self.role, payload);
  return { payload, kexInit };
}

function holdKexInit(self: AnyEndpoint, role: Role, payload: Bytes): void {
  self.io.hold(`payload of the ${title[role]} KEXINIT`, payload, {
    symbol: kexInitSymbol[role],
    owner: role,
  });
}

export interface Negotiated {
  readonly agreed: Agreed;
  readonly I_C: Bytes;
  readonly I_S: Bytes;
  readonly wrongGuess: boolean;
}

/** Takes the peer's KEXINIT: what do both have? */
export function takeKexInit(
  self: AnyEndpoint,
  own: Opening,
  peer: KexInit,
  strictBefore: boolean | null,
): Negotiated | { readonly fault: Fault } {
  holdKexInit(self, other(self.role), self.lastPayload);
  const [client, server] = self.role === 'client' ? [own.kexInit, peer] : [peer, own.kexInit];
  const result = negotiate(client, server, strictBefore);
  if ('fault' in result) return result;
  const { agreed } = result;
  if (strictBefore === null && agreed.strictKex) {
    if (self.lastSequence !== 0) {
      return {
        fault: {
          kind: 'strict-kex-first-packet',
          got: `SSH_MSG_KEXINIT as packet ${self.lastSequence}`,
        },
      };
    }
    self.strictNow = true;
  }
  self.context = { ...self.context, kex: agreed.kex };
  self.step('negotiated', {
    args: {
      kex: agreed.kexName,
      host_key: agreed.hostKey.name,
      cipher_c2s: agreed.clientToServer.cipher.name,
      cipher_s2c: agreed.serverToClient.cipher.name,
      mac_c2s: agreed.clientToServer.mac?.name ?? '<implicit>',
      mac_s2c: agreed.serverToClient.mac?.name ?? '<implicit>',
      strict: agreed.strictKex,
    },
    result: 'agreed',
  });
  const wrongGuess = peer.first_kex_packet_follows && !agreed.guessesAgree;
  if (wrongGuess) self.step('wrong-guess');
  const [I_C, I_S] =
    self.role === 'client' ? [own.payload, self.lastPayload] : [self.lastPayload, own.payload];
  return { agreed, I_C, I_S, wrongGuess };
}

/** A new private and public value for this exchange. */
export function makeEphemeral(self: AnyEndpoint, agreed: Agreed): Ephemeral {
  const ephemeral = agreed.kex.generate(self.io, self.role);
  self.step('made-ephemeral', {
    args: { kex: agreed.kexName },
    source: agreed.kex.source,
    values: [ephemeral.privateKey, ephemeral.publicKey],
  });
  return ephemeral;
}

export interface Secrets {
  readonly K_S: Bytes;
  readonly K: Bytes;
  readonly H: Bytes;
}

/** K from both public values, and H over all that was said. */
export function computeSecrets<S extends SessionBase>(
  self: AnyEndpoint,
  exchange: Exchange<S>,
  K_S: Bytes,
  peerPublic: Bytes,
): Secrets | { readonly fault: Fault } {
  const { agreed, ephemeral, I_C, I_S } = exchange;
  const { kex } = agreed;
  const shared = kex.agree(self.io, ephemeral, peerPublic, self.role);
  if ('fault' in shared) return shared;
  const { K } = shared;
  self.step('computed-secret', {
    args: { kex: agreed.kexName },
    source: agreed.kex.source,
    values: [ephemeral.privateKey, peerPublic, K],
  });
  const isClient = self.role === 'client';
  const { client: V_C, server: V_S } = self.versions;
  const Q_C = isClient ? ephemeral.publicKey : peerPublic;
  const Q_S = isClient ? peerPublic : ephemeral.publicKey;
  const parts = {
    V_C,
    V_S,
    I_C,
    I_S,
    K_S,
    [kex.symbols.client]: Q_C,
    [kex.symbols.server]: Q_S,
    K,
  };
  const from = [V_C, V_S, I_C, I_S, K_S, Q_C, Q_S, K];
  const H = self.io.derive('exchange hash', ExchangeHash(kex), parts, from, kex.hash, {
    symbol: 'H',
  });
  self.step('computed-hash', { args: { hash: kex.hash.name }, values: [H] });
  return { K_S, K, H };
}

/** Makes the keys, and sends NEWKEYS: from here on we send under them. */
export function sendNewKeys<S extends SessionBase>(
  self: AnyEndpoint,
  exchange: Exchange<S>,
  { K_S, K, H }: Secrets,
): SessionBase {
  const { agreed, before } = exchange;
  const { id, firstHostKey, firstK } = before.first
    ? { id: H, firstHostKey: K_S, firstK: K }
    : before.session;
  const keys = deriveKeys(self.io, agreed, { K, H, sessionId: id });
  self.sendNow(SSH_MSG_NEWKEYS, {});
  const made = [keys.clientToServer, keys.serverToClient].flatMap(
    ({ iv, encryption, integrity }) => [iv, encryption, integrity],
  );
  self.step('derived-keys', { values: [K, H, ...made.filter((key) => key.length > 0)] });
  self.protectOut(agreed, self.role === 'client' ? keys.clientToServer : keys.serverToClient);
  self.step('keys-out', { args: { strict: agreed.strictKex } });
  return { id, firstHostKey, firstK, agreed, keys };
}

const afterLogin: readonly string[] = ['connected', 'running-command'];

/** What a state takes, less EXT_INFO where it has no place: after the login, or a third time. RFC 8308 §2.4. */
export const withoutLateExtInfo = (
  inputs: string[],
  { service, extInfos }: { readonly service: Stateful; readonly extInfos: number },
): string[] =>
  extInfos < 2 && !afterLogin.includes(service.at)
    ? inputs
    : inputs.filter((input) => input !== 'SSH_MSG_EXT_INFO');

/** Takes the peer's NEWKEYS: from here on it sends under the new keys. */
export function takeNewKeys(self: AnyEndpoint, session: SessionBase): void {
  const { agreed, keys } = session;
  self.protectIn(agreed, self.role === 'client' ? keys.serverToClient : keys.clientToServer);
  self.strictNow = false;
  self.step('keys-in', { args: { strict: agreed.strictKex } });
}
