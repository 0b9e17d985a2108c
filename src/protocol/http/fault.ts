/** What can be wrong with HTTP that comes through the tunnel. It is none of TLS's business: no alert belongs to it. */
import type { DecodeFault } from '../../codec/tape.ts';

export type HttpFault =
  /** `line` is the part that cannot be read. */
  | { readonly kind: 'http-malformed'; readonly line: string; readonly decode: DecodeFault }
  | {
      readonly kind: 'http-too-long';
      readonly part: 'header' | 'chunk-size' | 'body';
      /** Bytes. */
      readonly limit: number;
    }
  /** RFC 9112 §6.3: Content-Length says nothing that can be true, or two things. */
  | { readonly kind: 'http-bad-length'; readonly found: string }
  /** RFC 9112 §6.1: a transfer coding other than `chunked`, or one beside Content-Length. */
  | { readonly kind: 'http-bad-coding'; readonly found: string }
  /** The other side was done before its message was. */
  | { readonly kind: 'http-cut'; readonly part: 'header' | 'body' };

/** A fault as one sentence without its end. */
export function httpFaultText(fault: HttpFault): string {
  switch (fault.kind) {
    case 'http-malformed': {
      const { field, offset, expected, found } = fault.decode;
      const where = field === '' ? fault.line : field;
      return `not HTTP/1.1: ${where}, offset ${offset}: expected ${expected}, found ${found}`;
    }
    case 'http-too-long':
      return `the ${fault.part} is longer than ${fault.limit} bytes`;
    case 'http-bad-length':
      return `expected one Content-Length, a number of bytes, found "${fault.found}"`;
    case 'http-bad-coding':
      return `expected no Transfer-Encoding but chunked, found "${fault.found}"`;
    case 'http-cut':
      return `the message ends within its ${fault.part}`;
  }
}
