/** The small page that `sshow serve --protocol tls` answers with. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { httpFaultText, type HttpFault } from '../../protocol/http/fault.ts';
import { Response, type RequestHead } from '../../protocol/http/messages.ts';
import { requestReader } from '../../protocol/http/reader.ts';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>sshow</title>
<h1>It works</h1>
<p>This page came through TLS 1.3, from sshow serve.</p>
</html>
`;

/** What a body may bring; it is read, and nothing is done with it. */
const MOST_BODY = 64 * 1024;

type Answer = readonly [status: number, reason: string, body: string, type?: string];

const notFound: Answer = [404, 'Not Found', 'There is only one page here: /\n'];
const page: Answer = [200, 'OK', PAGE, 'text/html; charset=utf-8'];

function answerTo({ method, target, version }: RequestHead): Answer {
  if (!version.startsWith('HTTP/1.'))
    return [505, 'HTTP Version Not Supported', 'Only HTTP/1.1 is spoken here\n'];
  if (!['GET', 'HEAD'].includes(method))
    return [405, 'Method Not Allowed', 'Only GET and HEAD are answered here\n'];
  return pathOf(target) === '/' ? page : notFound;
}

/** Without the query; a proxy's form of the target has the host before the path. RFC 9112 §3.2.2. */
const pathOf = (target: string): string =>
  target.replace(/^https?:\/\/[^/?]*/i, '').replace(/\?.*$/, '') || '/';

function answerToFault(fault: HttpFault): Answer {
  const said = `${httpFaultText(fault)}\n`;
  if (fault.kind !== 'http-too-long') return [400, 'Bad Request', said];
  return fault.part === 'body'
    ? [413, 'Content Too Large', said]
    : [431, 'Request Header Fields Too Large', said];
}

function written(
  [status, reason, text, type = 'text/plain; charset=utf-8']: Answer,
  isHead: boolean,
): Bytes {
  const body = utf8(text);
  const fields = [
    { name: 'Content-Type', value: type },
    { name: 'Content-Length', value: String(body.length) },
    ...(status === 405 ? [{ name: 'Allow', value: 'GET, HEAD' }] : []),
    { name: 'Connection', value: 'close' },
  ];
  const whole = encode(Response, { version: 'HTTP/1.1', status, reason, fields, body });
  return isHead ? whole.slice(0, whole.length - body.length) : whole;
}

/** Answers one request of one connection. */
export class PageApplication {
  readonly #reader = requestReader();
  #seen = 0;
  #body = 0;
  /** What was asked for, and the status that it was answered with; null before that. */
  answered: { readonly request: string; readonly status: number } | null = null;

  /** The response to what came so far; null while the request is not complete. */
  take(request: Bytes): Bytes | null {
    const content = this.#reader.take(request.subarray(this.#seen));
    this.#seen = request.length;
    for (const { length } of content) this.#body += length;
    const { head, done } = this.#reader;
    const fault: HttpFault | null =
      this.#body > MOST_BODY
        ? { kind: 'http-too-long', part: 'body', limit: MOST_BODY }
        : this.#reader.fault;
    if (!fault && !done) return null;
    const answer = fault ? answerToFault(fault) : head && answerTo(head);
    if (!answer) return null;
    this.answered = {
      request: head ? `${head.method} ${head.target}` : 'a request that cannot be read',
      status: answer[0],
    };
    return written(answer, head?.method === 'HEAD');
  }
}
