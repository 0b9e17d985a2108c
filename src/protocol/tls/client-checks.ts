/** What a client checks in a ServerHello, a HelloRetryRequest and EncryptedExtensions. RFC 8446 §4.1.3, §4.1.4, §4.3.1. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import type { Offer, Retry } from './client-hello.ts';
import { extensionProblem } from './check-extensions.ts';
import { extensionIn, typeOf } from './extensions.ts';
import type { Fault } from './fault.ts';
import { groupByCode, type Ephemeral } from './groups.ts';
import { illegal } from './illegal.ts';
import type { HandshakeValues } from './messages/handshake.ts';
import { DOWNGRADE_TO_1_1, DOWNGRADE_TO_1_2 } from './messages/hello.ts';
import { compressionName, groupName, suiteName, TLS_1_2, TLS_1_3, versionName } from './names.ts';
import { suiteByCode, suites, type Suite } from './suites.ts';

type ServerHello = HandshakeValues['ServerHello'];
type HelloRetryRequest = HandshakeValues['HelloRetryRequest'];
type Checked<T> = T | { readonly fault: Fault };
type Name = 'ServerHello' | 'HelloRetryRequest';

export const offeredTypes = ({ hello }: Offer): number[] => hello.extensions.map(typeOf);

/**
 * Whether the server would speak an older version, and whether it could do better. RFC 8446 §4.1.3.
 *
 * @param selected - of supported_versions; undefined where the extension is not there
 */
function checkVersion(
  name: Name,
  hello: ServerHello | HelloRetryRequest,
  selected: number | undefined,
): Fault | null {
  const { legacy_version: legacy, random } = hello;
  if (selected === undefined) {
    if (name === 'HelloRetryRequest')
      return { kind: 'missing-extension', message: name, extension: 'supported_versions' };
    const end = random.subarray(24);
    const isDowngrade = sameBytes(end, DOWNGRADE_TO_1_2) || sameBytes(end, DOWNGRADE_TO_1_1);
    if (isDowngrade) return { kind: 'downgrade-sentinel', version: versionName(legacy) };
    return {
      kind: 'unsupported-version',
      offered: [versionName(legacy)],
      expected: versionName(TLS_1_3),
    };
  }
  if (selected !== TLS_1_3) {
    const found = versionName(selected);
    return illegal(name, 'supported_versions', found, versionName(TLS_1_3)).fault;
  }
  if (legacy === TLS_1_2) return null;
  return illegal(name, 'legacy_version', versionName(legacy), versionName(TLS_1_2)).fault;
}

/** What a ServerHello and a HelloRetryRequest have in common. */
function checkHello(
  offer: Offer,
  name: Name,
  hello: ServerHello | HelloRetryRequest,
  selected: number | undefined,
): Checked<{ readonly suite: Suite }> {
  const wrongVersion = checkVersion(name, hello, selected);
  if (wrongVersion) return { fault: wrongVersion };
  if (!sameBytes(hello.legacy_session_id_echo, offer.hello.legacy_session_id))
    return illegal(name, 'legacy_session_id_echo', 'another one', 'the one that was sent');
  const suite = suiteByCode(hello.cipher_suite);
  if (!suite || !offer.hello.cipher_suites.includes(hello.cipher_suite))
    return illegal(name, 'cipher_suite', suiteName(hello.cipher_suite), 'one that was offered');
  const { legacy_compression_method: compression } = hello;
  if (compression !== 0)
    return illegal(name, 'legacy_compression_method', compressionName(compression), 0);
  return { suite };
}

