/** What a server checks in a ClientHello, whatever it will choose. RFC 8446 §4.1.2, §4.2, §9.2. */
import { sameBytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { extensionProblem } from './check-extensions.ts';
import { extensionIn, typeOf, type ExtensionName } from './extensions.ts';
import type { Fault } from './fault.ts';
import { illegal } from './illegal.ts';
import type { HandshakeValues } from './messages/handshake.ts';
import { ClientHello } from './messages/hello.ts';
import { groupName, TLS_1_3, versionName } from './names.ts';
import type { Asked } from './server.ts';

export type Hello = HandshakeValues['ClientHello'];
const message = 'ClientHello';

const missing = (extension: ExtensionName): Fault => ({
  kind: 'missing-extension',
  message,
  extension,
});

/** The first thing that is wrong with a ClientHello, or null. */
export function clientHelloFault(hello: Hello): Fault | null {
  const { extensions, legacy_compression_methods: compression } = hello;
  const versions = extensionIn(extensions, 'supported_versions')?.versions;
  if (!versions?.includes(TLS_1_3)) {
    const offered = (versions ?? [hello.legacy_version]).map(versionName);
    return { kind: 'unsupported-version', offered, expected: versionName(TLS_1_3) };
  }
  if (compression.length !== 1 || compression[0] !== 0)
    return illegal(message, 'legacy_compression_methods', compression.join(', '), 0).fault;
  return (
    extensionProblem(message, extensions, null) ??
    missingExtension(hello) ??
    keyShareFault(hello) ??
    serverNameFault(hello) ??
    pskFault(hello)
  );
}

/** RFC 8446 §9.2, §4.2.9. */
function missingExtension({ extensions }: Hello): Fault | null {
  const has = (name: ExtensionName): boolean => extensionIn(extensions, name) !== undefined;
  const psk = has('pre_shared_key');
  const groups = has('supported_groups');
  const keys = has('key_share');
  if (!psk && !has('signature_algorithms')) return missing('signature_algorithms');
  // With a PSK alone a client may have neither: then no group is found for it.
  if (!groups && (keys || !psk)) return missing('supported_groups');
  if (!keys && (groups || !psk)) return missing('key_share');
  if (psk && !has('psk_key_exchange_modes')) return missing('psk_key_exchange_modes');
  return null;
}

/** Each key in a group of its own, which is one of those that the client supports. RFC 8446 §4.2.8. */
function keyShareFault({ extensions }: Hello): Fault | null {
  const groups = extensionIn(extensions, 'supported_groups')?.named_group_list ?? [];
  const shares = extensionIn(extensions, 'key_share')?.client_shares ?? [];
  const seen = new Set<number>();
  for (const { group } of shares) {
    const field = 'key_share.client_shares';
    if (seen.has(group))
      return illegal(message, field, `${groupName(group)} twice`, 'one key a group').fault;
    seen.add(group);
    if (!groups.includes(group))
      return illegal(message, field, groupName(group), 'a group of supported_groups').fault;
  }
  return null;
}

/** One name of a kind. RFC 6066 §3. */
function serverNameFault({ extensions }: Hello): Fault | null {
  const names = extensionIn(extensions, 'server_name')?.server_name_list ?? [];
  const types = new Set(names.map(({ name_type }) => name_type));
  if (types.size === names.length) return null;
  return illegal(message, 'server_name.server_name_list', `${names.length} names`, 'one name')
    .fault;
}

/** A binder for each identity. RFC 8446 §4.2.11. */
function pskFault({ extensions }: Hello): Fault | null {
  const psk = extensionIn(extensions, 'pre_shared_key');
  if (!psk || psk.identities.length === psk.binders.length) return null;
  const { identities, binders } = psk;
  const expected = `${identities.length}, one for each identity`;
  return illegal(message, 'pre_shared_key.binders', `${binders.length}`, expected).fault;
}

/** Of extensions that are not read here, the one that a second ClientHello may change. RFC 8446 §4.1.2. */
const PADDING = 21;

/** Whether a second ClientHello is the first one but for what the server asked for. RFC 8446 §4.1.2. */
export function secondHelloFault(first: Hello, second: Hello, asked: Asked): Fault | null {
  const { cookie, group } = asked;
  const given = extensionIn(second.extensions, 'cookie')?.cookie;
  if (cookie && !given) return missing('cookie');
  if (given && !(cookie && sameBytes(cookie, given)))
    return illegal(message, 'cookie', 'another one', 'the one that was sent').fault;
  if (group) {
    const shares = extensionIn(second.extensions, 'key_share')?.client_shares ?? [];
    if (shares.length !== 1 || shares[0]?.group !== group.code) {
      const found = shares.map((share) => groupName(share.group)).join(', ');
      return illegal(message, 'key_share.client_shares', found, groupName(group.code)).fault;
    }
  }
  const field = changedField(first, second, group !== null);
  return field === null ? null : { kind: 'changed-client-hello', field };
}

/** @param hasNewKey - whether the server asked for a key in another group */
function changedField(first: Hello, second: Hello, hasNewKey: boolean): string | null {
  const unlike = (name: keyof Hello, before: Hello, after: Hello): string | null =>
    sameBytes(encode(ClientHello, before), encode(ClientHello, after)) ? null : name;
  const parts = ['random', 'legacy_session_id', 'cipher_suites'] as const;
  const bare = { ...first, extensions: [] };
  for (const name of ['legacy_version', ...parts] as const) {
    const field = unlike(name, bare, { ...bare, [name]: second[name] });
    if (field) return field;
  }
  const mayChange: readonly ExtensionName[] = [
    'cookie',
    'pre_shared_key',
    ...(hasNewKey ? (['key_share'] as const) : []),
  ];
  const kept = ({ extensions }: Hello): Hello['extensions'] =>
    extensions.filter((one) =>
      one.name === 'other' ? typeOf(one) !== PADDING : !mayChange.includes(one.name),
    );
  // Early data ends with the first ClientHello.
  const before = kept(first).filter(({ name }) => name !== 'early_data');
  const rest = { ...bare, extensions: before };
  return unlike('extensions', rest, { ...bare, extensions: kept(second) });
}
