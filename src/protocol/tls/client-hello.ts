/** The client's first word: what it offers, and what it sends again after a HelloRetryRequest. RFC 8446 §4.1.2. */
import type { Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { addressBytes } from './certificates/ip-addresses.ts';
import { codesOf, groupsOf, schemesOf, suitesOf } from './codes.ts';
import type { Client } from './client.ts';
import { extensionIn, type Extension } from './extensions.ts';
import { bindersLength } from './extensions/pre-shared-key.ts';
import { PSK_DHE_KE } from './extensions/psk-key-exchange-modes.ts';
import { HOST_NAME } from './extensions/server-name.ts';
import { greaseFrom, type Grease } from './grease-draw.ts';
import type { Ephemeral, Group } from './groups.ts';
import { symbols } from './handshake.ts';
import { KeySchedule } from './key-schedule.ts';
import type { HandshakeValues } from './messages/handshake.ts';
import { ClientHello } from './messages/hello.ts';
import { TLS_1_2, TLS_1_3 } from './names.ts';
import { suites } from './suites.ts';
import type { ClientTicket } from './tickets.ts';

type Hello = HandshakeValues['ClientHello'];
type HelloExtension = Extension<'ClientHello'>;

/** legacy_record_version of a first ClientHello, for devices that know no newer one. RFC 8446 §5.1. */
const TLS_1_0 = 0x0301;

/** A ClientHello that was sent. */
export interface Offer {
  readonly hello: Hello;
  /** Our key pairs, by the code point of their group. */
  readonly ephemerals: ReadonlyMap<number, Ephemeral>;
  /** The ticket that was offered, with the Early Secret of its PSK. */
  readonly session: { readonly ticket: ClientTicket; readonly early: Bytes } | null;
}

/** What a HelloRetryRequest asks for. */
export interface Retry {
  /** The one group in which a key shall come; null where the keys may stay. */
  readonly group: Group | null;
  readonly cookie: Bytes | null;
  readonly suite: number;
}

/** The name in server_name; null where there is none, as for an address. */
export const serverNameIn = ({ hello }: Offer): string | null =>
  extensionIn(hello.extensions, 'server_name')?.server_name_list[0]?.host_name ?? null;

/** Makes keys, and sends the first ClientHello. */
export function sendClientHello(self: Client): Offer {
  const { config, io } = self;
  const grease = config.grease ? greaseFrom(io) : null;
  const shares = groupsOf(config.keyShares);
  const ephemerals = makeShares(self, shares, false);
  const extensions = firstExtensions(self, [...ephemerals.values()], grease);
  const hello: Hello = {
    legacy_version: TLS_1_2,
    random: io.draw('client random', 32),
    legacy_session_id: config.compatibilityMode
      ? io.draw('client legacy_session_id', 32)
      : new Uint8Array(),
    cipher_suites: [...(grease ? [grease.suite] : []), ...codesOf(suitesOf(config.suites))],
    legacy_compression_methods: [0],
    extensions,
  };
  return send(self, hello, ephemerals, usableSession(self));
}

/** Sends the ClientHello again, changed only as the server asked. */
export function sendClientHelloAgain(
  self: Client,
  { hello: first, ...before }: Offer,
  retry: Retry,
): Offer {
  const { group, cookie } = retry;
  const ephemerals = group ? makeShares(self, [group], true) : before.ephemerals;
  const kept = first.extensions.filter(({ name }) => name !== 'pre_shared_key');
  const extensions = kept.map((extension): HelloExtension =>
    extension.name === 'key_share' && group ? keyShare([...ephemerals.values()]) : extension,
  );
  if (cookie) extensions.push({ name: 'cookie', data: { cookie } });
  // A PSK goes with the hash of one suite, and that is now agreed.
  const session = usableSession(self);
  const hash = [...suites.values()].find(({ code }) => code === retry.suite)?.hash.name;
  const isFit = session && suites.get(session.ticket.suite)?.hash.name === hash;
  return send(self, { ...first, extensions }, ephemerals, isFit ? session : null);
}

/** A ticket is for the server whose name it was given under, and for its time. RFC 8446 §4.6.1. */
function usableSession({ config }: Client): Client['config']['session'] {
  const { session, serverName } = config;
  if (!session || session.ticket.serverName !== serverName) return null;
  return session.age < session.ticket.lifetime * 1000 ? session : null;
}

/** @param asked - whether a HelloRetryRequest has named the group */
function makeShares(
  self: Client,
  shares: readonly Group[],
  asked: boolean,
): Map<number, Ephemeral> {
  const ephemerals = new Map<number, Ephemeral>();
  for (const group of shares) {
    const pair = group.generate(self.io, 'client');
    ephemerals.set(group.code, pair);
    self.step('tls-made-key-share', {
      args: { group: group.name, asked },
      values: [pair.privateKey, pair.publicKey],
      source: group.source,
    });
  }
  return ephemerals;
}

const keyShare = (
  pairs: readonly Ephemeral[],
  more: readonly { readonly group: number; readonly key_exchange: Bytes }[] = [],
): HelloExtension => ({
  name: 'key_share',
  data: {
    client_shares: [
      ...more,
      ...pairs.map(({ group, publicKey }) => ({ group: group.code, key_exchange: publicKey })),
    ],
  },
});

function firstExtensions(
  { config }: Client,
  pairs: readonly Ephemeral[],
  grease: Grease | null,
): HelloExtension[] {
  const { serverName, alpn } = config;
  const extensions: HelloExtension[] = [];
  if (grease) extensions.push({ name: 'other', type: grease.first, data: new Uint8Array() });
  // An address is no name: RFC 6066 §3.
  if (serverName !== null && !addressBytes(serverName)) {
    const server_name_list = [{ name_type: HOST_NAME, host_name: serverName }];
    extensions.push({ name: 'server_name', data: { server_name_list } });
  }
  extensions.push(
    {
      name: 'supported_groups',
      data: {
        named_group_list: [...(grease ? [grease.group] : []), ...codesOf(groupsOf(config.groups))],
      },
    },
    {
      name: 'signature_algorithms',
      data: { supported_signature_algorithms: codesOf(schemesOf(config.signatureAlgorithms)) },
    },
  );
  if (alpn.length > 0) {
    const data = { protocol_name_list: [...alpn] };
    extensions.push({ name: 'application_layer_protocol_negotiation', data });
  }
  extensions.push(
    {
      name: 'supported_versions',
      data: { versions: [...(grease ? [grease.version] : []), TLS_1_3] },
    },
    { name: 'psk_key_exchange_modes', data: { ke_modes: [PSK_DHE_KE] } },
    keyShare(pairs, grease ? [{ group: grease.group, key_exchange: Uint8Array.of(0) }] : []),
  );
  if (grease) extensions.push({ name: 'other', type: grease.last, data: Uint8Array.of(0) });
  return extensions;
}

/** Sends a hello, with the ticket where there is one: it stands last, and its binder covers all before it. */
function send(
  self: Client,
  hello: Hello,
  ephemerals: ReadonlyMap<number, Ephemeral>,
  session: Client['config']['session'],
): Offer {
  const bound = session && bind(self, hello, session);
  const sent = bound?.hello ?? hello;
  const isFirst = self.transport.at === 'start';
  self.sendHandshake(ClientHello, sent, symbols.ClientHello, isFirst ? TLS_1_0 : TLS_1_2);
  const offered = session && bound ? { ticket: session.ticket, early: bound.early } : null;
  return { hello: sent, ephemerals, session: offered };
}

/** Proves that the client has the PSK of its ticket. RFC 8446 §4.2.11.2. */
function bind(
  self: Client,
  hello: Hello,
  { ticket, age }: NonNullable<Client['config']['session']>,
): { readonly hello: Hello; readonly early: Bytes } {
  const { io } = self;
  const suite = suites.get(ticket.suite);
  if (!suite) throw new RangeError(`there is no suite ${ticket.suite}`);
  const schedule = new KeySchedule(io, suite);
  const early = schedule.early(ticket.psk);
  self.step('tls-offered-session', {
    args: { serverName: ticket.serverName ?? '', age },
    values: [ticket.ticket, ticket.psk],
  });
  const identity = {
    identity: ticket.ticket,
    obfuscated_ticket_age: (age + ticket.ageAdd) % 2 ** 32,
  };
  const withBinder = (binder: Bytes): Hello => ({
    ...hello,
    extensions: [
      ...hello.extensions,
      { name: 'pre_shared_key', data: { identities: [identity], binders: [binder] } },
    ],
  });
  const placeholder = new Uint8Array(suite.hash.outputLength);
  const whole = encode(ClientHello, withBinder(placeholder));
  const truncated = io.hold(
    'ClientHello without its binders',
    whole.slice(0, whole.length - bindersLength([placeholder])),
    { symbol: 'CH⁻' },
  );
  const key = schedule.binderFinishedKey(early);
  const transcript = self.transcript.valueWith(suite.hash, truncated);
  const binder = schedule.verifyData('PSK binder', 'binder', key, transcript, 'client');
  self.step('tls-computed-binder', { values: [key, transcript, binder] });
  return { hello: withBinder(binder), early };
}
