/** What `connect --protocol tls` is asked to do: its arguments and files. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Credential } from '../../protocol/tls/config.ts';
import { hostIn, readArgs, seconds, wholeNumber } from '../args.ts';
import { BadInput } from '../errors.ts';
import { expectWritable } from '../io.ts';
import { readCertificates, readCredential } from './files.ts';
import { tlsConnectOptions } from './options.ts';

export interface TlsConnectOptions {
  readonly host: string;
  readonly port: number;
  /** Certificates of those who are trusted to say who is who; null where none were named. */
  readonly roots: readonly Bytes[] | null;
  /** What the server is shown if it asks. */
  readonly credential: Credential | null;
  readonly timeoutMs: number;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Throws a BadInput that names what is wrong. Connects to nothing. */
export function readTlsConnectOptions(argv: readonly string[]): TlsConnectOptions {
  const { values, positionals } = readArgs(argv, tlsConnectOptions);
  const [target, more] = positionals;
  if (!target) throw new BadInput('connect: HOST is missing');
  const host = target.includes('@') ? null : hostIn(target);
  if (host === null) throw new BadInput(`connect: expected HOST, found "${target}"`);
  if (more !== undefined)
    throw new BadInput(`connect: --protocol tls takes no command, found "${more}"`);
  const port = wholeNumber('-p', values.port, 1, 65535);
  const timeoutMs = seconds('--timeout', values.timeout);
  const { ca, cert, key, out, json } = values;
  const roots = ca === undefined ? null : readCertificates('--ca', ca);
  const credential =
    cert === undefined && key === undefined ? null : readCredential('connect', cert, key);
  if (out !== undefined) expectWritable('--out', out);
  return { host, port, roots, credential, timeoutMs, out, json };
}
