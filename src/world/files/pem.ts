/** Files of certificates: PEM (RFC 7468 §5), as OpenSSL reads and writes them. */
import type { Bytes } from '../../codec/bytes.ts';
import { base64 } from '../../protocol/ssh/fingerprint.ts';
import { readCertificate } from '../../protocol/tls/certificates/certificate.ts';
import { fromBase64 } from './public-key-line.ts';

export type ReadCertificates =
  /** In the order of the file. */
  | { readonly ok: true; readonly certificates: readonly Bytes[] }
  /** What is wrong, and the line where the certificate begins; the first line where there is none. */
  | { readonly ok: false; readonly line: number; readonly problem: string };

const LABEL = 'CERTIFICATE';
/** The second name is an old one. RFC 7468 §5.1 */
const BEGIN = /^-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----\s*$/;
const LINE = 64;

/** The text of one certificate, in lines of 64 letters. */
export const certificateFile = (der: Bytes): string =>
  [
    `-----BEGIN ${LABEL}-----`,
    ...(base64(der).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []),
    `-----END ${LABEL}-----`,
    '',
  ].join('\n');

/**
 * Reads all certificates of a file; text and blocks of other kinds between them, such as a private key, are passed over.
 * Never throws: says what is wrong, and where.
 */
export function readPemCertificates(text: string): ReadCertificates {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const certificates: Bytes[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const label = BEGIN.exec(lines[at] ?? '')?.[1];
    if (label === undefined) continue;
    const bad = (problem: string): ReadCertificates => ({ ok: false, line: at + 1, problem });
    if (label.startsWith('TRUSTED'))
      return bad('it is a TRUSTED CERTIFICATE, which only OpenSSL reads: expected a CERTIFICATE');
    const end = lines.indexOf(`-----END ${label}-----`, at);
    if (end < 0) return bad('the end of the certificate is missing');
    const der = fromBase64(lines.slice(at + 1, end).join(''));
    if (!der) return bad('the base64 of the certificate is malformed');
    const read = readCertificate(der);
    if (!read.ok) {
      const { field, offset, expected, found } = read.fault;
      const place = `${field || 'its first byte'}, at offset ${offset} of its bytes`;
      return bad(`the certificate cannot be read: ${place}: expected ${expected}, found ${found}`);
    }
    certificates.push(der);
    at = end;
  }
  return certificates.length > 0
    ? { ok: true, certificates }
    : { ok: false, line: 1, problem: 'there is no certificate in it' };
}
