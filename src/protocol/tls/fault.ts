/**
 * Everything that can go wrong in TLS 1.3, as data. A fault is mapped once to the alert on the wire, here, and once to
 * a sentence for people, in the text tables.
 */
import type { DecodeFault } from '../../codec/tape.ts';
import type { AlertName } from './alerts.ts';
import { extensionAlerts, type ExtensionProblem } from './check-extensions.ts';
import { chainReasons, type ChainReason } from './certificates/chain-reasons.ts';
import type { Role } from './role.ts';

/** What a side found wrong. The side is known to whoever holds the fault. */
export type Fault =
  // Records: RFC 8446 §5.
  | { readonly kind: 'unknown-content-type'; readonly type: number }
  | { readonly kind: 'record-too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'empty-record'; readonly type: number }
  | { readonly kind: 'unprotected-record'; readonly type: number }
  | { readonly kind: 'bad-record-mac'; readonly suite: string; readonly sequence: number }
  | { readonly kind: 'no-content-type'; readonly length: number }
  | { readonly kind: 'protected-change-cipher-spec' }
  | { readonly kind: 'bad-change-cipher-spec'; readonly length: number }
  /** Something else came while a handshake message was not complete. */
  | { readonly kind: 'interrupted-message'; readonly message: string; readonly by: string }
  /** Bytes after a message with which the keys change, in the same record. */
  | { readonly kind: 'message-across-key-change'; readonly message: string }
  | {
      readonly kind: 'message-too-long';
      readonly message: string;
      readonly length: number;
      readonly most: number;
    }
  // Messages: RFC 8446 §4 and §6.
  | ({
      readonly kind: 'malformed-message';
      readonly message: string;
      readonly problem: DecodeFault['kind'];
    } & Omit<DecodeFault, 'kind'>)
  | {
      readonly kind: 'unexpected-message';
      readonly state: string;
      readonly expected: readonly string[];
      readonly got: string;
    }
  // Extensions: RFC 8446 §4.2.
  | ExtensionProblem
  | { readonly kind: 'missing-extension'; readonly message: string; readonly extension: string }
  /** A value that may be read, but not stand there. `found` and `expected` are as people write them. */
  | {
      readonly kind: 'illegal-value';
      readonly message: string;
      readonly field: string;
      readonly found: string;
      readonly expected: string;
    }
  // What both sides can do: RFC 8446 §4.1.
  | {
      readonly kind: 'unsupported-version';
      readonly offered: readonly string[];
      readonly expected: string;
    }
  | { readonly kind: 'downgrade-sentinel'; readonly version: string }
  | {
      readonly kind: 'no-common-algorithm';
      readonly category: 'cipher suite' | 'group';
      readonly client: readonly string[];
      readonly server: readonly string[];
    }
  | {
      readonly kind: 'no-application-protocol';
      readonly client: readonly string[];
      readonly server: readonly string[];
    }
  | { readonly kind: 'unrecognized-name'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'no-certificate'; readonly schemes: readonly string[] }
  /** A second ClientHello differs from the first in what must stay. RFC 8446 §4.1.2. */
  | { readonly kind: 'changed-client-hello'; readonly field: string }
  /** A HelloRetryRequest that would change nothing. RFC 8446 §4.1.4. */
  | { readonly kind: 'needless-retry' }
  | { readonly kind: 'bad-public-value'; readonly group: string; readonly why: string }
  | { readonly kind: 'bad-binder'; readonly identity: number }
  // Who is who: RFC 8446 §4.4.
  | { readonly kind: 'empty-certificate-list'; readonly whose: Role }
  | { readonly kind: 'certificate-required' }
  /** `at` counts the certificates of the chain from 0. */
  | ({
      readonly kind: 'malformed-certificate';
      readonly whose: Role;
      readonly at: number;
      readonly problem: DecodeFault['kind'];
    } & Omit<DecodeFault, 'kind'>)
  | { readonly kind: 'unusable-key'; readonly whose: Role; readonly why: string }
  | {
      readonly kind: 'scheme-not-for-key';
      readonly whose: Role;
      readonly scheme: string;
      readonly keyType: string;
    }
  | { readonly kind: 'bad-signature'; readonly whose: Role; readonly scheme: string }
  | { readonly kind: 'bad-finished'; readonly whose: Role }
  /** The chain checks said no; each of these is one alert. */
  | ({ readonly kind: 'unknown-ca' } & Refused)
  | ({ readonly kind: 'certificate-expired' } & Refused)
  | ({ readonly kind: 'certificate-refused' } & Refused)
  | ({ readonly kind: 'certificate-unsupported' } & Refused)
  // The end.
  | { readonly kind: 'alert-received'; readonly alert: string; readonly code: number }
  | { readonly kind: 'closed-during-handshake'; readonly state: string }
  | { readonly kind: 'connection-lost'; readonly state: string; readonly unread: number }
  | { readonly kind: 'stalled'; readonly client: string; readonly server: string };

/** A certificate that the chain checks refused. */
export interface Refused {
  readonly whose: Role;
  readonly reason: ChainReason;
  /** The name that was asked for; empty for a client. */
  readonly name: string;
  /** The names that it is for, where the one that was asked for is not among them. */
  readonly names?: readonly string[];
  /** Whose certificate is good from when to when, and what time it is, as ISO 8601, where that is why. */
  readonly validity?: Validity;
}

export interface Validity {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly now: string;
}

export type FaultKind = Fault['kind'];

/** What the side that finds the fault tells the other before it hangs up; null where it says nothing. */
export const alertOn = {
  'unknown-content-type': 'unexpected_message', // §5
  'record-too-long': 'record_overflow', // §5.1, §5.2
  'empty-record': 'unexpected_message', // §5.4
  'unprotected-record': 'unexpected_message', // §5
  'bad-record-mac': 'bad_record_mac', // §5.2
  'no-content-type': 'unexpected_message', // §5.4
  'protected-change-cipher-spec': 'unexpected_message', // §5
  'bad-change-cipher-spec': 'unexpected_message', // §5
  'interrupted-message': 'unexpected_message', // §5.1
  'message-across-key-change': 'unexpected_message', // §5.1
  'message-too-long': 'illegal_parameter', // the RFC sets no limit; OpenSSL says it so
  'malformed-message': 'decode_error', // §6.2
  'unexpected-message': 'unexpected_message', // §4
  ...extensionAlerts, // §4.2
  'missing-extension': 'missing_extension', // §9.2
  'illegal-value': 'illegal_parameter', // §6.2
  'unsupported-version': 'protocol_version', // §4.2.1, appendix D
  'downgrade-sentinel': 'illegal_parameter', // §4.1.3
  'no-common-algorithm': 'handshake_failure', // §4.1.1
  'no-application-protocol': 'no_application_protocol', // RFC 7301 §3.2
  'unrecognized-name': 'unrecognized_name', // RFC 6066 §3
  'no-certificate': 'handshake_failure', // §4.4.2.2
  'changed-client-hello': 'illegal_parameter', // §4.1.2
  'needless-retry': 'illegal_parameter', // §4.1.4
  'bad-public-value': 'illegal_parameter', // §4.2.8.1, §7.4.2
  'bad-binder': 'decrypt_error', // §4.2.11
  'empty-certificate-list': 'decode_error', // §4.4.2.4
  'certificate-required': 'certificate_required', // §4.4.2.4
  'malformed-certificate': 'bad_certificate', // §6.2
  'unusable-key': 'unsupported_certificate', // §6.2
  'scheme-not-for-key': 'illegal_parameter', // §4.4.3
  'bad-signature': 'decrypt_error', // §4.4.3
  'bad-finished': 'decrypt_error', // §4.4.4
  'unknown-ca': 'unknown_ca', // §6.2
  'certificate-expired': 'certificate_expired', // §6.2
  'certificate-refused': 'bad_certificate', // §6.2
  'certificate-unsupported': 'unsupported_certificate', // §6.2
  'alert-received': null,
  'closed-during-handshake': null,
  'connection-lost': null,
  stalled: null,
} as const satisfies Record<FaultKind, AlertName | null>;

const refusals: readonly RefusalKind[] = [
  'unknown-ca',
  'certificate-expired',
  'certificate-unsupported',
  'certificate-refused',
];
type RefusalKind =
  'unknown-ca' | 'certificate-expired' | 'certificate-unsupported' | 'certificate-refused';

/** The fault of a chain that is not trusted: the one that is told as its reason asks for. */
export const refusalKind = (reason: ChainReason): RefusalKind =>
  refusals.find((kind) => alertOn[kind] === chainReasons[reason].alert) ?? 'certificate-refused';

/** Faults by which a side follows its policy; all others are failures. */
const policy: readonly FaultKind[] = [
  'no-common-algorithm',
  'no-application-protocol',
  'unsupported-version',
  'unrecognized-name',
  'no-certificate',
  'certificate-required',
  'unknown-ca',
  'certificate-expired',
  'certificate-refused',
  'certificate-unsupported',
];
export const isRefusal = (fault: Fault): boolean => policy.includes(fault.kind);
