/** What both roles do alike between the hellos and the last Finished: keys, Finished, and the session that is left. */
import type { Bytes } from '../../codec/bytes.ts';
import { equal } from '../../crypto/equal.ts';
import type { Stateful } from '../machine.ts';
import type { Endpoint } from './endpoint.ts';
import type { Fault } from './fault.ts';
import { publicSymbol, type Ephemeral, type Group } from './groups.ts';
import { KeySchedule, type BySender } from './key-schedule.ts';
import { Finished } from './messages/authentication.ts';
import { otherRole, type Role } from './role.ts';
import type { Suite } from './suites.ts';

export type AnyEndpoint = Pick<
  Endpoint<Stateful, Stateful, never>,
  | 'role'
  | 'io'
  | 'step'
  | 'event'
  | 'fail'
  | 'transcript'
  | 'lastMessage'
  | 'addToTranscript'
  | 'sendHandshake'
  | 'protectOut'
  | 'protectIn'
  | 'hasClosed'
>;

/** What the hellos agreed on, with the secrets that follow from them. */
export interface Handshake {
  readonly suite: Suite;
  readonly group: Group;
  readonly schedule: KeySchedule;
  /** The Handshake Secret. */
  readonly secret: Bytes;
  readonly traffic: BySender;
  readonly resumed: boolean;
}

/** A connection after its handshake. */
export interface Session {
  readonly suite: Suite;
  readonly group: Group;
  readonly schedule: KeySchedule;
  readonly resumption: Bytes;
  readonly traffic: BySender;
  /** How often each side has changed its keys. */
  readonly updates: Readonly<Record<Role, number>>;
  readonly alpn: string | null;
  readonly resumed: boolean;
}

/** Symbols of messages as recorded values. */
export const symbols = {
  ClientHello: 'CH',
  ServerHello: 'SH',
  HelloRetryRequest: 'HRR',
  EncryptedExtensions: 'EE',
  CertificateRequest: 'CR',
  Certificate: { client: 'CT_C', server: 'CT_S' },
  CertificateVerify: { client: 'CV_C', server: 'CV_S' },
  Finished: { client: 'F_C', server: 'F_S' },
} as const;

/** Adds the message that is being handled to the transcript. */
export function takeIntoTranscript(self: AnyEndpoint, name: string, symbol: string): void {
  self.addToTranscript(name, self.lastMessage, symbol, otherRole(self.role));
}

export interface Agreement {
  readonly suite: Suite;
  readonly own: Ephemeral;
  /** The other side's public key, as it came. */
  readonly peerShare: Bytes;
  /** The Early Secret of a PSK; null without one. */
  readonly early: Bytes | null;
}

/** Both key shares are there: the shared secret. RFC 8446 §7.4. */
export function computeSecret(
  self: AnyEndpoint,
  { own, peerShare }: Agreement,
): { readonly K: Bytes } | { readonly fault: Fault } {
  const { group } = own;
  const badValue = (why: string) => ({
    fault: { kind: 'bad-public-value', group: group.name, why } as const,
  });
  if (peerShare.length !== group.publicLength)
    return badValue(`${peerShare.length} bytes where ${group.publicLength} belong`);
  const peer = otherRole(self.role);
  self.io.hold(group.publicLabels[peer], peerShare, {
    symbol: publicSymbol[peer],
    owner: peer,
  });
  const agreed = group.agree(self.io, own, peerShare, self.role);
  if ('why' in agreed) return badValue(agreed.why);
  self.step('tls-computed-secret', {
    args: { group: group.name },
    values: [own.privateKey, peerShare, agreed.K],
    source: group.source,
  });
  return agreed;
}

/** The secrets and keys of the rest of the handshake; the ServerHello is in the transcript. RFC 8446 §7.1. */
export function deriveHandshakeKeys(
  self: AnyEndpoint,
  { suite, own, early: fromPsk }: Agreement,
  K: Bytes,
): Handshake {
  const schedule = new KeySchedule(self.io, suite);
  const resumed = fromPsk !== null;
  const early = fromPsk ?? schedule.early(null);
  const secret = schedule.handshake(early, K, resumed);
  self.step('tls-extracted-secrets', { args: { resumed }, values: [early, K, secret] });
  const transcript = self.transcript.value('ServerHello', 'H(CH…SH)');
  const traffic = schedule.handshakeTraffic(secret, transcript);
  const keys = bothKeys(schedule, traffic, 'handshake', 'hs');
  self.step('tls-derived-handshake-keys', {
    args: { suite: suite.name, resumed },
    values: [secret, transcript, traffic.client, traffic.server, ...keys.values],
  });
  const out = keys[self.role];
  const into = keys[otherRole(self.role)];
  if (self.role === 'server') self.protectOut(suite, out, 'handshake');
  self.protectIn(suite, into, 'handshake', self.role === 'server');
  if (self.role === 'client') self.protectOut(suite, out, 'handshake');
  return { suite, group: own.group, schedule, secret, traffic, resumed };
}

