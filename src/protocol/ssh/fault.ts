/**
 * Everything that can go wrong in SSH-2, as data. A fault is mapped once to the disconnect reason on the wire, here,
 * and once to a sentence for people, in the text tables.
 */
import type { DecodeFault } from '../../codec/tape.ts';
import type { DisconnectReason } from './messages/transport.ts';
import type { Role } from './messages/message.ts';

/** Requests of one login, failed or not; as many as OpenSSH takes. */
export const MAX_REQUESTS = 1024;

export type Category =
  | 'kex'
  | 'host key'
  | 'cipher client to server'
  | 'cipher server to client'
  | 'MAC client to server'
  | 'MAC server to client'
  | 'compression client to server'
  | 'compression server to client';

/** The key that came, and the line of known_hosts that speaks against it. */
interface LineAgainstHostKey {
  readonly host: string;
  readonly fingerprint: string;
  readonly keyType: string;
  readonly line: number;
}

/** What a side found wrong. The side is known to whoever holds the fault. */
export type Fault =
  | { readonly kind: 'identification-too-long'; readonly limit: number; readonly offset: number }
  | {
      readonly kind: 'bad-identification';
      readonly line: string;
      readonly offset: number;
      readonly expected: string;
    }
  | { readonly kind: 'unsupported-version'; readonly version: string }
  | { readonly kind: 'connection-lost'; readonly state: string; readonly unread: number }
  | {
      readonly kind: 'packet-length-out-of-range';
      readonly length: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'packet-length-not-multiple'; readonly length: number; readonly block: number }
  | { readonly kind: 'padding-too-short'; readonly padding: number }
  | { readonly kind: 'padding-too-long'; readonly padding: number; readonly room: number }
  | { readonly kind: 'bad-mac'; readonly algorithm: string; readonly sequence: number }
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
  | { readonly kind: 'early-newkeys'; readonly state: string }
  | { readonly kind: 'kexinit-during-kex'; readonly state: string }
  | { readonly kind: 'strict-kex-first-packet'; readonly got: string }
  | { readonly kind: 'strict-kex-violation'; readonly got: string }
  | { readonly kind: 'wrong-role-message'; readonly got: string; readonly only: Role }
  | { readonly kind: 'connection-message-before-login'; readonly got: string }
  | { readonly kind: 'userauth-before-service'; readonly got: string }
  | { readonly kind: 'service-not-available'; readonly service: string }
  | {
      readonly kind: 'no-common-algorithm';
      readonly category: Category;
      readonly client: readonly string[];
      readonly server: readonly string[];
    }
  | {
      readonly kind: 'algorithm-not-implemented';
      readonly category: Category;
      readonly name: string;
    }
  | { readonly kind: 'bad-public-value'; readonly field: string; readonly why: string }
  | { readonly kind: 'dh-value-out-of-range'; readonly field: string }
  | { readonly kind: 'malformed-host-key'; readonly problem: string }
  | { readonly kind: 'host-key-type'; readonly agreed: string; readonly got: string }
  | { readonly kind: 'host-signature-type'; readonly agreed: string; readonly got: string }
  | { readonly kind: 'bad-host-signature'; readonly algorithm: string }
  | { readonly kind: 'host-key-not-accepted'; readonly host: string; readonly answer: string }
  | ({ readonly kind: 'host-key-changed' } & LineAgainstHostKey)
  | ({ readonly kind: 'host-key-revoked' } & LineAgainstHostKey)
  | ({
      readonly kind: 'malformed-certificate';
      readonly problem: DecodeFault['kind'];
    } & Omit<DecodeFault, 'kind'>)
  | { readonly kind: 'bad-certificate-authority'; readonly problem: string }
  | { readonly kind: 'bad-certificate-signature'; readonly algorithm: string }
  /** Its certificate was refused, and so was its key without one. */
  | {
      readonly kind: 'host-certificate-refused';
      readonly host: string;
      readonly because: string;
      readonly answer: string;
    }
  | { readonly kind: 'malformed-user-key'; readonly problem: string }
  | { readonly kind: 'user-signature-type'; readonly named: string; readonly got: string }
  | { readonly kind: 'bad-user-signature'; readonly algorithm: string }
  | { readonly kind: 'login-refused'; readonly user: string; readonly methods: readonly string[] }
  | {
      readonly kind: 'unknown-key-id';
      readonly user: string;
      readonly fingerprint: string;
      /** A line that has the key, and does not let it in here and now; 0 where none has it. */
      readonly line: number;
    }
  | { readonly kind: 'key-cannot-encrypt'; readonly keyType: string; readonly title: string }
  | ({
      readonly kind: 'challenge-not-for-key';
      readonly fingerprint: string;
      readonly problem: DecodeFault['kind'];
    } & Omit<DecodeFault, 'kind'>)
  | {
      readonly kind: 'wrong-challenge-response';
      readonly user: string;
      readonly because: 'digest' | 'signature' | 'user' | 'session' | 'no session';
    }
  | {
      readonly kind: 'user-or-service-changed';
      readonly user: string;
      readonly service: string;
    }
  | { readonly kind: 'too-many-attempts'; readonly limit: number }
  | { readonly kind: 'unknown-channel'; readonly channel: number; readonly got: string }
  | {
      readonly kind: 'window-exceeded';
      readonly channel: number;
      readonly window: number;
      readonly size: number;
    }
  | {
      readonly kind: 'channel-packet-too-big';
      readonly channel: number;
      readonly most: number;
      readonly size: number;
    }
  | { readonly kind: 'data-after-eof'; readonly channel: number }
  | { readonly kind: 'channel-refused'; readonly reason: number; readonly description: string }
  | { readonly kind: 'command-refused'; readonly request: string }
  | { readonly kind: 'disconnected'; readonly reason: number; readonly description: string }
  | { readonly kind: 'stalled'; readonly client: string; readonly server: string };

