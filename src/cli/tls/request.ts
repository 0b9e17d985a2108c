/** What `sshow connect --protocol tls` asks for. */
import { isIPv6 } from 'node:net';
import type { Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { Request } from '../../protocol/http/messages.ts';
import { version } from '../version.ts';

const HTTPS = 443;

/** `GET /`, and that the connection be closed then. */
export const pageRequest = (host: string, port: number): Bytes =>
  encode(Request, {
    method: 'GET',
    target: '/',
    version: 'HTTP/1.1',
    fields: [
      { name: 'Host', value: hostField(host, port) },
      { name: 'User-Agent', value: `sshow/${version}` },
      { name: 'Accept', value: '*/*' },
      { name: 'Connection', value: 'close' },
    ],
    body: new Uint8Array(),
  });

/** The port stands there where it is not that of HTTPS. RFC 9110 §7.2. */
function hostField(host: string, port: number): string {
  const name = isIPv6(host) ? `[${host}]` : host;
  return port === HTTPS ? name : `${name}:${port}`;
}
