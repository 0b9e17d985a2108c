/** How long a body is, and the chunks that one can be cut into. RFC 9112 §§6 and 7. */
import type { Bytes } from '../../codec/bytes.ts';
import { concat } from '../../codec/bytes.ts';
import type { Codec } from '../../codec/tape.ts';
import { bytes, rest } from '../../codec/types.ts';
import type { HttpFault } from './fault.ts';
import { Fields, valuesOf, type HttpField } from './fields.ts';
import { endOfLine, hexDigits, isAtLineEnd, lineText, optionalSpace, shaped } from './grammar.ts';

/** Where a body ends. */
export type Framing =
  | { readonly ends: 'after'; readonly length: number }
  | { readonly ends: 'with-last-chunk' }
  | { readonly ends: 'with-connection' };

export type FramingFault = Extract<HttpFault, { readonly found: string }>;

export const NO_BODY: Framing = { ends: 'after', length: 0 };

/** What the header says about the body; null where it says nothing. RFC 9112 §6.3. */
export function framingIn(fields: readonly HttpField[]): Framing | FramingFault | null {
  const lengths = valuesOf(fields, 'Content-Length');
  const codings = valuesOf(fields, 'Transfer-Encoding');
  if (codings.length > 0) {
    const found = [...codings, ...lengths.map((one) => `Content-Length ${one}`)].join(', ');
    return found.toLowerCase() === 'chunked'
      ? { ends: 'with-last-chunk' }
      : { kind: 'http-bad-coding', found };
  }
  const [length] = lengths;
  if (length === undefined) return null;
  // 15 digits: more are no number that can be counted exactly.
  if (!/^\d{1,15}$/.test(length) || lengths.some((other) => other !== length))
    return { kind: 'http-bad-length', found: lengths.join(', ') };
  return { ends: 'after', length: Number(length) };
}

export interface Chunk {
  readonly size: number;
  /** Behind the size, with its semicolon; empty where there is none. */
  readonly extension: string;
}

const RFC_CHUNKED = 'RFC 9112 §7.1';

/** At most as many digits as a number of bytes can have that can be counted exactly. */
const chunkSize = shaped(hexDigits, 'a size in at most 12 hexadecimal digits', /^.{1,12}$/);

const chunkExtension = shaped(lineText, 'an extension that begins with ";"', /^;/);

/** `chunk-size [ chunk-ext ] CRLF`. */
export const ChunkLine: Codec<Chunk> = {
  walk(tape, chunk) {
    const digits = chunk?.size.toString(16);
    const means = 'how many bytes the chunk has, in hexadecimal; 0 is the end';
    const size = parseInt(tape.field('chunk-size', means, RFC_CHUNKED, chunkSize, digits), 16);
    if (!tape.writing) optionalSpace(tape);
    const hasMore = tape.writing ? chunk?.extension !== '' : !isAtLineEnd(tape);
    const extension = hasMore
      ? tape.field(
          'chunk-ext',
          'more about the chunk',
          RFC_CHUNKED,
          chunkExtension,
          chunk?.extension,
        )
      : '';
    endOfLine(tape);
    return { size, extension };
  },
};

/** The chunks of a body, and the fields behind the last. No chunk is empty: that is how the end is told. */
export interface Chunks {
  readonly chunks: readonly ChunkData[];
  readonly trailers: readonly HttpField[];
}

interface ChunkData {
  readonly extension: string;
  readonly data: Bytes;
}

const OneChunk: Codec<ChunkData> = {
  walk(tape, chunk) {
    const line = chunk && { size: chunk.data.length, extension: chunk.extension };
    const { size, extension } = ChunkLine.walk(tape, line);
    if (size === 0) return { extension, data: new Uint8Array() };
    const data = tape.field('chunk-data', 'a piece', RFC_CHUNKED, bytes(size), chunk?.data);
    endOfLine(tape, 'the end of the chunk');
    return { extension, data };
  },
};

/** `*chunk last-chunk trailer-section CRLF`. */
const ChunkedBody: Codec<Chunks> = {
  walk(tape, body) {
    const chunks: ChunkData[] = [];
    for (let at = 0; ; at++) {
      const given = tape.writing ? (body?.chunks[at] ?? LAST) : undefined;
      const chunk = tape.field('chunk', 'a piece of the body', RFC_CHUNKED, OneChunk, given);
      if (chunk.data.length === 0) break;
      chunks.push(chunk);
    }
    if (body && chunks.length < body.chunks.length) throw new RangeError('an empty chunk');
    const means = 'fields that could not be said before the body';
    const trailers = tape.field(
      'trailer-section',
      means,
      'RFC 9112 §7.1.2',
      Fields,
      body?.trailers,
    );
    return { chunks, trailers };
  },
};

const LAST = { extension: '', data: new Uint8Array() };

/** A body: all bytes up to its end, or chunks. */
export type Body = Bytes | Chunks;

/** What a body says, without the lines between its chunks. */
export const contentOf = (body: Body): Bytes =>
  'chunks' in body ? concat(...body.chunks.map(({ data }) => data)) : body;

/** The layout of a body that ends as `framing` says. */
export function bodyCodec(framing: Framing): Codec<Body> {
  switch (framing.ends) {
    case 'after':
      return as(bytes(framing.length));
    case 'with-connection':
      return as(rest);
    case 'with-last-chunk':
      return {
        walk(tape, body) {
          if (body instanceof Uint8Array) throw new RangeError('a chunked body is given as chunks');
          return ChunkedBody.walk(tape, body);
        },
      };
  }
}

const as = (inner: Codec<Bytes>): Codec<Body> => ({
  walk(tape, body) {
    if (body && 'chunks' in body) throw new RangeError('only a chunked body is given as chunks');
    return inner.walk(tape, body);
  },
});
