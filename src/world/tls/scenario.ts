/** A TLS scenario with all its defaults. Its form, field by field, is in ../parse-tls-scenario.ts. */
import type { TlsScenarioInput } from '../parse-tls-scenario.ts';

type AuthorityInput = NonNullable<TlsScenarioInput['authorities']>[string];
type CertificateInput = NonNullable<NonNullable<TlsScenarioInput['server']>['certificate']>;
/** A chain from outside. */
export type GivenCertificate = Extract<CertificateInput, { readonly chain: string }>;
type RequestInput = NonNullable<NonNullable<TlsScenarioInput['client']>['requests']>[number];

/** What OpenSSL 3.0 offers, in its order. */
const CIPHER_SUITES = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
] as const;
const GROUPS = ['x25519', 'secp256r1'] as const;
const SIGNATURE_ALGORITHMS = [
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'ed25519',
  'rsa_pss_rsae_sha256',
  'rsa_pss_rsae_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pkcs1_sha256',
  'rsa_pkcs1_sha384',
  'rsa_pkcs1_sha512',
] as const;

const validity = { not_before: '2025-06-01T00:00:00Z', not_after: '2026-12-01T00:00:00Z' } as const;

/** The authorities of every scenario, beside its own: one that is trusted, and one that signs in its name. */
const known: Readonly<Record<string, AuthorityInput>> = {
  root: { subject: 'Example Root CA' },
  intermediate: { subject: 'Example Intermediate CA', issuer: 'root', path_length: 0 },
};

export const fillAuthority = (name: string, given: AuthorityInput) => ({
  subject: name,
  key_type: 'secp256r1' as const,
  not_before: '2020-01-01T00:00:00Z',
  not_after: '2035-01-01T00:00:00Z',
  key_usage: ['keyCertSign', 'cRLSign'] as const,
  issuer: null,
  path_length: null,
  ca: true,
  ...given,
});

const fillCertificate = (
  given: Exclude<CertificateInput, GivenCertificate>,
  subject: string,
  purpose: 'serverAuth' | 'clientAuth',
) => ({
  subject,
  key_type: 'secp256r1' as const,
  ...validity,
  key_usage: ['digitalSignature'] as const,
  extended_key_usage: [purpose],
  issuer: 'intermediate',
  names: purpose === 'serverAuth' ? [subject] : [],
  ...given,
});

/** A chain from outside is taken as it is. */
const filled = (given: CertificateInput, ...about: [string, 'serverAuth' | 'clientAuth']) =>
  'chain' in given ? given : fillCertificate(given, ...about);

const fillRequest = (given: RequestInput) => ({
  method: given.form ? 'POST' : 'GET',
  path: '/',
  ...given,
});

const both = {
  cipher_suites: [...CIPHER_SUITES],
  groups: [...GROUPS],
  signature_algorithms: [...SIGNATURE_ALGORITHMS],
  alpn: ['http/1.1'],
  pad_to: 0,
  record_size: 16_384,
  coalesce: false,
};

const fillClient = (given: NonNullable<TlsScenarioInput['client']>, host: string) => ({
  address: '198.51.100.23',
  port: 50022,
  user: 'alice',
  ...both,
  key_shares: (given.groups ?? GROUPS).slice(0, 1),
  server_name: host,
  trusted: '{ca:root}',
  checks_certificate: true,
  shows_certificate: true,
  compatibility_mode: true,
  grease: false,
  connections: 1,
  user_agent: null,
  ...given,
  certificate: given.certificate
    ? filled(given.certificate, given.user ?? 'alice', 'clientAuth')
    : null,
  requests: (given.requests ?? [{}]).map(fillRequest),
});

const fillServer = (given: NonNullable<TlsScenarioInput['server']>, host: string) => ({
  address: '203.0.113.10',
  port: 443,
  ...both,
  trusted: '{ca:root}',
  client_certificates: 'none' as const,
  cookie: false,
  tickets: 1,
  pages: { '/': '<!doctype html><title>Hello</title><p>Hello over TLS 1.3</p>\n' },
  keep_alive: true,
  users: {},
  ...given,
  host,
  certificate: filled(given.certificate ?? {}, host, 'serverAuth'),
});

/** With all defaults filled in. */
export type TlsScenario = ReturnType<typeof completeTls>;
/** What a certificate that is made says. */
export type CertificateForm = Exclude<TlsScenario['server']['certificate'], GivenCertificate>;
export type AuthorityForm = TlsScenario['authorities'][string];

/** Fills in the defaults of a scenario whose form is known to be right. */
export const completeTls = (given: TlsScenarioInput) => {
  const host = given.server?.host ?? 'server.example';
  return {
    seed: 'sshow',
    ask: false,
    answers: {},
    overrides: {},
    clock: '2026-01-01T00:00:00Z',
    attack: null,
    rekey: null,
    ...given,
    link: { rtt_ms: 40, bytes_per_s: 1_250_000, ...given.link },
    authorities: Object.fromEntries(
      Object.entries({ ...known, ...given.authorities }).map(([name, authority]) => [
        name,
        fillAuthority(name, { ...known[name], ...authority }),
      ]),
    ),
    client: fillClient(given.client ?? {}, host),
    server: fillServer(given.server ?? {}, host),
  };
};
