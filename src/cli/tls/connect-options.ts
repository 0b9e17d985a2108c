/** What `connect --protocol tls` is asked to do: its arguments and files, as a scenario. */
import type { TlsScenario } from '../../world/tls/scenario.ts';
import { hostIn, readArgs, seconds, wholeNumber } from '../args.ts';
import { BadInput } from '../errors.ts';
import { expectWritable } from '../io.ts';
import { version } from '../version.ts';
import { asText, readCertificates, readCredential } from './files.ts';
import { tlsConnectOptions } from './options.ts';
import { checkedTls } from './scenario.ts';

export interface TlsConnectOptions {
  readonly scenario: TlsScenario;
  /** Whether anybody was named who may vouch for the server. */
  readonly trustsSomebody: boolean;
  readonly timeoutMs: number;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Throws a BadInput that names what is wrong. Connects to nothing. */
export function readTlsConnectOptions(argv: readonly string[]): TlsConnectOptions {
  const { values, positionals } = readArgs(argv, tlsConnectOptions);
  const [target, more] = positionals;
  if (!target) throw new BadInput('connect: HOST is missing');
  const { hostname = '' } =
    /^[a-z]+:\/\/(?:[^/@]*@)?(?<hostname>[^/:?#@]+)/i.exec(target)?.groups ?? {};
  if (hostname !== '')
    throw new BadInput(`connect: expected HOST alone, such as ${hostname}, found "${target}"`);
  const host = target.includes('@') ? null : hostIn(target);
  if (host === null) throw new BadInput(`connect: expected HOST, found "${target}"`);
  if (more !== undefined)
    throw new BadInput(`connect: --protocol tls takes no command, found "${more}"`);
  const port = wholeNumber('-p', values.port, 1, 65535);
  const timeoutMs = seconds('--timeout', values.timeout);
  const { ca, cert, key, out, json } = values;
  const roots = ca === undefined ? [] : readCertificates('--ca', ca);
  const isShown = cert !== undefined || key !== undefined;
  const certificate = isShown ? readCredential('connect', cert, key) : null;
  const requests = [{ path: '/' }];
  const scenario = checkedTls({
    client: {
      ...{ server_name: host, trusted: asText(roots), certificate, requests },
      user_agent: `sshow/${version}`,
    },
    server: { host, port, recorded: [] },
  });
  if (out !== undefined) expectWritable('--out', out);
  return { scenario, trustsSomebody: ca !== undefined, timeoutMs, out, json };
}
