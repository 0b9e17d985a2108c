/** The layouts of HTTP/1.1: back as they went, explained to the last byte, and equal to what Node makes of them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromUtf8, utf8 } from '../../../src/codec/bytes.ts';
import { leaves, UNPARSED } from '../../../src/codec/field.ts';
import { decode, decodeTree, encode } from '../../../src/codec/tape.ts';
import { contentOf } from '../../../src/protocol/http/body.ts';
import { Form, inForm } from '../../../src/protocol/http/form.ts';
import {
  explainHttp,
  Request,
  Response,
  type HttpRequest,
  type HttpResponse,
} from '../../../src/protocol/http/messages.ts';
import { repeatable } from '../crypto/bytes.ts';
import { expectHonestReading, expectRoundTrip, faultOf, flawIn } from '../support/tree.ts';

const token = fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/);
const lineText = fc.stringMatching(
  /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]{0,20}[\x21-\x7e\x80-\xff])?)?$/,
);
const isAboutBody = (name: string): boolean =>
  /^(content-length|transfer-encoding|content-type)$/i.test(name);
const field = fc.record({ name: token.filter((name) => !isAboutBody(name)), value: lineText });
const fields = fc.array(field, { maxLength: 4 });
const version = fc.constantFrom('HTTP/1.0', 'HTTP/1.1');
const bytes = fc.uint8Array({ maxLength: 60 });
const chunks = fc.record({
  chunks: fc.array(
    fc.record({
      extension: fc.constantFrom('', ';a', ';name="v w"'),
      data: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
    { maxLength: 4 },
  ),
  trailers: fields,
});

const lengthField = (length: number) => ({ name: 'Content-Length', value: String(length) });
const chunkedField = { name: 'Transfer-Encoding', value: 'chunked' };
const nothing = new Uint8Array();

const requestHead = fc.record({
  method: token,
  target: fc.stringMatching(/^[\x21-\x7e]{1,20}$/),
  version,
  fields,
});
const requests: fc.Arbitrary<HttpRequest> = fc.oneof(
  requestHead.map((head) => ({ ...head, body: nothing })),
  fc
    .tuple(requestHead, bytes)
    .map(([head, body]) => ({ ...head, fields: [...head.fields, lengthField(body.length)], body })),
  fc
    .tuple(requestHead, chunks)
    .map(([head, body]) => ({ ...head, fields: [chunkedField, ...head.fields], body })),
);

const responseHead = fc.record({
  version,
  status: fc.integer({ min: 200, max: 999 }).filter((status) => status !== 204 && status !== 304),
  reason: lineText,
  fields,
});
const responses: fc.Arbitrary<HttpResponse> = fc.oneof(
  fc.tuple(responseHead, bytes).map(([head, body]) => ({ ...head, body })),
  fc
    .tuple(responseHead, bytes)
    .map(([head, body]) => ({ ...head, fields: [...head.fields, lengthField(body.length)], body })),
  fc
    .tuple(responseHead, chunks)
    .map(([head, body]) => ({ ...head, fields: [chunkedField, ...head.fields], body })),
);

describe('whatever the values', () => {
  test('a request comes back as it went', () => {
    fc.assert(
      fc.property(requests, (request) => void expectRoundTrip(Request, request)),
      repeatable(200),
    );
  });

  test('a response comes back as it went', () => {
    fc.assert(
      fc.property(responses, (response) => void expectRoundTrip(Response, response)),
      repeatable(200),
    );
  });

  test('a form comes back as it went, and is what URLSearchParams makes of it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const entry = fc.tuple(text, text);
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
        const written = expectRoundTrip(Form, entries);
        expect(fromUtf8(written)).toBe(new URLSearchParams(entries).toString());
      }),
      repeatable(200),
    );
  });
});

const page = utf8(
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n0\r\nA: b\r\n\r\n',
);
const post = utf8(
  'POST /login HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 33\r\n\r\nuser=alice&password=correct+horse',
);

describe('bad input', () => {
  test('cut anywhere is a fault, with a tree of all bytes', () => {
    for (const [codec, whole] of [
      [Request, post],
      [Response, page],
    ] as const) {
      expect(decode<unknown>(codec, whole).ok).toBe(true);
      for (let length = 0; length < whole.length; length++) {
        expectHonestReading(codec, whole.subarray(0, length));
        expect(decode<unknown>(codec, whole.subarray(0, length)).ok).toBe(false);
      }
    }
  });

  test('changed anywhere is read honestly', () => {
    for (const whole of [post, page]) {
      for (let at = 0; at < whole.length * 8; at++) {
        const flipped = whole.slice();
        flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7));
        expectHonestReading(Request, flipped);
        expectHonestReading(Response, flipped);
        expectHonestReading(Form, flipped);
      }
    }
  });

  test('any bytes are read honestly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expectHonestReading(Request, any);
        expectHonestReading(Response, any);
        expectHonestReading(Form, any);
        expect(flawIn(explainHttp(any).fields, any.length)).toBeNull();
      }),
      repeatable(200),
    );
  });

  test.each([
    [
      'GET  / HTTP/1.1\r\n\r\n',
      'request-line.request-target',
      4,
      'visible characters',
      'byte 0x20',
    ],
    ['GET / HTTP/2\r\n\r\n', 'request-line.HTTP-version', 6, 'HTTP/ and a version', '"HTTP/2"'],
    ['G@T / HTTP/1.1\r\n\r\n', 'request-line.SP', 1, '" "', '"@"'],
    ['GET / HTTP/1.1\rX\r\n', 'request-line.CRLF', 15, 'LF behind CR', '"X"'],
    ['GET / HTTP/1.1\r\nHost : a\r\n\r\n', 'field-line.:', 20, '":"', 'byte 0x20'],
    ['GET / HTTP/1.1\r\n folded\r\n\r\n', 'field-line.field-name', 16, 'a token', 'byte 0x20'],
    ['GET / HTTP/1.1\r\nA: b\0c\r\n\r\n', 'field-line.CRLF', 20, 'the end of the line', 'byte 0x0'],
    ['GET / HTTP/1.1\r\n\r\nmore', '', 18, 'the end', '4 more bytes'],
    ['GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n', '', 38, 'one length of the body', '"-1"'],
    [
      'GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      '',
      56,
      'one length of the body',
      '"1, 2"',
    ],
    [
      'GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      '',
      65,
      'one length of the body',
      '"chunked, Content-Length 1"',
    ],
    [
      'GET / HTTP/1.1\r\nContent-Length: 900000000000000\r\n\r\nx',
      'message-body',
      51,
      '900000000000000 bytes',
      '1 bytes',
    ],
  ])('%j is a fault at its place', (text, at, offset, expected, found) => {
    const fault = faultOf(Request, utf8(text));
    expect({ ...fault, kind: null }).toEqual({ kind: null, field: at, offset, expected, found });
  });

  test('a chunk whose size is no number is a fault', () => {
    const bad = utf8('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5g\r\nhello');
    expect(faultOf(Response, bad)).toMatchObject({ field: 'message-body.chunk.chunk-ext' });
  });

  test('nothing can be slipped into a header', () => {
    const request = { method: 'GET', version: 'HTTP/1.1', fields: [], body: nothing };
    expect(() => encode(Request, { ...request, target: '/ HTTP/1.1\r\nX: y' })).toThrow(RangeError);
    const evil = [{ name: 'A', value: 'b\r\nX: y' }];
    expect(() => encode(Request, { ...request, target: '/', fields: evil })).toThrow(RangeError);
  });
});

describe('what is shown', () => {
  test('a form in a request has its fields', () => {
    const { fields, name } = explainHttp(post);
    expect(name).toBe('HTTP request');
    const shown = leaves(fields).map(({ name, value }) => [name, value]);
    expect(shown).toContainEqual(['value', 'correct horse']);
    const read = decode(Request, post);
    const form = read.ok ? decode(Form, contentOf(read.value.body)) : read;
    expect(form.ok && inForm(form.value, 'user')).toBe('alice');
    expect(form.ok && inForm(form.value, 'age')).toBeNull();
  });

  test('every field says what it is for, and what cannot be read is one leaf', () => {
    const { fields } = decodeTree(Response, page);
    expect(fields.map(({ name }) => name)).toEqual([
      'status-line',
      'field-line',
      'CRLF',
      'message-body',
    ]);
    expect(fields[1]?.means).toBe('how the body is cut into pieces for its way');
    const { name, fields: partial } = explainHttp(page.subarray(0, 30));
    expect(name).toBe('HTTP response');
    expect(leaves(partial).at(-1)?.name).toBe(UNPARSED);
  });

  test('LF alone ends a line, and is marked', () => {
    const { ok, fields } = decodeTree(Request, utf8('GET / HTTP/1.1\n\n'));
    expect(ok).toBe(true);
    expect(leaves(fields).filter(({ remark }) => remark !== undefined)).toHaveLength(2);
  });
});
