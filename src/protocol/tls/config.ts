/** What an end of a TLS connection is told before it begins. Names of algorithms are the RFC's own, best first. */
import type { Bytes } from '../../codec/bytes.ts';
import type { KeyTypeName } from './key-types.ts';
import type { ClientTicket, ServerTicket } from './tickets.ts';

/** A certificate with its private key. */
export interface Credential {
  /** Kind of the key, as signature schemes name it. */
  readonly keyType: KeyTypeName;
  /** Null where it is not ours to have, as in a recording. */
  readonly privateKey: Bytes | null;
  /** In DER: its own first, then those that vouch for it. */
  readonly chain: readonly Bytes[];
}

export interface CommonConfig {
  readonly suites: readonly string[];
  readonly groups: readonly string[];
  /** Schemes that this side verifies, and signs with. */
  readonly signatureAlgorithms: readonly string[];
  /** Protocols for ALPN; none where the extension is not used. */
  readonly alpn: readonly string[];
  /** Chains of its own, the favourite first. A client sends one only where the server asks. */
  readonly certificates: readonly Credential[];
  /** Most bytes of content in a record, 1 to 16384. */
  readonly recordSize: number;
  /** Encrypted records are padded to a multiple of it; 0 pads nothing. RFC 8446 §5.4. */
  readonly padTo: number;
  /** Whether handshake messages that follow each other share records. */
  readonly coalesce: boolean;
}

export interface ClientConfig extends CommonConfig {
  /** Whom it wants to reach, by a name or an address: for server_name, and for the certificate's checks. */
  readonly serverName: string | null;
  /** Groups, out of `groups`, in which the first ClientHello has a key. */
  readonly keyShares: readonly string[];
  /** Looks like TLS 1.2 to devices on the way: a session id, and ChangeCipherSpec. RFC 8446 §D.4. */
  readonly compatibilityMode: boolean;
  /** Adds values that mean nothing, as browsers do. RFC 8701. */
  readonly grease: boolean;
  /**
   * A ticket of an earlier connection, and how long ago it came, in milliseconds. One for another server, or that is
   * too old, is not offered.
   */
  readonly session: { readonly ticket: ClientTicket; readonly age: number } | null;
}

export interface ServerConfig extends CommonConfig {
  /** The names that it answers to; null answers to any. */
  readonly serverNames: readonly string[] | null;
  /** Whether clients are asked for a certificate, and must have one. */
  readonly clientCertificates: 'none' | 'wanted' | 'required';
  /** Names (in DER) of the authorities whose certificates clients should have; may be empty. */
  readonly certificateAuthorities: readonly Bytes[];
  /** How many tickets a client gets after the handshake. */
  readonly tickets: number;
  /** Seconds for which they are good: a week at most. */
  readonly ticketLifetime: number;
  /** The ticket of that name, if it is good now. */
  readonly session: (ticket: Bytes) => ServerTicket | null;
  /** Sends every client a HelloRetryRequest with a cookie first. RFC 8446 §4.2.2. */
  readonly cookie: boolean;
}
