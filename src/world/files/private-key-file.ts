/** Files with private keys: in the format of OpenSSH, or PEM as OpenSSL writes it; encrypted or not. */
import type { Bytes } from '../../codec/bytes.ts';
import { sealedByHeaders, sealedPkcs8, type Sealed } from './encrypted-pem.ts';
import { OPENSSH, type ReadPrivateKey } from './openssh-private-key.ts';
import { isPemLabel, readPem } from './pem-private-key.ts';
import { fromBase64 } from './public-key-line.ts';
import { readOpenSsh, WANTS_PASSPHRASE, WRONG_PASSPHRASE } from './read-openssh-key.ts';

/** PKCS #8 in a cover. RFC 7468 §11. */
const ENCRYPTED = 'ENCRYPTED PRIVATE KEY';
const PKCS8 = 'PRIVATE KEY';

const bad = (problem: string): ReadPrivateKey => ({ ok: false, problem });

/**
 * Reads a key of any kind. Never throws: says what is wrong with anything else, and where.
 *
 * @param passphrase - what an encrypted one is opened with; null where there is none
 */
export function readPrivateKey(file: string, passphrase: string | null = null): ReadPrivateKey {
  const [begin = '', label = ''] = /-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----/.exec(file) ?? [];
  if (!(label === OPENSSH || label === ENCRYPTED || isPemLabel(label))) return bad(whatElse(file));
  const start = file.indexOf(begin) + begin.length;
  const end = file.indexOf(`-----END ${label}-----`, start);
  if (end < 0) return bad('it is damaged: its end is missing');
  const headers = headersIn(file.slice(start, end));
  const lines = file.slice(start + headers.length, end);
  const content = fromBase64(lines.replace(/\s+/g, ''));
  if (!content) {
    const before = file.slice(0, start + headers.length);
    return bad(`its base64 is malformed${wrongLine(before, lines)}`);
  }
  if (label === OPENSSH) return readOpenSsh(content, passphrase);
  if (label === ENCRYPTED) return opened(sealedPkcs8(content), PKCS8, passphrase);
  if (!/^Proc-Type: 4,ENCRYPTED\s*$/m.test(headers)) return readPem(label, content);
  return opened(sealedByHeaders(headers, content), label, passphrase);
}

/** The lines `Name: value` above the base64, and the empty one behind them. RFC 1421 §4.4. */
const headersIn = (lines: string): string =>
  /^\r?\n(?:[A-Za-z0-9-]+: [^\n]*\n)+(?:\r?\n)?/.exec(lines)?.[0] ?? '';

function opened(sealed: Sealed, label: string, passphrase: string | null): ReadPrivateKey {
  if (!sealed.ok) return { ok: false, problem: sealed.problem };
  if (passphrase === null) return WANTS_PASSPHRASE;
  const content: Bytes | null = sealed.open(passphrase);
  if (!content) return WRONG_PASSPHRASE;
  const read = readPem(label, content);
  // A wrong passphrase leaves right padding once in 256 times, and no key behind it.
  return read.ok
    ? read
    : bad(`${WRONG_PASSPHRASE.problem}${read.problem.replace(/^it is damaged/, '')}`);
}

/** Where the first line is that is no base64. */
function wrongLine(before: string, lines: string): string {
  const wrong = lines.split('\n').findIndex((line) => !/^[A-Za-z0-9+/]*={0,2}\s*$/.test(line));
  return wrong < 0 ? '' : ` in line ${before.split('\n').length + wrong}`;
}

/** What a file is that is no private key of a kind that can be read, where one can tell. */
function whatElse(file: string): string {
  if (file.startsWith('PuTTY-User-Key-File-'))
    return 'it is in the format of PuTTY, not of OpenSSH';
  const pem = /-----BEGIN ([^-\n]+)-----/.exec(file);
  if (pem) return `it is a PEM file (${pem[1]}); only keys of RSA, EC and Ed25519 can be read`;
  if (/^\s*(ssh-|ecdsa-|sk-)\S+ AAAA/.test(file)) return 'it is a public key, not a private one';
  return 'it is not a private key';
}
