/** A certificate as `ssh-keygen -L` prints it, times in UTC. ssh-keygen.c: print_cert */
import { toHex, type Bytes } from '../../codec/bytes.ts';
import {
  readCertificate,
  type Certificate,
  type CertificateOption,
} from '../../protocol/ssh/certificate.ts';
import { FLAGS } from '../../protocol/ssh/certificate-layout.ts';
import { fingerprint } from '../../protocol/ssh/fingerprint.ts';
import { blobType, PlainKeyBlob, SignatureBlob } from '../../protocol/ssh/public-key.ts';
import { periodOf, textIn } from './certificate-checks.ts';
import { keyKind } from './key-kind.ts';

const INDENT = ' '.repeat(8);
const DEEPER = ' '.repeat(16);

/** The lines, without the name of the file before them; none where it is no certificate. */
export function certificateList(blob: Bytes): string[] {
  const certificate = readCertificate(blob);
  if (!certificate) return [];
  const { type, isHosts, key, authority, signature, keyId, serial } = certificate;
  const title = (of: Bytes): string => keyKind(of)?.title ?? blobType(PlainKeyBlob, of) ?? '';
  const signedBy = blobType(SignatureBlob, signature) ?? '';
  return [
    `Type: ${type} ${isHosts ? 'host' : 'user'} certificate`,
    `Public key: ${title(key)}-CERT ${fingerprint(key)}`,
    `Signing CA: ${title(authority)} ${fingerprint(authority)} (using ${signedBy})`,
    `Key ID: "${visible(keyId)}"`,
    `Serial: ${serial}`,
    `Valid: ${periodOf(certificate)}`,
    ...listed('Principals', certificate.principals.map(visible)),
    ...listed('Critical Options', options(certificate, 'criticalOptions')),
    ...listed('Extensions', options(certificate, 'extensions')),
  ].map((line) => INDENT + line);
}

const listed = (title: string, items: readonly string[]): string[] =>
  items.length === 0
    ? [`${title}: (none)`]
    : [`${title}: `, ...items.map((item) => DEEPER.slice(INDENT.length) + item)];

const options = (
  certificate: Certificate,
  kind: 'criticalOptions' | 'extensions',
): readonly string[] => certificate[kind].map((option) => optionLine(option, kind));

const VALUED: readonly string[] = ['force-command', 'source-address'];
const FLAG_ONLY: readonly string[] = FLAGS;

function optionLine({ name, data }: CertificateOption, kind: string): string {
  const isCritical = kind === 'criticalOptions';
  const said = isCritical && VALUED.includes(name) ? textIn(data) : null;
  if (said !== null) return `${visible(name)} ${visible(said)}`;
  if (FLAG_ONLY.includes(name) && isCritical === (name === 'verify-required')) return name;
  return data.length > 0
    ? `${visible(name)} UNKNOWN OPTION: ${toHex(data)} (len ${data.length})`
    : `${visible(name)} UNKNOWN FLAG OPTION`;
}

/** Nothing that a terminal would obey. */
const visible = (text: string): string => text.replace(/\p{Cc}/gu, '?');
