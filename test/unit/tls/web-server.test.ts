/** What the server of a TLS scenario answers, and so `sshow serve --protocol tls`. */
import { expect, test } from 'vitest';
import { fromUtf8, utf8 } from '../../../src/codec/bytes.ts';
import { decode } from '../../../src/codec/tape.ts';
import { contentOf } from '../../../src/protocol/http/body.ts';
import { Response } from '../../../src/protocol/http/messages.ts';
import { served } from '../../../src/world/tls/http.ts';
import { completeTls } from '../../../src/world/tls/scenario.ts';

const { server } = completeTls({
  protocol: 'tls-1.3',
  server: { pages: { '/': '<h1>It works</h1>\n' }, users: {} },
});

function answer(request: string): { status: number; body: string } {
  const response = decode(Response, served(utf8(request), server)?.response ?? utf8(''));
  if (!response.ok) throw new Error(JSON.stringify(response.fault));
  const { status, body } = response.value;
  return { status, body: fromUtf8(contentOf(body)) };
}

const cases: readonly (readonly [request: string, status: number, body: RegExp])[] = [
  ['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 200, /It works/],
  ['GET /?x=1 HTTP/1.0\r\n\r\n', 200, /It works/],
  ['GET https://a.example/ HTTP/1.1\r\n\r\n', 200, /It works/],
  ['GET https://a.example HTTP/1.1\r\n\r\n', 200, /It works/],
  ['GET /favicon.ico HTTP/1.1\r\n\r\n', 404, /Not Found/],
  ['POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nab', 405, /Method Not Allowed/],
  ['GET / HTTP/2.0\r\n\r\n', 505, /Version Not Supported/],
  ['GET /\r\n\r\n', 400, /offset 5: expected " ", found byte 0xd/],
  [`GET /${'x'.repeat(20_000)}`, 431, /header is longer than 16384/],
  [
    `GET / HTTP/1.1\r\nContent-Length: 99999\r\n\r\n${'x'.repeat(70_000)}`,
    413,
    /longer than 65536/,
  ],
  ['\r\n'.repeat(80_000), 431, /header is longer than 147456/],
  [
    `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${`1;${'x'.repeat(1000)}\r\na\r\n`.repeat(150)}`,
    413,
    /body is longer than 147456/,
  ],
];

test.each(cases.map(([request, ...rest]) => [request.slice(0, 45), request, ...rest] as const))(
  '%j is answered as it should be',
  (_start, request, status, body) => {
    expect(answer(request)).toEqual({ status, body: expect.stringMatching(body) });
  },
);

test('HEAD is answered with the header of the page alone', () => {
  const ask = (method: string): string =>
    fromUtf8(served(utf8(`${method} / HTTP/1.1\r\n\r\n`), server)?.response ?? utf8(''));
  const head = ask('HEAD');
  expect(ask('GET').startsWith(head)).toBe(true);
  expect(head.endsWith('\r\n\r\n')).toBe(true);
});

test('waits for the end of the request, however it is cut', () => {
  const whole = utf8('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  for (let length = 1; length < whole.length; length++)
    expect(served(whole.subarray(0, length), server)).toBeNull();
  expect(served(whole, server)).toMatchObject({ close: false, login: null });
});

test.each([
  ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', true],
  ['GET / HTTP/1.1\r\nConnection: TE, Close\r\n\r\n', true],
  ['GET / HTTP/1.0\r\n\r\n', true],
  ['GET / HTTP/1.1\r\n\r\n', false],
  ['GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n', true],
  ['GET /\r\n\r\n', true],
])('%j is the last request: %s, and the answer says so', (request, close) => {
  const answer = served(utf8(request), server);
  expect(answer?.close).toBe(close);
  expect(fromUtf8(answer?.response ?? utf8('')).includes('Connection: close')).toBe(close);
  expect(served(utf8(request), { ...server, keep_alive: false })?.close).toBe(true);
});
