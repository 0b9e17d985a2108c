/** What `serve --protocol tls` is asked to do: its arguments and files. */
import { isIP } from 'node:net';
import type { Bytes } from '../../codec/bytes.ts';
import type { Credential } from '../../protocol/tls/config.ts';
import { readArgs, wholeNumber } from '../args.ts';
import { BadInput } from '../errors.ts';
import { expectFolder } from '../io.ts';
import { readCertificates, readCredential } from './files.ts';
import { tlsServeOptions } from './options.ts';

export interface TlsServeOptions {
  readonly host: string;
  readonly port: number;
  readonly credential: Credential;
  /** Whose certificates clients must have; null lets in whoever comes. */
  readonly clientRoots: readonly Bytes[] | null;
  readonly out: string | undefined;
  readonly once: boolean;
}

/** Throws a BadInput that names what is wrong. Listens to nothing. */
export function readTlsServeOptions(argv: readonly string[]): TlsServeOptions {
  const { values, positionals } = readArgs(argv, tlsServeOptions);
  if (positionals[0] !== undefined)
    throw new BadInput(`serve: takes options only, found "${positionals[0]}"`);
  const port = wholeNumber('--port', values.port, 0, 65535);
  const { host, cert, key, out, once } = values;
  if (isIP(host) === 0 && host !== 'localhost')
    throw new BadInput(`--host: expected an IP address of this machine, found "${host}"`);
  const credential = readCredential('serve', cert, key);
  const clientCa = values['client-ca'];
  const clientRoots = clientCa === undefined ? null : readCertificates('--client-ca', clientCa);
  if (out !== undefined) expectFolder('--out', out);
  return { host, port, credential, clientRoots, out, once };
}
