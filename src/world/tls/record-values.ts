/** What the values of records say that are no handshake messages: alerts, and what travels inside. */
import type { Bytes } from '../../codec/bytes.ts';
import { decode } from '../../codec/tape.ts';
import { contentOf } from '../../protocol/http/body.ts';
import { valuesOf } from '../../protocol/http/fields.ts';
import { Form, FORM_TYPE, type FormEntry } from '../../protocol/http/form.ts';
import {
  Request,
  Response,
  type HttpRequest,
  type HttpResponse,
} from '../../protocol/http/messages.ts';
import { alertByCode } from '../../protocol/tls/alerts.ts';
import type { FrameReport, Io } from '../../protocol/trace.ts';
import { fieldOf } from '../text/prose.ts';

/** The name of the alert that a value is; null where it is none. */
export function alertIn(value: unknown): string | null {
  const code = fieldOf(value, 'description');
  return typeof code === 'number' ? (alertByCode(code) ?? `${code}`) : null;
}

/** A record of application data whose whole content is a message of HTTP. */
export interface HttpData {
  readonly data: Bytes;
  readonly http: HttpRequest | HttpResponse;
  /** What its body has where that is a form's. */
  readonly form: readonly FormEntry[];
}

/** The message of HTTP that a record brings; null where it brings none that is whole. */
export const httpIn = (value: unknown): HttpData['http'] | null => {
  const found = fieldOf(value, 'http');
  return isHttp(found) ? found : null;
};

const isHttp = (value: unknown): value is HttpData['http'] =>
  typeof value === 'object' && value !== null && 'version' in value && 'fields' in value;

/** The first line of a message, without the version. */
export const firstLineOf = (message: HttpData['http']): string =>
  'method' in message
    ? `${message.method} ${message.target}`
    : `${message.status} ${message.reason}`;

/** The door of an end whose records of application data are read as HTTP, for whoever looks at them later. */
export const readingHttp = (io: Io): Io => ({
  ...io,
  sent: (report) => io.sent(withHttp(report)),
  received: (report) => io.received(withHttp(report)),
});

function withHttp(report: FrameReport): FrameReport {
  const { message, value } = report;
  if (message !== 'ApplicationData' || !(value instanceof Uint8Array)) return report;
  const http = messageIn(value.slice());
  return http ? { ...report, value: { data: value, http, form: formIn(http) } } : report;
}

function messageIn(data: Bytes): HttpData['http'] | null {
  const isAnswer = data[0] === LETTER_H && data[1] === LETTER_T;
  const read = decode<HttpData['http']>(isAnswer ? Response : Request, data);
  return read.ok ? read.value : null;
}
const LETTER_H = 0x48;
const LETTER_T = 0x54;

function formIn({ fields, body }: HttpData['http']): readonly FormEntry[] {
  if (!valuesOf(fields, 'Content-Type').includes(FORM_TYPE)) return [];
  const read = decode(Form, contentOf(body));
  return read.ok ? read.value : [];
}

/** What somebody says of themselves in a request, as values: the name and the password of a form. */
export function saidIn(request: Bytes) {
  const read = decode(Request, request);
  const form = read.ok ? formIn(read.value) : [];
  return form.flatMap(([name, text]) => {
    const about = said[name];
    return about && text !== '' ? [{ ...about, text }] : [];
  });
}

const said: Readonly<
  Record<string, { readonly label: string; readonly symbol: string; readonly secret: boolean }>
> = {
  user: { label: 'user name', symbol: 'user', secret: false },
  password: { label: 'password', symbol: 'pw', secret: true },
};
