/** The layers of a record with their trees, made on demand. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import { struct, type Layout } from '../../codec/struct.ts';
import { decode, decodeTree, type Codec, type Tape } from '../../codec/tape.ts';
import { bytes as fixed, rest, uint8 } from '../../codec/types.ts';
import { named, uint16 } from '../../codec/vectors.ts';
import { CertificateLayout } from './certificates/certificate-layout.ts';
import type { EndingMessage, Part, TlsContext } from './contexts.ts';
import { Certificate } from './messages/authentication.ts';
import { handshakeMessageIn, UnknownHandshake } from './messages/handshake.ts';
import { CONTENT, contentTypeName, HANDSHAKE, versionName } from './names.ts';
import { Alert, ChangeCipherSpec, innerPlaintextIn, RECORD_HEAD } from './record-layout.ts';

export interface ExplainedLayer {
  readonly name: 'record' | 'inner' | 'message' | 'certificate';
  readonly bytes: Bytes;
  readonly fields: readonly Field[];
  /** Pieces of a message that came in earlier records. */
  readonly from?: readonly Part[];
}

interface RecordBytes {
  readonly wire: Bytes;
  /** The TLSInnerPlaintext; null for a record in the clear, and for one that could not be opened. */
  readonly packet: Bytes | null;
  readonly context: TlsContext;
}

/** All layers of a record, outermost first. */
export function explainRecord({ wire, packet, context }: RecordBytes): ExplainedLayer[] {
  const record = layer('record', wire, recordLayout(context));
  if (context.suite && !packet) return [record];
  const inner = packet && innerPlaintextIn(packet);
  const layers = packet ? [record, layer('inner', packet, innerLayout(packet, context))] : [record];
  const content = packet ? inner?.content : wire.subarray(RECORD_HEAD);
  return content ? [...layers, ...messageLayers(content, context)] : layers;
}

function messageLayers(content: Bytes, context: TlsContext): ExplainedLayer[] {
  if (context.contentType !== CONTENT.handshake)
    return [layer('message', content, contentOf(context.contentType))];
  return context.messages.flatMap(({ bytes, parts }) => [
    {
      ...layer('message', bytes, messageIn(bytes)),
      ...(parts.length > 0 && { from: parts }),
    },
    ...certificateLayers(bytes),
  ]);
}

/** The certificates of a Certificate message, in its order. */
function certificateLayers(message: Bytes): ExplainedLayer[] {
  if (message[0] !== HANDSHAKE.certificate) return [];
  const decoded = decode(Certificate, message);
  if (!decoded.ok) return [];
  return decoded.value.certificate_list.map(({ cert_data }) =>
    layer('certificate', cert_data, CertificateLayout, 'RFC 5280 §4.1'),
  );
}

const layer = (
  name: ExplainedLayer['name'],
  bytes: Bytes,
  codec: Codec<unknown>,
  source = SOURCE,
): ExplainedLayer => ({ name, bytes, fields: decodeTree(codec, bytes, source).fields });

const SOURCE = 'RFC 8446 §5.1';

const messageIn = (bytes: Bytes): Codec<unknown> => handshakeMessageIn(bytes) ?? UnknownHandshake;

const ApplicationData = struct('RFC 8446 §5', {
  data: [rest, 'what the two programs say to each other; TLS does not look at it'],
});

const UnknownContent = struct('RFC 8446 §5', {
  data: [rest, 'content of a type that is not known'],
});

const contents: ReadonlyMap<number, Codec<unknown>> = new Map<number, Codec<unknown>>([
  [CONTENT.alert, Alert],
  [CONTENT.change_cipher_spec, ChangeCipherSpec],
  [CONTENT.application_data, ApplicationData],
]);

const contentOf = (type: number): Codec<unknown> => contents.get(type) ?? UnknownContent;

/** A length, and a layout up to where it says; the record ends there. */
const counted = (layout: Layout): Codec<unknown> => {
  const inner = struct(SOURCE, layout);
  return { walk: (tape) => tape.lengthPrefixed(SOURCE, () => inner.walk(tape), 2) };
};

/** What is on the wire, as somebody without the keys sees it. */
function recordLayout(context: TlsContext): Codec<unknown> {
  const { suite } = context;
  const head = struct(SOURCE, {
    type: [
      named(uint8, contentTypeName),
      suite
        ? 'always application_data: the real type is encrypted'
        : 'what kind of content the record has',
    ],
    legacy_record_version: [
      named(uint16, versionName),
      'always TLS 1.2, but in a first ClientHello TLS 1.0: for devices on the way, and read by nobody',
    ],
  });
  const tail = suite
    ? encrypted(suite)
    : counted({ fragment: [segments(context), 'the content, in the clear'] });
  return {
    walk(tape) {
      head.walk(tape);
      return tail.walk(tape);
    },
  };
}

function encrypted({ name, source, tagLength }: NonNullable<TlsContext['suite']>): Codec<unknown> {
  const layout = (size: number) =>
    struct('RFC 8446 §5.2', {
      ciphertext: [fixed(size), `content, its type and padding, by ${name}`, source],
      tag: [fixed(tagLength), 'proves that nobody changed the record', source],
    });
  return counted({
    encrypted_record: [
      { walk: (tape) => layout(Math.max(0, tape.left - tagLength)).walk(tape) },
      'all of the content, encrypted',
      'RFC 8446 §5.2',
    ],
  });
}

/** content ‖ type ‖ zeros. */
function innerLayout(packet: Bytes, context: TlsContext): Codec<unknown> {
  const inner = innerPlaintextIn(packet);
  if (!inner)
    return struct('RFC 8446 §5.4', {
      zeros: [rest, 'nothing but zeros: there is no content type, and so no content'],
    });
  const { content, zeros } = inner;
  return struct('RFC 8446 §5.2', {
    content: [
      { walk: (tape) => inside(tape, content.length, segments(context)) },
      'what the record carries',
    ],
    type: [named(uint8, contentTypeName), 'what kind of content this really is'],
    ...(zeros > 0 && {
      zeros: [rest, 'padding, which hides how long the content is', 'RFC 8446 §5.4'] as const,
    }),
  });
}

/** Reads with a layout over exactly `length` bytes; what it cannot read is marked, and the walk goes on behind it. */
function inside(tape: Tape, length: number, codec: Codec<unknown>): Bytes {
  const start = tape.at;
  const content = tape.take(length);
  tape.inlay(start, content, codec, 'content');
  return content;
}

/** The content of a record: of the handshake, the messages that end in it, and what belongs to one that goes on. */
function segments({ contentType, messages }: TlsContext): Codec<unknown> {
  if (contentType !== CONTENT.handshake) return contentOf(contentType);
  return {
    walk(tape) {
      for (const message of messages) segment(tape, message);
      if (tape.left > 0) {
        tape.field('part', 'a part of a message that ends in a later record', SOURCE, rest);
      }
    },
  };
}

function segment(tape: Tape, { name, bytes, parts }: EndingMessage): void {
  const before = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const length = Math.min(tape.left, bytes.length - before);
  if (before === 0) {
    const source = handshakeMessageIn(bytes)?.source ?? SOURCE;
    const codec: Codec<unknown> = { walk: () => inside(tape, length, messageIn(bytes)) };
    tape.field(name, 'one handshake message', source, codec);
  } else {
    const means = `the end of ${name}, which began in an earlier record`;
    tape.field('part', means, SOURCE, fixed(length));
  }
}
