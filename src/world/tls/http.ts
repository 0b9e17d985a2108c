/** What the two programs say to each other inside: HTTP, as a browser and a web server. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { decode, encode } from '../../codec/tape.ts';
import { equal } from '../../crypto/equal.ts';
import { contentOf } from '../../protocol/http/body.ts';
import { valuesOf } from '../../protocol/http/fields.ts';
import { Form, FORM_TYPE, inForm } from '../../protocol/http/form.ts';
import { Request, Response, type HttpRequest } from '../../protocol/http/messages.ts';
import type { TlsScenario } from './scenario.ts';

type RequestForm = TlsScenario['client']['requests'][number];

/** A request of the client, whole. @param isLast - whether it wants nothing more */
export function requestBytes(
  { method, path, form }: RequestForm,
  host: string,
  isLast: boolean,
): Bytes {
  const body = form ? encode(Form, Object.entries(form)) : new Uint8Array();
  return encode(Request, {
    method,
    target: path,
    version: 'HTTP/1.1',
    fields: [
      { name: 'Host', value: host },
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

const page = (text: string): Bytes => utf8(`<!doctype html><title>${text}</title><p>${text}</p>\n`);

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

/** What the server answers. */
export function responseTo(request: Bytes, { pages, users }: TlsScenario['server']): Served {
  const read = decode(Request, request);
  if (!read.ok) {
    const response = responseOf(400, 'Bad Request', page('Bad request'));
    return { response, close: true, login: null };
  }
  const { method, target, fields } = read.value;
  const close = valuesOf(fields, 'Connection').includes('close');
  if (method === 'POST') {
    const login = loginIn(read.value, users);
    const response = login.isRight
      ? responseOf(200, 'OK', page(`Welcome, ${login.user}`))
      : responseOf(403, 'Forbidden', page('Wrong name or password'));
    return { response, close, login };
  }
  const [path = ''] = target.split('?');
  const found = Object.hasOwn(pages, path) ? pages[path] : undefined;
  const response =
    found === undefined
      ? responseOf(404, 'Not Found', page('Not found'))
      : responseOf(200, 'OK', utf8(found));
  return { response, close, login: null };
}

function loginIn({ body }: HttpRequest, users: TlsScenario['server']['users']): Login {
  const form = decode(Form, contentOf(body));
  const user = (form.ok && inForm(form.value, 'user')) || '';
  const password = (form.ok && inForm(form.value, 'password')) || '';
  const right = Object.hasOwn(users, user) ? users[user]?.password : undefined;
  return { user, password, isRight: right !== undefined && equal(utf8(right), utf8(password)) };
}

const responseOf = (status: number, reason: string, body: Bytes): Bytes =>
  encode(Response, {
    version: 'HTTP/1.1',
    status,
    reason,
    fields: [
      { name: 'Content-Type', value: 'text/html; charset=utf-8' },
      { name: 'Content-Length', value: String(body.length) },
    ],
    body,
  });
