/** Extensions that TLS 1.3 as it is here makes no use of, and that other sides send: names, and where they may stand. */
import { repeat, struct } from '../../codec/struct.ts';
import type { Codec } from '../../codec/tape.ts';
import { constant, rest, uint8 } from '../../codec/types.ts';
import { list, named, opaque, uint16 } from '../../codec/vectors.ts';
import type { Means, Place } from './extensions/extension-type.ts';
import { certificateCompressionName, pointFormatName, statusTypeName } from './names.ts';

export interface OtherExtension {
  readonly name: string;
  readonly source: string;
  readonly means: Means;
  /** Where TLS 1.3 lets it stand. */
  readonly places: readonly Place[];
  /** What a ClientHello says in it, where that is shown; what does not fit is only marked. */
  readonly inClientHello: Codec<unknown> | null;
}

const OF_OLD = 'for TLS 1.2 and before; in TLS 1.3 it means nothing';

/** What a request means where it is made, and what it means where it is answered. */
const asked = (request: string, answerAt: Place, answer: string): Means => ({
  ClientHello: request,
  CertificateRequest: request,
  [answerAt]: answer,
});

const rows: readonly (readonly [
  type: number,
  name: string,
  source: string,
  means: Means,
  places: string,
  inClientHello?: Codec<unknown>,
])[] = [
  [
    1,
    'max_fragment_length',
    'RFC 6066 §4',
    asked('asks for shorter records', 'EncryptedExtensions', 'the length that was asked for'),
    'C E',
  ],
  [2, 'client_certificate_url', 'RFC 6066 §5', OF_OLD, 'C'],
  [3, 'trusted_ca_keys', 'RFC 6066 §6', OF_OLD, 'C'],
  [4, 'truncated_hmac', 'RFC 6066 §7', OF_OLD, 'C'],
  [
    5,
    'status_request',
    'RFC 6066 §8',
    asked(
      'asks for proof that the certificate has not been revoked',
      'Certificate',
      'proof that the certificate has not been revoked',
    ),
    'C R T',
    struct('RFC 6066 §8', {
      status_type: [named(uint8, statusTypeName), 'which kind of proof'],
      responder_id_list: [opaque(0, 2 ** 16 - 1, 'RFC 6066 §8'), 'whose word the client takes'],
      request_extensions: [opaque(0, 2 ** 16 - 1, 'RFC 6066 §8'), 'more for whoever gives it'],
    }),
  ],
  [
    11,
    'ec_point_formats',
    'RFC 8422 §5.1.2',
    OF_OLD,
    'C',
    struct('RFC 8422 §5.1.2', {
      ec_point_format_list: [
        list(1, 255, 'RFC 8422 §5.1.2', [
          'ECPointFormat',
          'one way to write a point',
          named(uint8, pointFormatName),
        ]),
        'ways to write points of curves',
      ],
    }),
  ],
  [14, 'use_srtp', 'RFC 5764 §4.1', 'keys for sound and pictures', 'C E'],
  [15, 'heartbeat', 'RFC 6520 §2', 'small messages that keep the connection alive', 'C E'],
  [17, 'status_request_v2', 'RFC 6961 §2.2', OF_OLD, 'C'],
  [
    18,
    'signed_certificate_timestamp',
    'RFC 6962 §3.3.1',
    asked(
      'asks for proof that the certificate stands in a public log',
      'Certificate',
      'proof that the certificate stands in a public log',
    ),
    'C R T',
  ],
  [19, 'client_certificate_type', 'RFC 7250 §3', 'other forms of a certificate', 'C E'],
  [20, 'server_certificate_type', 'RFC 7250 §3', 'other forms of a certificate', 'C E'],
  [
    21,
    'padding',
    'RFC 7685 §3',
    'makes the ClientHello longer, for devices that choke on some lengths',
    'C',
    repeat('zero', 'a byte of padding', 'RFC 7685 §3', constant(uint8, 0)),
  ],
  [22, 'encrypt_then_mac', 'RFC 7366 §2', OF_OLD, 'C'],
  [23, 'extended_master_secret', 'RFC 7627 §5.1', OF_OLD, 'C'],
  [24, 'token_binding', 'RFC 8472 §2', OF_OLD, 'C'],
  [25, 'cached_info', 'RFC 7924 §3', OF_OLD, 'C'],
  [
    27,
    'compress_certificate',
    'RFC 8879 §3',
    'the sender takes compressed certificates',
    'C R',
    struct('RFC 8879 §3', {
      algorithms: [
        list(2, 254, 'RFC 8879 §3', [
          'CertificateCompressionAlgorithm',
          'one way to compress',
          named(uint16, certificateCompressionName),
        ]),
        'ways to compress that the sender can undo',
      ],
    }),
  ],
  [
    34,
    'delegated_credential',
    'RFC 9345 §4.1',
    asked(
      'the sender takes short-lived keys',
      'Certificate',
      'a short-lived key, and who vouches for it',
    ),
    'C R T',
  ],
  [
    35,
    'session_ticket',
    'RFC 5077 §3.2',
    OF_OLD,
    'C',
    struct('RFC 5077 §3.2', {
      ticket: [rest, 'a ticket of an older session; mostly there is none'],
    }),
  ],
  [48, 'oid_filters', 'RFC 8446 §4.2.5', 'what a certificate of the client must say', 'R'],
  [57, 'quic_transport_parameters', 'RFC 9001 §8.2', 'for QUIC', 'C E'],
  [
    58,
    'ticket_request',
    'RFC 9149 §3',
    asked(
      'how many tickets the client would like',
      'EncryptedExtensions',
      'how many tickets the server will give',
    ),
    'C E',
  ],
  [13172, 'next_protocol_negotiation', 'draft-agl-tls-nextprotoneg §3', OF_OLD, 'C'],
  [17513, 'application_settings', 'draft-vvv-tls-alps §4', 'settings for HTTP/2', 'C E'],
  [17613, 'application_settings', 'draft-vvv-tls-alps §4', 'settings for HTTP/2', 'C E'],
  [
    65037,
    'encrypted_client_hello',
    'RFC 9849 §5',
    {
      ClientHello:
        'a second ClientHello, encrypted, with the real server name; without a key for it, random bytes that look like one',
      HelloRetryRequest: 'shows whether the server has taken the encrypted ClientHello',
      EncryptedExtensions: 'keys with which the client may try again',
    },
    'C H E',
  ],
  [
    65281,
    'renegotiation_info',
    'RFC 5746 §3.2',
    OF_OLD,
    'C',
    struct('RFC 5746 §3.2', {
      renegotiated_connection: [opaque(0, 255, 'RFC 5746 §3.2'), 'empty in a first handshake'],
    }),
  ],
];

const places: Readonly<Record<string, Place>> = {
  C: 'ClientHello',
  H: 'HelloRetryRequest',
  E: 'EncryptedExtensions',
  R: 'CertificateRequest',
  T: 'Certificate',
};

export const otherExtensions: ReadonlyMap<number, OtherExtension> = new Map(
  rows.map(([type, name, source, means, letters, inClientHello = null]) => [
    type,
    {
      name,
      source,
      means,
      places: [...letters].flatMap((letter) => places[letter] ?? []),
      inClientHello,
    },
  ]),
);
