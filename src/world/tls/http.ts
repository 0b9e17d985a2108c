/** What the two programs say to each other inside: HTTP, as a browser and a web server. */
import { concat, utf8, type Bytes } from '../../codec/bytes.ts';
import { decode, encode } from '../../codec/tape.ts';
import { equal } from '../../crypto/equal.ts';
import { httpFaultText, type HttpFault } from '../../protocol/http/fault.ts';
import { valuesOf } from '../../protocol/http/fields.ts';
import { Form, FORM_TYPE, inForm } from '../../protocol/http/form.ts';
import { Request, Response, type RequestHead } from '../../protocol/http/messages.ts';
import { MOST_HEADER, requestReader } from '../../protocol/http/reader.ts';
import type { TlsScenario } from './scenario.ts';

type RequestForm = TlsScenario['client']['requests'][number];

const HTTPS = 443;

/** The port stands there where it is not that of HTTPS. RFC 9110 §7.2. */
function hostField({ host, port }: TlsScenario['server']): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === HTTPS ? name : `${name}:${port}`;
}

/** A request of the client, whole. @param isLast - whether it wants nothing more */
export function requestBytes(
  { method, path, form }: RequestForm,
  { client, server }: Pick<TlsScenario, 'client' | 'server'>,
  isLast: boolean,
): Bytes {
  const body = form ? encode(Form, Object.entries(form)) : new Uint8Array();
  return encode(Request, {
    method,
    target: path,
    version: 'HTTP/1.1',
    fields: [
      { name: 'Host', value: hostField(server) },
      ...(client.user_agent === null ? [] : [{ name: 'User-Agent', value: client.user_agent }]),
      ...(isLast ? [{ name: 'Connection', value: 'close' }] : []),
      ...(form
        ? [
            { name: 'Content-Type', value: FORM_TYPE },
            { name: 'Content-Length', value: String(body.length) },
          ]
        : []),
    ],
    body,
  });
}

/** A form by which somebody wants in. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly isRight: boolean;
}

export interface Served {
  readonly response: Bytes;
  /** Whether the server hangs up behind it. */
  readonly close: boolean;
  readonly login: Login | null;
}

/** Bytes that the body of a request may have. */
const MOST_BODY = 64 * 1024;
/** Bytes that a request may have with all that says nothing: blank lines before it, and the lines between chunks. */
const MOST_REQUEST = MOST_HEADER + 2 * MOST_BODY;

/** What the server answers to all that came since its last answer; null where it waits for more. */
export function served(request: Bytes, server: TlsScenario['server']): Served | null {
  const reader = requestReader();
  const content = concat(...reader.take(request));
  const { head, done } = reader;
  const fault = lengthFault(content, reader) ?? reader.fault;
  if (fault) return { response: written(toFault(fault), head, true), close: true, login: null };
  if (!done || !head) return null;
  const login = loginIn(head, content, server.users);
  // Who asks twice at once is answered once.
  const close = !server.keep_alive || wantsClose(head) || reader.taken < request.length;
  return { response: written(answerTo(head, login, server), head, close), close, login };
}

function lengthFault(
  content: Bytes,
  { head, taken }: ReturnType<typeof requestReader>,
): HttpFault | null {
  const kind = 'http-too-long';
  if (content.length > MOST_BODY) return { kind, part: 'body', limit: MOST_BODY };
  return taken > MOST_REQUEST
    ? { kind, part: head ? 'body' : 'header', limit: MOST_REQUEST }
    : null;
}

/** RFC 9112 §9.3. */
const wantsClose = ({ version, fields }: RequestHead): boolean =>
  version !== 'HTTP/1.1' || /\bclose\b/i.test(valuesOf(fields, 'Connection').join());

function loginIn(
  { method }: RequestHead,
  content: Bytes,
  users: TlsScenario['server']['users'],
): Login | null {
  if (method !== 'POST' || Object.keys(users).length === 0) return null;
  const form = decode(Form, content);
  const user = (form.ok && inForm(form.value, 'user')) || '';
  const password = (form.ok && inForm(form.value, 'password')) || '';
  const right = Object.hasOwn(users, user) ? users[user]?.password : undefined;
  return { user, password, isRight: right !== undefined && equal(utf8(right), utf8(password)) };
}

interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly text: string;
  readonly type: 'text/html' | 'text/plain';
}

const page = (status: number, reason: string, text: string): Answer => ({
  ...{ status, reason, text },
  type: 'text/html',
});
const note = (status: number, reason: string, text = reason): Answer =>
  page(status, reason, `<!doctype html><title>${text}</title><p>${text}</p>\n`);

function answerTo(
  { method, target, version }: RequestHead,
  login: Login | null,
  { pages }: TlsScenario['server'],
): Answer {
  if (!version.startsWith('HTTP/1.')) return note(505, 'HTTP Version Not Supported');
  if (login?.isRight) return note(200, 'OK', `Welcome, ${login.user}`);
  if (login) return note(403, 'Forbidden', 'Wrong name or password');
  if (!reading.includes(method)) return note(405, 'Method Not Allowed');
  const path = pathOf(target);
  const found = Object.hasOwn(pages, path) ? pages[path] : undefined;
  return found === undefined ? note(404, 'Not Found') : page(200, 'OK', found);
}

const reading = ['GET', 'HEAD'];

/** Without the query; whoever takes us for a proxy names the host before the path. RFC 9112 §3.2.2. */
const pathOf = (target: string): string =>
  target.replace(/^https?:\/\/[^/?]*/i, '').replace(/\?.*$/, '') || '/';

function toFault(fault: HttpFault): Answer {
  const said = { text: `${httpFaultText(fault)}\n`, type: 'text/plain' } as const;
  if (fault.kind !== 'http-too-long') return { status: 400, reason: 'Bad Request', ...said };
  return fault.part === 'body'
    ? { status: 413, reason: 'Content Too Large', ...said }
    : { status: 431, reason: 'Request Header Fields Too Large', ...said };
}

/** A response as bytes. To HEAD it has no body. RFC 9110 §9.3.2. */
function written(
  { status, reason, text, type }: Answer,
  head: RequestHead | null,
  close: boolean,
): Bytes {
  const body = utf8(text);
  const fields = [
    { name: 'Content-Type', value: `${type}; charset=utf-8` },
    { name: 'Content-Length', value: String(body.length) },
    ...(status === 405 ? [{ name: 'Allow', value: reading.join(', ') }] : []),
    ...(close ? [{ name: 'Connection', value: 'close' }] : []),
  ];
  const whole = encode(Response, { version: 'HTTP/1.1', status, reason, fields, body });
  return head?.method === 'HEAD' ? whole.slice(0, whole.length - body.length) : whole;
}
