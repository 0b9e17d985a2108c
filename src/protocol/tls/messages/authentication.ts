/** The messages by which a side proves who it is: RFC 8446 §4.3.2 and §4.4. */
import { sameBytes, type Bytes } from '../../../codec/bytes.ts';
import { struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { bytes, constant, rest, uint8 } from '../../../codec/types.ts';
import { byteTextOf, list, looked, named, opaque, uint16, vector } from '../../../codec/vectors.ts';
import { signatureLayout } from '../certificates/signature-values.ts';
import { extensionsOf } from '../extensions.ts';
import { HANDSHAKE, schemeName, schemeNames } from '../names.ts';
import { handshakeMessage, handshakeMessageOf, type Role } from './handshake-message.ts';

export const CertificateRequest = handshakeMessage(
  'CertificateRequest',
  HANDSHAKE.certificate_request,
  'RFC 8446 §4.3.2',
  {
    certificate_request_context: [
      opaque(0, 2 ** 8 - 1, 'RFC 8446 §4.3.2'),
      'empty in a handshake; later requests are told apart by it',
    ],
    extensions: [
      extensionsOf('CertificateRequest', 2),
      'what the certificate and the signature may be',
    ],
  },
  'server',
);

const CertificateEntry = struct('RFC 8446 §4.4.2', {
  cert_data: [
    opaque(1, 2 ** 24 - 1, 'RFC 8446 §4.4.2', 'the certificate, in DER'),
    'one certificate',
  ],
  extensions: [extensionsOf('Certificate', 0), 'what comes with this certificate'],
});

export const Certificate = handshakeMessage(
  'Certificate',
  HANDSHAKE.certificate,
  'RFC 8446 §4.4.2',
  {
    certificate_request_context: [
      opaque(0, 2 ** 8 - 1, 'RFC 8446 §4.4.2'),
      'empty, or that of the CertificateRequest that this answers',
    ],
    certificate_list: [
      list(0, 2 ** 24 - 1, 'RFC 8446 §4.4.2', [
        'CertificateEntry',
        'a certificate with its extensions',
        CertificateEntry,
      ]),
      "the sender's certificate first, then those that vouch for it; a client without one sends none",
    ],
  },
  'both',
);

const SignatureScheme = named(uint16, schemeName);

export interface CertificateVerify {
  /** SignatureScheme. */
  readonly algorithm: number;
  readonly signature: Bytes;
}

/** The tree shows what a signature of its scheme consists of; whether it is one, verifying it tells. */
const certificateVerify: Codec<CertificateVerify> = {
  walk(tape, value) {
    const source = 'RFC 8446 §4.4.3';
    const algorithm = tape.field(
      'algorithm',
      'how the signature is made',
      source,
      SignatureScheme,
      value?.algorithm,
    );
    const inside = signatureLayout(schemeNames[algorithm] ?? '');
    const signature = tape.field(
      'signature',
      'over all messages so far, by the private key of the certificate',
      source,
      vector(0, 2 ** 16 - 1, source, looked(inside)),
      value?.signature,
    );
    return { algorithm, signature };
  },
};

export const CertificateVerify = handshakeMessageOf(
  'CertificateVerify',
  HANDSHAKE.certificate_verify,
  'RFC 8446 §4.4.3',
  certificateVerify,
  'both',
);

/** What is signed begins with, by the side that signs. RFC 8446 §4.4.3 */
export const signatureContext: Readonly<Record<Role, string>> = {
  client: 'TLS 1.3, client CertificateVerify',
  server: 'TLS 1.3, server CertificateVerify',
};

const PADDING = new Uint8Array(64).fill(0x20);

/** The 64 spaces; written whether or not they are given. */
const spaces: Codec<Bytes> = {
  walk(tape, value) {
    const start = tape.at;
    const found = bytes(64).walk(tape, value ?? PADDING);
    if (!sameBytes(found, PADDING)) tape.fault('bad-value', '64 spaces', 'other bytes', start);
    return found;
  },
};

export interface SignedContent {
  /** One of `signatureContext`. */
  readonly context: string;
  readonly transcript_hash: Bytes;
}

const Content = struct('RFC 8446 §4.4.3', {
  padding: [
    spaces,
    '64 spaces, so that nothing signed for an older version of TLS can be the same',
  ],
  context: [byteTextOf(signatureContext.client.length), 'which side signs, and what for'],
  separator: [constant(uint8, 0), 'a zero byte'],
  transcript_hash: [rest, 'the hash of all messages up to Certificate'],
});

/** What a CertificateVerify signs. */
export const SignedContent: Codec<SignedContent> = {
  walk(tape, value) {
    const given = value && { padding: PADDING, separator: 0 as const, ...value };
    const { context, transcript_hash } = Content.walk(tape, given);
    return { context, transcript_hash };
  },
};

export const Finished = handshakeMessage(
  'Finished',
  HANDSHAKE.finished,
  'RFC 8446 §4.4.4',
  {
    verify_data: [
      rest,
      'an HMAC over all messages so far, with a key that only the two sides have',
    ],
  },
  'both',
);
