/** Why a chain of certificates is not trusted. */
import type { AlertName } from '../alerts.ts';

interface Reason {
  /** What TLS tells the other side. RFC 8446 §6.2 */
  readonly alert: AlertName;
  /** The number of the error in OpenSSL, `X509_V_ERR_…`. */
  readonly openssl: number;
}

const reasons = {
  /** It cannot be read. */
  'malformed-certificate': { alert: 'bad_certificate', openssl: 1 },
  /** One of its extensions cannot be read, or is there twice. OpenSSL then takes nobody for its issuer. */
  'malformed-extension': { alert: 'bad_certificate', openssl: 20 },
  /** Nobody whose certificate is here signed it. */
  'unknown-issuer': { alert: 'unknown_ca', openssl: 20 },
  /** It is among the trusted ones, but is not the root of anything, and that root is not there. */
  'root-not-trusted': { alert: 'unknown_ca', openssl: 2 },
  /** It signed itself, and is not among the trusted ones. */
  'self-signed': { alert: 'unknown_ca', openssl: 18 },
  /** The root of the chain came with it, and is not among the trusted ones. */
  'self-signed-root': { alert: 'unknown_ca', openssl: 19 },
  'chain-too-long': { alert: 'unknown_ca', openssl: 22 },
  /** It says something critical that is not known here. */
  'unknown-critical-extension': { alert: 'unsupported_certificate', openssl: 34 },
  /** Its key is of a kind that is not known here, or no key at all. */
  'unusable-key': { alert: 'unsupported_certificate', openssl: 1 },
  /** It signed another, and is no authority. */
  'not-an-authority': { alert: 'unknown_ca', openssl: 79 },
  /** It is for something else than to be a server, or a client. */
  'wrong-purpose': { alert: 'unsupported_certificate', openssl: 26 },
  /** There are more authorities below it than it allows. */
  'path-too-long': { alert: 'unknown_ca', openssl: 25 },
  'name-mismatch': { alert: 'bad_certificate', openssl: 62 },
  'address-mismatch': { alert: 'bad_certificate', openssl: 64 },
  /** Its key may not sign certificates. */
  'may-not-sign': { alert: 'unknown_ca', openssl: 32 },
  'bad-signature': { alert: 'bad_certificate', openssl: 7 },
  /** It is signed in a way that is not known here, or no longer safe. */
  'unsupported-signature': { alert: 'unsupported_certificate', openssl: 7 },
  'not-yet-valid': { alert: 'certificate_expired', openssl: 9 },
  expired: { alert: 'certificate_expired', openssl: 10 },
  /** An authority above it allows other names only. */
  'name-not-permitted': { alert: 'bad_certificate', openssl: 47 },
  'name-excluded': { alert: 'bad_certificate', openssl: 48 },
  /** An authority limits names in a way that is not known here. */
  'unknown-constraint': { alert: 'unsupported_certificate', openssl: 51 },
} as const satisfies Readonly<Record<string, Reason>>;

export type ChainReason = keyof typeof reasons;

export const chainReasons: Readonly<Record<ChainReason, Reason>> = reasons;