export type FaultKind = Fault['kind'];

/** What the side that finds the fault tells the other before it hangs up; null where it says nothing. RFC 4253 §11.1. */
export const disconnectOn = {
  'identification-too-long': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'bad-identification': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'unsupported-version': 'SSH_DISCONNECT_PROTOCOL_VERSION_NOT_SUPPORTED',
  'connection-lost': null,
  'packet-length-out-of-range': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'packet-length-not-multiple': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'padding-too-short': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'padding-too-long': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'bad-mac': 'SSH_DISCONNECT_MAC_ERROR',
  'malformed-message': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'unexpected-message': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'early-newkeys': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'kexinit-during-kex': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'strict-kex-first-packet': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'strict-kex-violation': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'wrong-role-message': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'connection-message-before-login': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'userauth-before-service': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'service-not-available': 'SSH_DISCONNECT_SERVICE_NOT_AVAILABLE',
  'no-common-algorithm': null, // RFC 4253 §7.1 asks for a disconnection; OpenSSH just closes
  'algorithm-not-implemented': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'bad-public-value': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'dh-value-out-of-range': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'malformed-host-key': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'host-key-type': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'host-signature-type': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'bad-host-signature': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'host-key-not-accepted': null,
  'host-key-changed': null,
  'host-key-revoked': null,
  'malformed-certificate': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'bad-certificate-authority': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'bad-certificate-signature': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'host-certificate-refused': null,
  'malformed-user-key': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'user-signature-type': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'bad-user-signature': null,
  'login-refused': null,
  'unknown-key-id': 'SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE',
  'key-cannot-encrypt': 'SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE',
  'challenge-not-for-key': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'wrong-challenge-response': 'SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE',
  'user-or-service-changed': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'too-many-attempts': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'unknown-channel': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'window-exceeded': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'channel-packet-too-big': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'data-after-eof': 'SSH_DISCONNECT_PROTOCOL_ERROR',
  'channel-refused': null,
  'command-refused': null,
  disconnected: null,
  stalled: null,
} as const satisfies Record<FaultKind, DisconnectReason | null>;

/** Faults by which a side follows its policy; all others are failures. */
const policy: readonly FaultKind[] = [
  'no-common-algorithm',
  'host-key-not-accepted',
  'host-certificate-refused',
  'host-key-changed',
  'host-key-revoked',
  'login-refused',
  'unknown-key-id',
  'key-cannot-encrypt',
  'wrong-challenge-response',
  'too-many-attempts',
];
export const isRefusal = (fault: Fault): boolean => policy.includes(fault.kind);
