/** What the engines are told, out of a scenario. */
import { readCertificate } from '../../protocol/tls/certificates/certificate.ts';
import { Name } from '../../protocol/tls/certificates/names.ts';
import type {
  ClientConfig,
  CommonConfig,
  Credential,
  ServerConfig,
} from '../../protocol/tls/config.ts';
import type { Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { addressBytes } from '../../protocol/tls/certificates/ip-addresses.ts';
import { groups } from '../../protocol/tls/groups.ts';
import { schemes } from '../../protocol/tls/signatures.ts';
import { suites } from '../../protocol/tls/suites.ts';
import type { EndSide } from '../recorder.ts';
import { ScenarioError } from '../scenario.ts';
import type { TlsScenario } from './scenario.ts';

/** Seconds for which tickets are good, as OpenSSL has it. */
const TICKET_LIFETIME = 7200;

type Names = 'cipher_suites' | 'groups' | 'key_shares' | 'signature_algorithms';

/** Names that all are known here. Throws a ScenarioError that names the path of one that is not. */
function known(
  side: EndSide,
  field: Names,
  names: readonly string[],
  all: ReadonlyMap<string, unknown>,
): readonly string[] {
  const at = names.findIndex((name) => !all.has(name));
  if (at < 0) return names;
  const message = `expected one of ${[...all.keys()].join(', ')}, found "${names[at]}"`;
  throw new ScenarioError([{ path: `${side}.${field}[${at}]`, message }]);
}

const common = (
  side: EndSide,
  end: TlsScenario['client'] | TlsScenario['server'],
  credential: Credential | null,
): CommonConfig => ({
  suites: known(side, 'cipher_suites', end.cipher_suites, suites),
  groups: known(side, 'groups', end.groups, groups),
  signatureAlgorithms: known(side, 'signature_algorithms', end.signature_algorithms, schemes),
  alpn: end.alpn,
  certificates: credential ? [credential] : [],
  recordSize: end.record_size,
  padTo: end.pad_to,
  coalesce: end.coalesce,
});

/** An address is no name that a server could be asked for. RFC 6066 §3. */
export const sentName = (name: string | null): string | null =>
  name === null || addressBytes(name) ? null : name;

/** Throws a ScenarioError for a name of an algorithm that is not known here. */
export const tlsClientConfig = (
  { client }: TlsScenario,
  credential: Credential | null,
  session: ClientConfig['session'],
): ClientConfig => ({
  ...common('client', client, client.shows_certificate ? credential : null),
  serverName: client.server_name,
  keyShares: known('client', 'key_shares', client.key_shares, groups),
  compatibilityMode: client.compatibility_mode,
  grease: client.grease,
  session,
});

/**
 * Throws as `tlsClientConfig` does.
 *
 * @param trusted - certificates of the authorities that it trusts
 * @param session - finds the ticket of an earlier connection
 */
export const tlsServerConfig = (
  { server }: TlsScenario,
  credential: Credential | null,
  trusted: readonly Bytes[],
  session: ServerConfig['session'],
): ServerConfig => ({
  ...common('server', server, credential),
  serverNames: null,
  clientCertificates: server.client_certificates,
  certificateAuthorities: server.client_certificates === 'none' ? [] : trusted.flatMap(subjectOf),
  tickets: server.tickets,
  ticketLifetime: TICKET_LIFETIME,
  session,
  cookie: server.cookie,
});

function subjectOf(certificate: Bytes): Bytes[] {
  const read = readCertificate(certificate);
  return read.ok ? [encode(Name, read.certificate.subject)] : [];
}
