/** What the TLS peers have in common. */
import type { Certified } from './tls-certificates.ts';

export const suites = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
] as const;
export type Suite = (typeof suites)[number];

export const groups = ['x25519', 'secp256r1'] as const;
export type Group = (typeof groups)[number];

/** Schemes that a CertificateVerify can be signed with. */
export const signatures = [
  'ed25519',
  'ecdsa_secp256r1_sha256',
  'rsa_pss_rsae_sha256',
  'rsa_pss_rsae_sha384',
  'rsa_pss_rsae_sha512',
] as const;
export type Signature = (typeof signatures)[number];

/** What a peer is restricted to; everything that it has where nothing is said. */
export interface TlsChoice {
  readonly suites?: readonly Suite[];
  readonly groups?: readonly Group[];
  readonly signatures?: readonly Signature[];
}

export interface TlsServerOptions extends TlsChoice {
  readonly certified: Certified;
  /** The file of the authority whose clients are let in, and nobody else. */
  readonly clientAuthority?: string;
  /** Further arguments in the peer's own language. */
  readonly extra?: readonly string[];
}

/** A server on a port of 127.0.0.1 that answers `GET /` with a page of its own. */
export interface TlsServer {
  readonly port: number;
  log(): string;
  stop(): Promise<void>;
}

export interface TlsClientOptions extends TlsChoice {
  readonly port: number;
  /** The file of the authority that the server must be known to; the server's name must be `localhost`. */
  readonly authority: string;
  /** The name that the server must have, where not `localhost`. */
  readonly name?: string;
  readonly certified?: Certified;
  readonly extra?: readonly string[];
}

/** How a client's visit went, in our words. */
export interface Visit {
  /** Whether the handshake came to its end, and the server was accepted. */
  readonly ok: boolean;
  /** What came: a response with its header. */
  readonly response: string;
  /** All that the client printed, for messages of tests. */
  readonly told: string;
  readonly suite?: string | undefined;
  readonly group?: string | undefined;
  readonly signature?: string | undefined;
}

/** The page that the clients ask for. */
export const ASK = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/** All choices of one of each. */
export const allChoices = suites.flatMap((suite) =>
  groups.flatMap((group) => signatures.map((signature) => ({ suite, group, signature }))),
);

/** The kind of key that signs by a scheme. */
export const kindOf = (signature: Signature): 'ed25519' | 'p-256' | 'rsa' =>
  signature === 'ed25519' ? 'ed25519' : signature.startsWith('rsa') ? 'rsa' : 'p-256';
