/** Files with private keys: in the format of OpenSSH, or PEM as OpenSSL writes it. */
import { OPENSSH, readOpenSsh, type ReadPrivateKey } from './openssh-private-key.ts';
import { isPemLabel, readPem } from './pem-private-key.ts';
import { fromBase64 } from './public-key-line.ts';

const bad = (problem: string): ReadPrivateKey => ({ ok: false, problem });

/** Reads an unencrypted key of any kind. Never throws: says what is wrong with anything else, and where. */
export function readPrivateKey(file: string): ReadPrivateKey {
  const [begin = '', label = ''] = /-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----/.exec(file) ?? [];
  const isOpenSsh = label === OPENSSH;
  if (isEncryptedPem(file) || !(isOpenSsh || isPemLabel(label))) return bad(whatElse(file));
  const start = file.indexOf(begin) + begin.length;
  const end = file.indexOf(`-----END ${label}-----`, start);
  if (end < 0) return bad('it is damaged: its end is missing');
  const lines = file.slice(start, end);
  const content = fromBase64(lines.replace(/\s+/g, ''));
  if (!content) return bad(`its base64 is malformed${wrongLine(file.slice(0, start), lines)}`);
  return isOpenSsh ? readOpenSsh(content) : readPem(label, content);
}

/** Where the first line is that is no base64. */
function wrongLine(before: string, lines: string): string {
  const wrong = lines.split('\n').findIndex((line) => !/^[A-Za-z0-9+/]*={0,2}\s*$/.test(line));
  return wrong < 0 ? '' : ` in line ${before.split('\n').length + wrong}`;
}

const isEncryptedPem = (file: string): boolean =>
  /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(file);

/** What a file is that is no private key of a kind that can be read, where one can tell. */
function whatElse(file: string): string {
  if (file.startsWith('PuTTY-User-Key-File-'))
    return 'it is in the format of PuTTY, not of OpenSSH';
  if (isEncryptedPem(file))
    return 'it is encrypted with a passphrase, and not in the format of OpenSSH';
  const pem = /-----BEGIN ([^-\n]+)-----/.exec(file);
  if (pem) return `it is a PEM file (${pem[1]}); only keys of RSA, EC and Ed25519 can be read`;
  if (/^\s*(ssh-|ecdsa-|sk-)\S+ AAAA/.test(file)) return 'it is a public key, not a private one';
  return 'it is not a private key';
}
