/** What `serve --protocol tls` is asked to do: its arguments and files, as a scenario. */
import { isIP } from 'node:net';
import type { TlsScenario } from '../../world/tls/scenario.ts';
import { readArgs, wholeNumber } from '../args.ts';
import { BadInput } from '../errors.ts';
import { expectFolder } from '../io.ts';
import { asText, readCertificates, readCredential } from './files.ts';
import { tlsServeOptions } from './options.ts';
import { checkedTls } from './scenario.ts';

export interface TlsServeOptions {
  /** The port in it is not known before the server listens. */
  readonly scenario: TlsScenario;
  readonly host: string;
  readonly port: number;
  readonly out: string | undefined;
  readonly once: boolean;
}

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>sshow</title>
<h1>It works</h1>
<p>This page came through TLS 1.3, from sshow serve.</p>
</html>
`;

/** As many as OpenSSL gives. */
const TICKETS = 2;

/** Throws a BadInput that names what is wrong. Listens to nothing. */
export function readTlsServeOptions(argv: readonly string[]): TlsServeOptions {
  const { values, positionals } = readArgs(argv, tlsServeOptions);
  if (positionals[0] !== undefined)
    throw new BadInput(`serve: takes options only, found "${positionals[0]}"`);
  const port = wholeNumber('--port', values.port, 0, 65535);
  const { host, cert, key, out, once } = values;
  if (isIP(host) === 0 && host !== 'localhost')
    throw new BadInput(`--host: expected an IP address of this machine, found "${host}"`);
  const certificate = readCredential('serve', cert, key);
  const clientCa = values['client-ca'];
  const authorities = clientCa === undefined ? [] : readCertificates('--client-ca', clientCa);
  const scenario = checkedTls({
    client: { recorded: [] },
    server: {
      ...{ host: 'localhost', address: host, certificate, trusted: asText(authorities) },
      client_certificates: clientCa === undefined ? 'none' : 'required',
      // A recording stands for itself: it cannot begin with a session that another one has the keys of.
      tickets: out === undefined ? TICKETS : 0,
      pages: { '/': PAGE },
      keep_alive: false,
    },
  });
  if (out !== undefined) expectFolder('--out', out);
  return { scenario, host, port, out, once };
}
