/** Whether a user's certificate lets somebody in, by the lines with `cert-authority`. auth2-pubkey.c: check_authkey_line. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import { readCertificate, type Certificate } from '../../protocol/ssh/certificate.ts';
import { blobType, PlainKeyBlob } from '../../protocol/ssh/public-key.ts';
import type { CertificateVerdict } from '../../protocol/ssh/questions.ts';
import {
  lookThrough,
  readLine,
  type Finding,
  type KeyLookUp,
  type Visit,
} from './authorized-keys.ts';
import {
  certificateOptions,
  checkKind,
  Checks,
  checkStatement,
  isFrom,
  optionText,
  refusalWords,
  type CertificateOptions,
} from './certificate-checks.ts';
import { forbids } from './key-limits.ts';
import type { KeyOptions } from './key-options.ts';

interface UsersVisit extends Visit {
  readonly user: string;
}

/** Goes through a file as sshd does. The verdict is that of the last line with the authority's key. */
export function lookUpCertificate(text: string, blob: Bytes, visit: UsersVisit): KeyLookUp {
  const certificate = readCertificate(blob);
  if (!certificate) return { found: null, looked: [] };
  const type = blobType(PlainKeyBlob, certificate.authority) ?? '';
  let verdict: CertificateVerdict | null = null;
  const result = lookThrough(text, (content, line) => {
    const { before, key, options } = readLine(content, type);
    if (options === null || key === null) return before;
    if (typeof options === 'string') return [...before, { kind: 'bad options', reason: options }];
    if (!sameBytes(key, certificate.authority) || !options.certAuthority) return before;
    const checks = new Checks(certificate);
    checks.note('authority', null, { line });
    const findings = judge(checks, certificate, options, visit);
    verdict = checks.reports;
    return [...before, { kind: 'matches authority' }, ...findings];
  });
  if (verdict) return { ...result, certificate: verdict };
  const unknown = new Checks(certificate);
  unknown.note('authority', 'unknown-authority');
  return { ...result, certificate: unknown.reports };
}

function judge(
  checks: Checks,
  certificate: Certificate,
  line: KeyOptions,
  visit: UsersVisit,
): readonly Finding[] {
  const against = forbids(line, visit);
  if (against.length > 0) {
    checks.note('place', 'line-forbids', { address: visit.address });
    return [...against, { kind: 'refused' }];
  }
  const found: Finding[] = [{ kind: 'line options', options: line }];
  const own = certificateOptions(certificate);
  const merged = merge(line, own.options);
  const isGood =
    checkOptions(checks, certificate, own, found, visit) &&
    checks.note('command', merged ? null : 'forced-commands', {
      command: merged?.command ?? '',
    }) &&
    checkNames(checks, certificate, line.principals, found, visit);
  if (isGood && merged) return [...found, { kind: 'accepted', options: merged, certified: true }];
  const reason = refusalWords(checks.refusal ?? 'bad-options', false);
  return [...found, { kind: 'certificate refused', reason }];
}

function checkOptions(
  checks: Checks,
  certificate: Certificate,
  { options, sourceAddress, problem, read }: CertificateOptions,
  found: Finding[],
  { address }: Visit,
): boolean {
  if (!checkKind(checks, certificate, false)) return false;
  for (const { option, said } of read) {
    const { name, data } = option;
    found.push({ kind: 'certificate option', name, size: data.length, said });
  }
  const texts = [...certificate.criticalOptions, ...certificate.extensions].map(optionText);
  const canTell = checks.note('options', problem === null ? null : 'bad-options', {
    options: texts,
    ...(problem !== null && { problem }),
  });
  if (!canTell) return false;
  if (sourceAddress !== null) {
    const isThere = isFrom(address, sourceAddress);
    const args = { address, addresses: sourceAddress };
    if (!checks.note('place', isThere ? null : 'source-address', args)) {
      found.push({ kind: 'wrong source address' });
      return false;
    }
  }
  found.push({ kind: 'certificate options', options });
  return true;
}

/** The line's own list of principals, where it has one, stands in the place of the user's name. */
function checkNames(
  checks: Checks,
  certificate: Certificate,
  listed: string | null,
  found: Finding[],
  { user, now }: UsersVisit,
): boolean {
  if (listed !== null) {
    const names = listed.split(',');
    const name = certificate.principals.find((one) => names.includes(one));
    if (name !== undefined) found.push({ kind: 'principal found', name });
    const because = name === undefined ? 'principal-not-authorized' : null;
    if (!checks.note('names', because, { name: listed, names: certificate.principals }))
      return false;
  }
  const name = listed === null ? user : null;
  return checkStatement(checks, certificate, { name, now });
}

/** What both allow; null where both force a command, and not the same. sshauthopt_merge */
function merge(line: KeyOptions, own: KeyOptions): KeyOptions | null {
  if (line.command !== null && own.command !== null && line.command !== own.command) return null;
  return {
    ...line,
    agentForwarding: line.agentForwarding && own.agentForwarding,
    portForwarding: line.portForwarding && own.portForwarding,
    pty: line.pty && own.pty,
    userRc: line.userRc && own.userRc,
    x11Forwarding: line.x11Forwarding && own.x11Forwarding,
    noTouchRequired: line.noTouchRequired && own.noTouchRequired,
    verifyRequired: line.verifyRequired || own.verifyRequired,
    command: line.command ?? own.command,
    certAuthority: false,
    principals: null,
  };
}
