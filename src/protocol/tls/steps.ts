/**
 * The steps that the engine reports besides frames, each with where it belongs and what demands it; their words' keys
 * and arguments. A level or phase per side where the two differ.
 */
import { bySide, steps, type StepSpec } from '../ssh/steps.ts';

export const tlsSteps = {
  /** A key pair for this handshake only. { group, asked: whether a HelloRetryRequest has named it; the client's alone } */
  'tls-made-key-share': {
    phase: bySide('hello', 'key-exchange'),
    level: bySide('message', 'detail'),
    kind: 'generate',
    sources: ['RFC 8446 §4.2.8'],
  },
  /** The client has a ticket from before. { serverName, age: ms } */
  'tls-offered-session': {
    phase: 'negotiate',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 8446 §4.2.11'],
  },
  /** Proof that the client has the PSK. { } values: finished key, transcript hash, binder */
  'tls-computed-binder': {
    phase: 'negotiate',
    level: 'detail',
    kind: 'compute',
    sources: ['RFC 8446 §4.2.11.2'],
  },
  /** The server checked it. { identity: from 0 } */
  'tls-verified-binder': {
    phase: 'negotiate',
    level: 'detail',
    kind: 'decide',
    sources: ['RFC 8446 §4.2.11.2'],
  },
  /** The server looked for the offered tickets. { offered, identity: from 0, or -1 for none } */
  'tls-looked-up-session': {
    phase: 'negotiate',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 8446 §4.2.11'],
  },
  /**
   * What was agreed. { version, suite, group, alpn: '' for none, serverName: '' for none, resumed, retried: whether a
   * HelloRetryRequest came before }
   */
  'tls-negotiated': {
    phase: 'negotiate',
    level: bySide('detail', 'overview'),
    kind: 'decide',
    sources: ['RFC 8446 §4.1.1'],
  },
  /** The server wants another key share. { group, cookie: whether it sends one } */
  'tls-asked-again': {
    phase: 'negotiate',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 8446 §4.1.4'],
  },
  /** The client's hello once more. { group: '' where only a cookie was wanted, cookie } */
  'tls-hello-again': {
    phase: 'negotiate',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 8446 §4.1.2'],
  },
  /** Whether the server took the ticket. { } result accepted or refused */
  'tls-session-resumed': {
    phase: 'negotiate',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 8446 §4.2.11'],
  },
  /** K. { group } */
  'tls-computed-secret': {
    phase: 'key-exchange',
    level: bySide('detail', 'overview'),
    kind: 'compute',
    sources: ['RFC 8446 §7.4'],
  },
  /** The Early and the Handshake Secret. { resumed } */
  'tls-extracted-secrets': {
    phase: 'keys',
    level: 'detail',
    kind: 'compute',
    sources: ['RFC 8446 §7.1'],
  },
  /** Keys for the rest of the handshake. { suite, resumed } */
  'tls-derived-handshake-keys': {
    phase: 'keys',
    level: bySide('overview', 'message'),
    kind: 'compute',
    sources: ['RFC 8446 §7.3'],
  },
  /** The next record that goes out is under these keys. { stage: 'handshake' or 'application', suite } */
  'tls-keys-out': { phase: 'keys', level: 'detail', kind: 'state', sources: ['RFC 8446 §5.2'] },
  /** The next record that comes in must be under these keys. As above. */
  'tls-keys-in': { phase: 'keys', level: 'detail', kind: 'state', sources: ['RFC 8446 §5.2'] },
  /** The peer's ChangeCipherSpec means nothing. { } */
  'tls-ignored-change-cipher-spec': {
    phase: 'negotiate',
    level: 'detail',
    kind: 'decide',
    sources: ['RFC 8446 §5', 'RFC 8446 §D.4'],
  },
  /** Data that a client sent before the handshake, under a key that the server does not take. { length } */
  'tls-skipped-early-data': {
    phase: 'negotiate',
    level: 'detail',
    kind: 'decide',
    sources: ['RFC 8446 §4.2.10'],
  },
  /** What else the server grants. { alpn: '' for none, nameTaken: whether it took the server name } */
  'tls-took-extensions': {
    phase: 'negotiate',
    level: 'detail',
    kind: 'decide',
    sources: ['RFC 8446 §4.3.1'],
  },
  /** With which key a side proves itself. { keyType, scheme, certificates } */
  'tls-chose-certificate': {
    phase: bySide('client-auth', 'server-auth'),
    level: bySide('message', 'detail'),
    kind: 'decide',
    sources: ['RFC 8446 §4.4.2.2'],
  },
  /**
   * The client has none that would do. { certificates: how many it has, schemes, authorities: how many the server named;
   * they only guide which certificate comes first }
   */
  'tls-no-client-certificate': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 8446 §4.4.2'],
  },
  /** The signature of a CertificateVerify. { scheme } values: private key, transcript hash, signature */
  'tls-signed-transcript': {
    phase: bySide('client-auth', 'server-auth'),
    level: 'message',
    kind: 'compute',
    sources: ['RFC 8446 §4.4.3'],
  },
  /** One check of a certificate. Arguments: certificates/check-notes.ts. result accepted or refused */
  'tls-checked-certificate': {
    phase: bySide('server-auth', 'client-auth'),
    level: 'detail',
    kind: 'decide',
    sources: ['RFC 5280 §6.1'],
  },
  /**
   * After all checks of a chain. { whose, name, certificates, tolerated, because: why it is not trusted } result accepted or
   * refused; none where a certificate that is not trusted is taken all the same
   */
  'tls-checked-chain': {
    phase: bySide('server-auth', 'client-auth'),
    level: 'message',
    kind: 'decide',
    sources: ['RFC 5280 §6.1'],
  },
  /** The client: the server has its certificate's private key. { scheme } result valid or invalid */
  'tls-verified-server': {
    phase: 'server-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 8446 §4.4.3'],
  },
  /** The server: the client has its certificate's private key. { scheme } result valid or invalid */
  'tls-verified-client': {
    phase: 'client-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 8446 §4.4.3'],
  },
  /** The server lets the client in without a certificate. { } */
  'tls-client-without-certificate': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 8446 §4.4.2.4'],
  },
  /** The HMAC that a Finished holds. { } values: finished key, transcript hash, verify_data */
  'tls-computed-finished': {
    phase: bySide('keys', 'server-auth'),
    level: 'detail',
    kind: 'compute',
    sources: ['RFC 8446 §4.4.4'],
  },
  /** The other side's Finished; the client's confirms the keys, and no person. { } result valid or invalid */
  'tls-verified-finished': {
    phase: bySide('server-auth', 'keys'),
    level: 'message',
    kind: 'decide',
    sources: ['RFC 8446 §4.4.4'],
  },
  /** Keys for what travels. { suite } */
  'tls-derived-application-keys': {
    phase: 'keys',
    level: bySide('message', 'detail'),
    kind: 'compute',
    sources: ['RFC 8446 §7.1', 'RFC 8446 §7.3'],
  },
  /** The secret that tickets are made of. { } */
  'tls-derived-resumption-secret': {
    phase: 'keys',
    level: 'detail',
    kind: 'compute',
    sources: ['RFC 8446 §7.1'],
  },
  /** The handshake is over. { suite, group, alpn, resumed, retried } */
  'tls-connected': {
    phase: 'channel',
    level: bySide('overview', 'detail'),
    kind: 'state',
    sources: ['RFC 8446 §2'],
  },
  /** The server makes a ticket. { lifetime: s } values: resumption secret, nonce, PSK, ticket */
  'tls-made-ticket': {
    phase: 'channel',
    level: 'detail',
    kind: 'compute',
    sources: ['RFC 8446 §4.6.1'],
  },
  /** The client keeps it, with the PSK that it computes for it. { lifetime: s } */
  'tls-kept-ticket': {
    phase: 'channel',
    level: 'detail',
    kind: 'compute',
    sources: ['RFC 8446 §4.6.1'],
  },
  /** What the server's application answers to the data so far. { request: bytes, response: bytes } */
  'tls-answered': {
    phase: 'channel',
    level: 'overview',
    kind: 'compute',
    sources: ['RFC 8446 §2'],
  },
  /** New keys in one direction. { way: 'out' or 'in', count: from 1 } */
  'tls-updated-keys': {
    phase: 'keys',
    level: 'message',
    kind: 'compute',
    sources: ['RFC 8446 §7.2'],
  },
  /** The other side sends nothing more. { } */
  'tls-peer-closed': {
    phase: 'close',
    level: bySide('overview', 'detail'),
    kind: 'state',
    sources: ['RFC 8446 §6.1'],
  },
  /** Both directions are closed in order. { } */
  'tls-goodbye': { phase: 'close', level: 'detail', kind: 'end', sources: ['RFC 8446 §6.1'] },
  /** The connection ended without a close_notify, after all that was asked for. { } */
  'tls-left-without-notify': {
    phase: 'close',
    level: 'message',
    kind: 'end',
    sources: ['RFC 8446 §6.1'],
  },
  /** { kind: of the fault, alert: '' where none is sent } */
  'tls-fault': { phase: 'close', level: 'overview', kind: 'end', sources: ['RFC 8446 §6.2'] },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type StepKey = keyof typeof tlsSteps;

for (const [key, spec] of Object.entries(tlsSteps)) steps.set(key, spec);
