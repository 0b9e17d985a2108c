/** PEM files as options name them. */
import { sameBytes, toHex, type Bytes } from '../../codec/bytes.ts';
import { readCertificate } from '../../protocol/tls/certificates/certificate.ts';
import { keyTypes } from '../../protocol/tls/key-types.ts';
import { certificateFile, readPemCertificates } from '../../world/files/pem.ts';
import { BadInput } from '../errors.ts';
import { readText } from '../io.ts';
import { openPrivateKey } from '../key-file.ts';

/** The certificates in a file, at least one. Throws a BadInput that names the file, and the line that is wrong. */
export function readCertificates(option: string, path: string): readonly Bytes[] {
  const read = readPemCertificates(readText(option, path));
  if (read.ok) return read.certificates;
  throw new BadInput(`${option} ${path}:${read.line}: ${read.problem}`);
}

/** Certificates as the text of a file, with nothing else in it. */
export const asText = (certificates: readonly Bytes[]): string =>
  certificates.map(certificateFile).join('');

/**
 * A certificate, those that vouch for it, and its private key, as a scenario has them. Throws a BadInput where one of the
 * two options is missing, or what they name does not belong together.
 */
export function readCredential(
  command: string,
  cert: string | undefined,
  key: string | undefined,
): { readonly chain: string; readonly private: string } {
  if (cert === undefined) throw new BadInput(`${command}: --cert FILE is missing`);
  if (key === undefined) throw new BadInput(`${command}: --key FILE is missing`);
  const chain = readCertificates('--cert', cert);
  const { type, privateKey } = openPrivateKey('--key', key);
  const keyType = [...keyTypes.values()].find(({ sshType }) => sshType === type);
  if (!keyType) throw new BadInput(`--key ${key}: a key of type ${type} is of no use for TLS here`);
  const leaf = chain[0] && readCertificate(chain[0]);
  const ours = keyType.publicKeyInfo(privateKey);
  if (!leaf?.ok || !sameBytes(leaf.certificate.publicKeyInfo, ours))
    throw new BadInput(`--key ${key}: it is not the key of the first certificate in ${cert}`);
  return { chain: asText(chain), private: toHex(privateKey) };
}
