/** HTTP as it comes from a peer: in pieces, too long, cut; and as Node's own http module speaks it. */
import { createServer, request as nodeRequest, type IncomingMessage, type Server } from 'node:http';
import { connect, createServer as listen, type AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concat, fromUtf8, utf8, type Bytes } from '../../../src/codec/bytes.ts';
import { encode } from '../../../src/codec/tape.ts';
import { httpFaultText } from '../../../src/protocol/http/fault.ts';
import { Request, Response, type ResponseHead } from '../../../src/protocol/http/messages.ts';
import {
  MOST_HEADER,
  requestReader,
  responseReader,
  type HttpReader,
} from '../../../src/protocol/http/reader.ts';
import { repeatable } from '../crypto/bytes.ts';

/** Hands bytes in, in pieces of this length; gives the content. */
function feed(reader: Pick<HttpReader<unknown>, 'take'>, bytes: Bytes, step: number): Bytes {
  const content: Bytes[] = [];
  for (let at = 0; at < bytes.length; at += step)
    content.push(...reader.take(bytes.subarray(at, at + step)));
  return concat(...content);
}

const chunked = utf8(
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n6\r\n world\r\n0\r\nA: b\r\n\r\n',
);

describe('a message in pieces', () => {
  test.each([1, 2, 3, 7, 1000])('of %i bytes is the same message', (step) => {
    const reader = responseReader();
    expect(fromUtf8(feed(reader, chunked, step))).toBe('hello world');
    expect(reader).toMatchObject({ done: true, fault: null, head: { status: 200, reason: 'OK' } });
  });

  test('without a length goes on to the end of the connection', () => {
    const reader = responseReader();
    expect(fromUtf8(feed(reader, utf8('HTTP/1.0 200 ok\r\n\r\nabc'), 2))).toBe('abc');
    expect(reader.done).toBe(false);
    reader.end();
    expect(reader).toMatchObject({ done: true, fault: null });
  });

  test('is done at its length, and what follows is passed over', () => {
    const reader = requestReader();
    const bytes = utf8('\r\nPOST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n');
    expect(fromUtf8(feed(reader, bytes, 1))).toBe('abc');
    expect(reader).toMatchObject({ done: true, head: { method: 'POST' } });
  });

  test.each([204, 304])('with status %i has no body', (status) => {
    const reader = responseReader();
    reader.take(utf8(`HTTP/1.1 ${status} x\r\nContent-Length: 3\r\n\r\n`));
    expect(reader.done).toBe(true);
  });

  test('that answers HEAD has no body', () => {
    const reader = responseReader('HEAD');
    reader.take(utf8('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n'));
    expect(reader.done).toBe(true);
  });
});

