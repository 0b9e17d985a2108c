/** The certificates of a scenario: signed by an authority whose key comes from the seed, or given whole. */
import { sameBytes, utf8, type Bytes } from '../codec/bytes.ts';
import { struct } from '../codec/struct.ts';
import { encode } from '../codec/tape.ts';
import { text } from '../codec/types.ts';
import {
  readCertificate,
  signCertificate,
  type CertificateOption,
} from '../protocol/ssh/certificate.ts';
import { FLAGS, SOURCE } from '../protocol/ssh/certificate-layout.ts';
import { algorithmsOf, type KeyPair } from '../protocol/ssh/public-key.ts';
import type { Io } from '../protocol/trace.ts';
import type { Keys } from './party.ts';
import type { Recorder } from './recorder.ts';
import { fromBase64 } from './files/public-key-line.ts';
import { ScenarioError, type Scenario, type ScenarioKey } from './scenario.ts';

type Said = NonNullable<ScenarioKey['certificate']>;

interface Subject {
  readonly said: Said;
  readonly name: string;
  readonly pair: KeyPair;
  readonly side: 'client' | 'server';
  /** The key's place in its list. */
  readonly at: number;
  /** The key of an authority, by name. */
  authority(name: string): KeyPair;
}

const NONCE = 32;
const FOREVER = 0xffff_ffff_ffff_ffffn;

/** The keys that have a certificate once more, with it, by side and name. Throws a ScenarioError. */
export function certify(
  scenario: Scenario,
  recorder: Recorder,
  keys: Pick<Keys, 'client' | 'server'>,
  authority: Subject['authority'],
): Map<string, KeyPair> {
  const found = new Map<string, KeyPair>();
  for (const side of ['client', 'server'] as const) {
    const own = side === 'client' ? scenario.client.keys : scenario.server.host_keys;
    for (const [at, { name, certificate: said }] of own.entries()) {
      const pair = keys[side].get(name);
      if (!said || !pair) continue;
      const io = recorder.io(side);
      const key = certified(scenario, io, { said, name, pair, side, at, authority });
      if (key) found.set(side + name, key);
    }
  }
  return found;
}

/**
 * The key once more, with a certificate in the place of its public half; null where a user has one for hosts, which
 * OpenSSH's client passes over. Throws a ScenarioError.
 */
function certified(scenario: Scenario, io: Io, subject: Subject): KeyPair | null {
  const { said, name, pair, side, at } = subject;
  const path = `${side === 'client' ? 'client.keys' : 'server.host_keys'}[${at}].certificate`;
  const given = typeof said === 'string' ? readLine(said, pair, path) : null;
  const blob =
    given ?? (typeof said === 'string' ? new Uint8Array() : signed(scenario, io, subject, said));
  const certificate = readCertificate(blob);
  const [algorithm] = algorithmsOf(certificate?.type ?? '');
  if (!algorithm) throw new ScenarioError([{ path, message: 'expected a certificate' }]);
  const about = side === 'client' ? { label: "user's certificate" } : { label: 'host certificate' };
  const symbol = side === 'client' ? 'K_U' : 'K_S';
  io.hold(`${about.label} ${name}`, blob, { symbol });
  if (side === 'client' && certificate?.isHosts) return null;
  return { ...pair, algorithm, publicBlob: blob };
}

/** The certificate in the line of a file. */
function readLine(line: string, pair: KeyPair, path: string): Bytes {
  const problem = (message: string): never => {
    throw new ScenarioError([{ path, message }]);
  };
  const [type = '', base64 = ''] = line.trim().split(/[ \t]+/);
  const blob = fromBase64(base64) ?? problem('expected a line with a certificate in base64');
  const certificate =
    readCertificate(blob) ?? problem('expected a certificate, found none that can be read');
  if (certificate.type !== type) problem(`expected ${certificate.type}, found ${type}`);
  if (!sameBytes(certificate.key, pair.publicBlob)) problem('it is the certificate of another key');
  return blob;
}

function signed(
  { client, server }: Scenario,
  io: Io,
  { name, pair, side, authority }: Subject,
  said: Exclude<Said, string>,
): Bytes {
  const isHosts = (said.type ?? (side === 'server' ? 'host' : 'user')) === 'host';
  const usual = isHosts ? {} : Object.fromEntries(PERMITS.map((one) => [one, '']));
  const certificate = {
    isHosts,
    serial: BigInt(said.serial ?? 0),
    keyId: said.key_id ?? (isHosts ? server.host : client.user),
    principals: said.principals ?? [isHosts ? server.host.toLowerCase() : client.user],
    validAfter: said.valid_after === undefined ? 0n : secondsOf(said.valid_after),
    validBefore: said.valid_before === undefined ? FOREVER : secondsOf(said.valid_before),
    criticalOptions: optionsOf(said.critical_options ?? {}),
    extensions: optionsOf(said.extensions ?? usual),
  };
  const nonce = io.draw(`nonce of the certificate of ${name}`, NONCE);
  return signCertificate(pair.publicBlob, certificate, nonce, authority(said.ca));
}

const PERMITS = FLAGS.filter((name) => name.startsWith('permit-'));

const secondsOf = (time: string): bigint => BigInt(Math.floor(Date.parse(time) / 1000));

const Text = struct(SOURCE, { text: [text, 'what the option says'] });

/** In the order of their names, as the form demands; where one says something, that stands in a string of its own. */
const optionsOf = (options: Readonly<Record<string, string>>): CertificateOption[] =>
  Object.entries(options)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, said]) => ({
      name,
      data: said === '' ? utf8('') : encode(Text, { text: said }),
    }));
