/** Key files as options name them. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { sameBytes, toHex } from '../codec/bytes.ts';
import { uniqueLabels } from '../crypto/random.ts';
import { authorityProblem, readCertificate } from '../protocol/ssh/certificate.ts';
import { algorithmsOf } from '../protocol/ssh/public-key.ts';
import { readPrivateKey } from '../world/files/private-key-file.ts';
import { fromBase64 } from '../world/files/public-key-line.ts';
import type { ScenarioKey } from '../world/scenario.ts';
import { BadInput } from './errors.ts';
import { readText } from './io.ts';

/** Opens the private keys that are encrypted. */
const PASSPHRASE = 'SSHOW_PASSPHRASE';

/**
 * Reads private keys, and the certificate beside each where there is one, under the name that ssh looks for. Throws a
 * BadInput that names the file that cannot be read, and why.
 */
export function readKeyFiles(
  option: string,
  paths: readonly string[],
  wanted: 'user' | 'host',
): ScenarioKey[] {
  const unique = uniqueLabels();
  return paths.map((path) => {
    const { type, privateKey, comment } = openPrivateKey(option, path);
    const key = { name: unique(basename(path)), type, comment, private: toHex(privateKey) };
    const beside = `${path}-cert.pub`;
    if (!existsSync(beside)) return key;
    const publicBlob = algorithmsOf(type)[0]?.publicBlob(privateKey);
    const problem = (why: string): never => {
      throw new BadInput(`${option} ${beside}: ${why}`);
    };
    const line = readText(option, beside).trim();
    const [, named = '', base64 = ''] = /^(\S+)[ \t]+(\S+)(?:[ \t][^\r\n\0]*)?$/.exec(line) ?? [];
    if (base64 === '') problem('expected one line: the kind of certificate, and it in base64');
    const blob = fromBase64(base64) ?? problem('its base64 is malformed');
    const certificate = readCertificate(blob) ?? problem('it is no certificate that can be read');
    if (certificate.type !== named) problem(`it says ${named}, and is ${certificate.type}`);
    if (!publicBlob || !sameBytes(certificate.key, publicBlob))
      problem('it is the certificate of another key');
    if (authorityProblem(certificate)) problem('its authority did not sign it as it is');
    if (certificate.isHosts !== (wanted === 'host'))
      problem(`expected a certificate of a ${wanted}, found one of the other kind`);
    return { ...key, certificate: line };
  });
}

/** The private key in a file. Throws a BadInput that names the file, and why it cannot be read. */
export function openPrivateKey(option: string, path: string) {
  const read = readPrivateKey(readText(option, path), process.env[PASSPHRASE] || null);
  if (read.ok) return read.key;
  const where = read.wantsPassphrase ? `: set ${PASSPHRASE}` : '';
  throw new BadInput(`${option} ${path}: ${read.problem}${where}`);
}