/** @returns what to send instead, or what is wrong */
export function checkRetry(
  offer: Offer,
  hello: HelloRetryRequest,
): Checked<{ readonly retry: Retry; readonly suite: Suite }> {
  const name = 'HelloRetryRequest';
  const selected = extensionIn(hello.extensions, 'supported_versions')?.selected_version;
  const checked = checkHello(offer, name, hello, selected);
  if ('fault' in checked) return checked;
  const fault = extensionProblem(name, hello.extensions, offeredTypes(offer));
  if (fault) return { fault };
  const code = extensionIn(hello.extensions, 'key_share')?.selected_group;
  const cookie = extensionIn(hello.extensions, 'cookie')?.cookie ?? null;
  if (code === undefined && !cookie) return { fault: { kind: 'needless-retry' } };
  const { suite } = checked;
  if (code === undefined) return { retry: { group: null, cookie, suite: suite.code }, suite };
  const group = groupByCode(code);
  const groups = extensionIn(offer.hello.extensions, 'supported_groups')?.named_group_list ?? [];
  if (!group || !groups.includes(code))
    return illegal(name, 'key_share.selected_group', groupName(code), 'a group that was offered');
  if (offer.ephemerals.has(code)) return { fault: { kind: 'needless-retry' } };
  return { retry: { group, cookie, suite: suite.code }, suite };
}

export interface AgreedHello {
  readonly suite: Suite;
  readonly own: Ephemeral;
  readonly peerShare: Bytes;
  /** Whether the server took the ticket. */
  readonly resumed: boolean;
}

/** @param retry - what the HelloRetryRequest before asked for, if there was one */
export function checkServerHello(
  offer: Offer,
  hello: ServerHello,
  retry: Retry | null,
): Checked<AgreedHello> {
  const name = 'ServerHello';
  const selected = extensionIn(hello.extensions, 'supported_versions')?.selected_version;
  const checked = checkHello(offer, name, hello, selected);
  if ('fault' in checked) return checked;
  const { suite } = checked;
  if (retry && suite.code !== retry.suite)
    return illegal(name, 'cipher_suite', suiteName(suite.code), suiteName(retry.suite));
  const fault = extensionProblem(name, hello.extensions, offeredTypes(offer));
  if (fault) return { fault };
  const share = extensionIn(hello.extensions, 'key_share')?.server_share;
  if (!share)
    return { fault: { kind: 'missing-extension', message: name, extension: 'key_share' } };
  const own = offer.ephemerals.get(share.group);
  if (!own)
    return illegal(
      name,
      'key_share.server_share.group',
      groupName(share.group),
      'a group in which a key was sent',
    );
  const identity = extensionIn(hello.extensions, 'pre_shared_key')?.selected_identity;
  const peerShare = share.key_exchange;
  if (identity === undefined) return { suite, own, peerShare, resumed: false };
  if (identity !== 0 || !offer.session)
    return illegal(name, 'pre_shared_key.selected_identity', identity, 0);
  const { hash } = suites.get(offer.session.ticket.suite) ?? suite;
  if (hash.name !== suite.hash.name)
    return illegal(name, 'cipher_suite', suiteName(suite.code), `a suite with ${hash.name}`);
  return { suite, own, peerShare, resumed: true };
}

/** @returns the protocol that the server chose; null where it chose none */
export function checkEncryptedExtensions(
  offer: Offer,
  { extensions }: HandshakeValues['EncryptedExtensions'],
): Checked<{ readonly alpn: string | null; readonly nameTaken: boolean }> {
  const name = 'EncryptedExtensions';
  const fault = extensionProblem(name, extensions, offeredTypes(offer));
  if (fault) return { fault };
  const nameTaken = extensionIn(extensions, 'server_name') !== undefined;
  const chosen = extensionIn(extensions, 'application_layer_protocol_negotiation');
  if (!chosen) return { alpn: null, nameTaken };
  const [alpn, more] = chosen.protocol_name_list;
  const field = 'application_layer_protocol_negotiation.protocol_name_list';
  if (alpn === undefined || more !== undefined)
    return illegal(name, field, `${chosen.protocol_name_list.length} names`, 'one name');
  const offered =
    extensionIn(offer.hello.extensions, 'application_layer_protocol_negotiation')
      ?.protocol_name_list ?? [];
  if (!offered.includes(alpn)) return illegal(name, field, alpn, `one of ${offered.join(', ')}`);
  return { alpn, nameTaken };
}