describe('what cannot be', () => {
  test.each([
    [
      'GET / HTTP/1.1\r\nA : b\r\n\r\n',
      'not HTTP/1.1: field-line.:, offset 17: expected ":", found byte 0x20',
    ],
    [
      'GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n',
      'expected one Content-Length, a number of bytes, found "x"',
    ],
    [
      'GET / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n',
      'expected no Transfer-Encoding but chunked, found "gzip, chunked"',
    ],
    [
      'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\naXY\r\n',
      'not HTTP/1.1: CRLF, offset 0: expected the end of the line, found "X"',
    ],
    [
      'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1234567890123\r\n',
      'not HTTP/1.1: chunk-size, offset 0: expected a size in at most 12 hexadecimal digits, found "1234567890123"',
    ],
  ])('%j', (text, problem) => {
    const reader = requestReader();
    feed(reader, utf8(text), 5);
    expect(reader.fault && httpFaultText(reader.fault)).toBe(problem);
    expect(reader.take(utf8('GET / HTTP/1.1\r\n\r\n'))).toEqual([]);
  });

  test('a header without an end is not kept for ever', () => {
    const reader = requestReader();
    for (let n = 0; n < 100 && !reader.fault; n++) reader.take(new Uint8Array(1000).fill(0x61));
    expect(reader.fault).toEqual({ kind: 'http-too-long', part: 'header', limit: MOST_HEADER });
  });

  test('the size of a chunk has no endless line', () => {
    const reader = responseReader();
    reader.take(utf8('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;'));
    for (let n = 0; n < 100 && !reader.fault; n++) reader.take(new Uint8Array(100).fill(0x61));
    expect(reader.fault).toMatchObject({ kind: 'http-too-long', part: 'chunk-size' });
  });

  test('cut anywhere', () => {
    for (let length = 0; length < chunked.length; length++) {
      const reader = responseReader();
      reader.take(chunked.subarray(0, length));
      reader.end();
      expect(reader.fault).toMatchObject({ kind: 'http-cut' });
    }
  });

  test('any bytes, in any pieces, throw nothing and give the same', () => {
    const any = fc.uint8Array({ maxLength: 120 });
    const start = fc.constantFrom('', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    fc.assert(
      fc.property(start, any, fc.integer({ min: 1, max: 9 }), (start, rest, step) => {
        const bytes = concat(utf8(start), rest);
        const [whole, cut] = [responseReader(), responseReader()];
        expect(feed(cut, bytes, step)).toEqual(feed(whole, bytes, 1000));
        expect(cut.fault).toEqual(whole.fault);
      }),
      repeatable(200),
    );
  });
});

const text = 'a page '.repeat(3000);

/** Answers in each of the ways that there are to say where a body ends. */
const answers: Readonly<Record<string, (server: Parameters<Handler>[1]) => void>> = {
  '/length': (response) => response.setHeader('Content-Length', text.length).end(text),
  '/chunks': (response) => {
    response.write(text.slice(0, 10));
    response.write(text.slice(10, 5000));
    response.addTrailers({ 'X-After': 'yes' });
    response.end(text.slice(5000));
  },
  '/close': (response) => {
    response.useChunkedEncodingByDefault = false;
    response.end(text);
  },
};
type Handler = NonNullable<Parameters<typeof createServer>[1]>;

describe('Node', () => {
  let server: Server;
  let seen: { method?: string | undefined; url?: string | undefined; body: string }[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push({ method: request.method, url: request.url, body });
        (answers[request.url ?? ''] ?? ((other) => other.writeHead(404).end()))(response);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => server.close());
  const port = (): number => (server.address() as AddressInfo).port; // listens on TCP

  const ask = (
    target: string,
    body: string,
  ): Promise<HttpReader<ResponseHead> & { content: string }> =>
    new Promise((resolve, reject) => {
      const reader = responseReader();
      const content: Bytes[] = [];
      const socket = connect(port(), '127.0.0.1', () => {
        const fields = [
          { name: 'Host', value: 'localhost' },
          { name: 'Connection', value: 'close' },
          { name: 'TE', value: 'trailers' },
          { name: 'Content-Length', value: String(body.length) },
        ];
        const request = { method: 'POST', target, version: 'HTTP/1.1', fields, body: utf8(body) };
        socket.write(encode(Request, request));
      });
      socket.on('data', (bytes) => content.push(...reader.take(new Uint8Array(bytes))));
      socket.on('error', reject);
      socket.on('end', () => {
        reader.end();
        resolve(Object.assign(reader, { content: fromUtf8(concat(...content)) }));
      });
    });

  test.each(Object.keys(answers))('as a server answers %s', async (target) => {
    seen = [];
    const response = await ask(target, 'what=this');
    expect(seen).toEqual([{ method: 'POST', url: target, body: 'what=this' }]);
    expect(response).toMatchObject({ fault: null, done: true, head: { status: 200 } });
    expect(response.content).toBe(text);
  });

  test('as a client asks, and reads our answer', async () => {
    const reader = requestReader();
    const content: Bytes[] = [];
    const ours = listen((socket) => {
      socket.on('data', (bytes) => {
        content.push(...reader.take(new Uint8Array(bytes)));
        if (!reader.done) return;
        const extension = ';a=b';
        const data = utf8('hello ');
        const body = {
          chunks: [
            { extension, data },
            { extension: '', data: utf8('world') },
          ],
          trailers: [{ name: 'X-After', value: 'yes' }],
        };
        const fields = [{ name: 'Transfer-Encoding', value: 'chunked' }];
        socket.end(
          encode(Response, { version: 'HTTP/1.1', status: 200, reason: 'Fine', fields, body }),
        );
      });
    });
    await new Promise<void>((resolve) => {
      ours.listen(0, '127.0.0.1', resolve);
    });
    const { port } = ours.address() as AddressInfo; // listens on TCP
    const got = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, method: 'PUT', path: '/x?y', agent: false };
      const request = nodeRequest(options, resolve);
      request.on('error', reject);
      request.write('some ');
      request.end('thing');
    });
    expect(await bodyOf(got)).toBe('hello world');
    expect(got).toMatchObject({ statusMessage: 'Fine', trailers: { 'x-after': 'yes' } });
    ours.close();
    expect(reader.head).toMatchObject({ method: 'PUT', target: '/x?y', version: 'HTTP/1.1' });
    expect(fromUtf8(concat(...content))).toBe('some thing');
  });
});

async function bodyOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer); // no encoding is set
  return Buffer.concat(parts).toString();
}
