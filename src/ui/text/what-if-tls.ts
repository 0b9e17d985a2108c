/** What both ends of TLS have. */
const ofBoth = (side: 'client' | 'server'): Readonly<Record<string, string>> => ({
  [`${side}.cipher_suites`]: 'Cipher suites',
  [`${side}.groups`]: 'Groups',
  [`${side}.signature_algorithms`]: 'Signature algorithms',
  [`${side}.alpn`]: 'Application protocols (ALPN)',
  [`${side}.trusted`]: 'Trusted authorities',
  [`${side}.certificate.key_type`]: 'Key of the certificate',
  [`${side}.certificate.names`]: 'Names in the certificate',
  [`${side}.certificate.not_before`]: 'Certificate valid from',
  [`${side}.certificate.not_after`]: 'Certificate valid until',
  [`${side}.certificate.issuer`]: 'Who signs the certificate',
  [`${side}.certificate.extended_key_usage`]: 'Purposes of the certificate',
  [`${side}.pad_to`]: 'Records padded to a multiple of, bytes',
  [`${side}.record_size`]: 'Most content in a record, bytes',
  [`${side}.coalesce`]: 'Messages share records',
});

/** Inputs of a run of TLS, by their path. */
export const tlsLabels: Readonly<Record<string, string>> = {
  ...ofBoth('client'),
  ...ofBoth('server'),
  'client.key_shares': 'Key shares in the first message',
  'client.server_name': 'Server name that is asked for',
  'client.checks_certificate': 'Checks the server’s certificate',
  'client.shows_certificate': 'Shows its certificate',
  'client.connections': 'Connections, one after the other',
  'client.compatibility_mode': 'Middlebox compatibility mode',
  'client.grease': 'GREASE',
  'server.host': 'Host name',
  'server.client_certificates': 'Certificates of clients',
  'server.tickets': 'Tickets for later connections',
  'server.cookie': 'Cookie in a HelloRetryRequest',
  clock: 'Clock of both ends',
};

/** How a text is written, by the last word of its path. */
export const tlsForms: Readonly<Record<string, string>> = {
  names: 'Host names or addresses, with blanks between them; *.example.org is a wildcard.',
  not_before: 'As 2026-01-01T00:00:00Z.',
  not_after: 'As 2026-01-01T00:00:00Z.',
  clock: 'As 2026-01-01T00:00:00Z.',
  issuer:
    'The name of an authority, root or intermediate, or of one of its own; empty: it signs itself.',
  server_name: 'Empty: no name is sent, and none is looked for in the certificate.',
  trusted: 'Certificates as PEM; {ca:root} stands for that of the authority root.',
};
