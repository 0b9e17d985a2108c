/** Requests and responses of HTTP/1.1, whole. RFC 9112. */
import type { Field } from '../../codec/field.ts';
import { decodeTree, type Codec, type Tape } from '../../codec/tape.ts';
import type { Bytes } from '../../codec/bytes.ts';
import {
  bodyCodec,
  framingIn,
  NO_BODY,
  type Body,
  type Framing,
  type FramingFault,
} from './body.ts';
import { httpFaultText } from './fault.ts';
import { Fields, valuesOf, type HttpField } from './fields.ts';
import { Form, FORM_TYPE } from './form.ts';
import { endOfLine, isAtLineEnd, lineText, shaped, space, token, visible } from './grammar.ts';

export interface RequestHead {
  readonly method: string;
  readonly target: string;
  /** Such as `HTTP/1.1`. */
  readonly version: string;
  readonly fields: readonly HttpField[];
}

export interface ResponseHead {
  readonly version: string;
  readonly status: number;
  readonly reason: string;
  readonly fields: readonly HttpField[];
}

export type HttpRequest = RequestHead & { readonly body: Body };
export type HttpResponse = ResponseHead & { readonly body: Body };

const version = shaped(visible, 'HTTP/ and a version', /^HTTP\/\d\.\d$/);
const statusCode = shaped(token, 'three digits', /^\d{3}$/);

const versionField = (tape: Tape, value: string | undefined): string =>
  tape.field('HTTP-version', 'the version of HTTP that is spoken', 'RFC 9112 §2.3', version, value);

const RequestLine: Codec<Omit<RequestHead, 'fields'>> = {
  walk(tape, head) {
    const means = 'what is to be done: GET asks for a page, POST hands something in';
    const method = tape.field('method', means, 'RFC 9110 §9', token, head?.method);
    space(tape);
    const target = tape.field(
      'request-target',
      'the page that it is about',
      'RFC 9112 §3.2',
      visible,
      head?.target,
    );
    space(tape);
    const version = versionField(tape, head?.version);
    endOfLine(tape);
    return { method, target, version };
  },
};

const StatusLine: Codec<Omit<ResponseHead, 'fields'>> = {
  walk(tape, head) {
    const version = versionField(tape, head?.version);
    space(tape);
    const means = 'how it went: 2 at the front is well, 3 elsewhere, 4 and 5 are errors';
    const digits = head?.status.toString();
    const status = Number(tape.field('status-code', means, 'RFC 9110 §15', statusCode, digits));
    if (!tape.writing && isAtLineEnd(tape)) {
      tape.remark('no space behind the status: it is sent even where no reason follows');
    } else space(tape);
    const hasReason = tape.writing ? head?.reason !== '' : !isAtLineEnd(tape);
    const reason = hasReason
      ? tape.field('reason-phrase', 'the same for people', 'RFC 9112 §4', lineText, head?.reason)
      : '';
    endOfLine(tape);
    return { version, status, reason };
  },
};

/** The first line, and the fields up to the empty line. */
const headOf = <First extends object>(
  name: string,
  means: string,
  source: string,
  first: Codec<First>,
): Codec<First & { fields: readonly HttpField[] }> => ({
  walk(tape, head) {
    const line = tape.field(name, means, source, first, head);
    return { ...line, fields: Fields.walk(tape, head?.fields) };
  },
});

export const RequestHead = headOf('request-line', 'what is asked for', 'RFC 9112 §3', RequestLine);
export const ResponseHead = headOf('status-line', 'how it went', 'RFC 9112 §4', StatusLine);

/** A request without a length has no body. RFC 9112 §6.3. */
export const requestFraming = (head: RequestHead): Framing | FramingFault =>
  framingIn(head.fields) ?? NO_BODY;

/** A response without a length goes on until the connection ends. RFC 9112 §6.3. */
export function responseFraming(head: ResponseHead, method = 'GET'): Framing | FramingFault {
  const hasNone = method === 'HEAD' || head.status < 200 || [204, 304].includes(head.status);
  return hasNone ? NO_BODY : (framingIn(head.fields) ?? { ends: 'with-connection' });
}

const messageOf = <Head extends { readonly fields: readonly HttpField[] }>(
  head: Codec<Head>,
  framingOf: (head: Head) => Framing | FramingFault,
): Codec<Head & { body: Body }> => ({
  walk(tape, message) {
    const start = head.walk(tape, message);
    const framing = framingOf(start);
    if ('kind' in framing) {
      if (tape.writing) throw new RangeError(httpFaultText(framing));
      return tape.fault('bad-value', 'one length of the body', `"${framing.found}"`);
    }
    const isThere = tape.writing ? !isEmpty(message?.body) : tape.left > 0;
    if (isNone(framing, isThere)) return { ...start, body: new Uint8Array() };
    const codec = asItsType(bodyCodec(framing), start.fields);
    const means = 'what the message brings';
    const body = tape.field('message-body', means, 'RFC 9112 §6', codec, message?.body);
    return { ...start, body };
  },
});

const isEmpty = (body: Body | undefined): boolean =>
  !body || (body instanceof Uint8Array && body.length === 0);

/** Whether there is no body where the header announces none. */
const isNone = (framing: Framing, isThere: boolean): boolean =>
  framing.ends === 'with-connection'
    ? !isThere
    : framing.ends === 'after' && framing.length === 0 && !isThere;

/** Shows the fields of a form in the body that brings them. */
const asItsType = (codec: Codec<Body>, fields: readonly HttpField[]): Codec<Body> => ({
  walk(tape, value) {
    const start = tape.at;
    const body = codec.walk(tape, value);
    const [type = ''] = valuesOf(fields, 'Content-Type')[0]?.toLowerCase().split(';') ?? [];
    if (type.trim() === FORM_TYPE && body instanceof Uint8Array && body.length > 0)
      tape.inlay(start, body, Form, 'message-body');
    return body;
  },
});

export const Request: Codec<HttpRequest> = messageOf(RequestHead, requestFraming);
export const Response: Codec<HttpResponse> = messageOf(ResponseHead, responseFraming);

const RESPONSE_START = [0x48, 0x54, 0x54, 0x50, 0x2f]; // "HTTP/"

/** A message as a layer with its tree; what cannot be read ends it as one `unparsed` field. */
export function explainHttp(message: Bytes): {
  readonly name: 'HTTP request' | 'HTTP response';
  readonly fields: readonly Field[];
} {
  const isResponse = RESPONSE_START.every((byte, at) => message[at] === byte);
  return isResponse
    ? { name: 'HTTP response', fields: decodeTree(Response, message).fields }
    : { name: 'HTTP request', fields: decodeTree(Request, message).fields };
}
