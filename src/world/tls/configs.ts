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
import type { TlsScenario } from './scenario.ts';

/** Seconds for which tickets are good, as OpenSSL has it. */
const TICKET_LIFETIME = 7200;

const common = (
  end: TlsScenario['client'] | TlsScenario['server'],
  credential: Credential | null,
): CommonConfig => ({
  suites: end.cipher_suites,
  groups: end.groups,
  signatureAlgorithms: end.signature_algorithms,
  alpn: end.alpn,
  certificates: credential ? [credential] : [],
  recordSize: end.record_size,
  padTo: end.pad_to,
  coalesce: end.coalesce,
});

/** An address is no name that a server could be asked for. RFC 6066 §3. */
export const sentName = (name: string | null): string | null =>
  name === null || addressBytes(name) ? null : name;

export const tlsClientConfig = (
  { client }: TlsScenario,
  credential: Credential | null,
  session: ClientConfig['session'],
): ClientConfig => ({
  ...common(client, client.shows_certificate ? credential : null),
  serverName: client.server_name,
  keyShares: client.key_shares,
  compatibilityMode: client.compatibility_mode,
  grease: client.grease,
  session,
});

/**
 * @param trusted - certificates of the authorities that it trusts
 * @param session - finds the ticket of an earlier connection
 */
export const tlsServerConfig = (
  { server }: TlsScenario,
  credential: Credential | null,
  trusted: readonly Bytes[],
  session: ServerConfig['session'],
): ServerConfig => ({
  ...common(server, credential),
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