function bothKeys(schedule: KeySchedule, traffic: BySender, stage: string, symbol: string) {
  const client = schedule.trafficKeys(traffic.client, 'client', stage, symbol);
  const server = schedule.trafficKeys(traffic.server, 'server', stage, symbol);
  return { client, server, values: [client.key, client.iv, server.key, server.iv] };
}

/** Hash of all that the server's Finished covers. A server with a PSK has no certificate to show. */
export const serverTranscript = (self: AnyEndpoint, { resumed }: Handshake): Bytes =>
  resumed
    ? self.transcript.value('EncryptedExtensions', 'H(CH…EE)')
    : self.transcript.value("the server's CertificateVerify", 'H(CH…CV_S)');

/**
 * Hash of all that the client's Finished covers.
 *
 * @param shown - what the client said before it: a chain that it proved, a list of none, or nothing
 */
export function clientTranscript(self: AnyEndpoint, shown: ClientShown): Bytes {
  if (shown === 'proof')
    return self.transcript.value("the client's CertificateVerify", 'H(CH…CV_C)');
  if (shown === 'no chain') return self.transcript.value("the client's Certificate", 'H(CH…CT_C)');
  return serverFinishedTranscript(self);
}
export type ClientShown = 'proof' | 'no chain' | 'nothing';

const serverFinishedTranscript = (self: AnyEndpoint): Bytes =>
  self.transcript.value("the server's Finished", 'H(CH…F_S)');

/** Sends our Finished over the transcript so far. RFC 8446 §4.4.4. */
export function sendFinished(self: AnyEndpoint, handshake: Handshake, transcript: Bytes): void {
  const { role } = self;
  const { key, verifyData } = finishedOf(self, handshake, role, transcript);
  self.step('tls-computed-finished', { values: [key, transcript, verifyData] });
  self.sendHandshake(Finished, { verify_data: verifyData }, symbols.Finished[role]);
}

/** Checks the other side's Finished, and adds it to the transcript. */
export function takeFinished(
  self: AnyEndpoint,
  handshake: Handshake,
  verifyData: Bytes,
  transcript: Bytes,
): Fault | null {
  const whose = otherRole(self.role);
  const { outputLength } = handshake.suite.hash;
  if (verifyData.length !== outputLength) {
    return {
      kind: 'malformed-message',
      message: 'Finished',
      problem: 'bad-value',
      field: 'verify_data',
      offset: 4,
      expected: `${outputLength} bytes`,
      found: `${verifyData.length} bytes`,
    };
  }
  const { key, verifyData: expected } = finishedOf(self, handshake, whose, transcript);
  const isRight = equal(expected, verifyData);
  self.step('tls-verified-finished', {
    values: [key, transcript, expected],
    result: isRight ? 'valid' : 'invalid',
  });
  if (!isRight) return { kind: 'bad-finished', whose };
  takeIntoTranscript(self, 'Finished', symbols.Finished[whose]);
  return null;
}

function finishedOf(self: AnyEndpoint, handshake: Handshake, whose: Role, transcript: Bytes) {
  const { schedule, traffic } = handshake;
  const key = schedule.finishedKey(traffic[whose], whose);
  const name = `${whose} verify_data`;
  const symbol = `vd ${whose[0]}`;
  return { key, verifyData: schedule.verifyData(name, symbol, key, transcript, whose) };
}

/** The Master Secret and what follows from it; the server's Finished is the last message in the transcript. */
export function deriveApplicationKeys(self: AnyEndpoint, handshake: Handshake) {
  const { schedule, suite } = handshake;
  const master = schedule.master(handshake.secret);
  const transcript = serverFinishedTranscript(self);
  const traffic = schedule.applicationTraffic(master, transcript);
  const exporter = schedule.exporter(master, transcript);
  const keys = bothKeys(schedule, traffic, 'application', 'ap');
  self.step('tls-derived-application-keys', {
    args: { suite: suite.name },
    values: [master, transcript, traffic.client, traffic.server, exporter, ...keys.values],
  });
  return { master, traffic, client: keys.client, server: keys.server };
}
export type ApplicationKeys = ReturnType<typeof deriveApplicationKeys>;

/** The handshake is over: the client's Finished is the last message in the transcript. */
export function beginSession(
  self: AnyEndpoint,
  { suite, group, schedule, resumed }: Handshake,
  { master, traffic }: ApplicationKeys,
  alpn: string | null,
): Session {
  const transcript = self.transcript.value("the client's Finished", 'H(CH…F_C)');
  const resumption = schedule.resumption(master, transcript);
  self.step('tls-derived-resumption-secret', { values: [master, transcript, resumption] });
  self.step('tls-connected', {
    args: {
      suite: suite.name,
      group: group.name,
      alpn: alpn ?? '',
      resumed,
      retried: self.transcript.retried,
    },
  });
  self.event({ kind: 'connected', alpn, resumed });
  const updates = { client: 0, server: 0 };
  return { suite, group, schedule, resumption, traffic, updates, alpn, resumed };
}
