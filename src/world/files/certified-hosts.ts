/** Whether a host's certificate is to be believed, by the lines with `@cert-authority`. sshconnect.c: check_host_key. */
import { sameBytes } from '../../codec/bytes.ts';
import type { Certificate } from '../../protocol/ssh/certificate.ts';
import type { StepReport } from '../../protocol/trace.ts';
import { checkKind, Checks, checkStatement, type Refusal } from './certificate-checks.ts';
import { lowerCase } from './host-name.ts';
import type { KnownHost, LookUp } from './known-hosts.ts';

export interface HostCertificateQuestion {
  readonly host: string;
  readonly port: number;
  readonly certificate: Certificate;
  /** In seconds since 1970. */
  readonly now: number;
  /** With StrictHostKeyChecking=no. */
  readonly tolerant: boolean;
  /** The lines about the host on a port. */
  linesAt(port: number): readonly KnownHost[];
  /** What is found of the key without its certificate, on a port and nowhere else. */
  plainAt(port: number): LookUp;
}

/** What happens on the way, as the client's log tells it. */
export type HostCertificateEvent =
  | { readonly is: 'authority'; readonly port: number; readonly line: number }
  | { readonly is: 'refused'; readonly because: Refusal }
  | { readonly is: 'retry' }
  | { readonly is: 'without port' }
  | { readonly is: 'found without port' }
  | { readonly is: 'plain'; readonly port: number; readonly found: LookUp }
  | { readonly is: 'revoked'; readonly port: number; readonly line: number };

export interface CertificateLookUp {
  readonly found: LookUp;
  readonly reports: readonly StepReport[];
  readonly events: readonly HostCertificateEvent[];
}

const PORT = 22;

export function lookUpHostCertificate(question: HostCertificateQuestion): CertificateLookUp {
  const events: HostCertificateEvent[] = [];
  const { certificate, now, tolerant, linesAt, plainAt } = question;
  /** OpenSSH's client takes its host name in lower case. */
  const name = lowerCase(question.host);
  const checks = new Checks(certificate);

  /** The key by itself; what is known of the host without its port counts where it is new on this one. */
  function retry(port: number, isQuiet: boolean): LookUp {
    events.push({ is: 'retry' });
    const found = plainAt(port);
    events.push({ is: 'plain', port, found });
    if (found.found !== 'unknown' || port === PORT || isQuiet) return found;
    events.push({ is: 'without port' });
    const without = plainAt(PORT);
    events.push({ is: 'plain', port: PORT, found: without });
    const counts = isFound(without);
    if (counts) events.push({ is: 'found without port' });
    return counts ? without : found;
  }

  const isFound = ({ found }: LookUp): boolean =>
    found === 'known' || (found === 'revoked' && tolerant);

  function lookUp(port: number, isQuiet: boolean): LookUp {
    const status = authorityIn(linesAt(port), certificate);
    if (status?.is === 'revoked') {
      events.push({ ...status, port });
      checks.note('authority', 'revoked', { line: status.line });
      return { found: 'revoked', line: status.line };
    }
    if (status) {
      const { line } = status;
      events.push({ ...status, port });
      checks.note('authority', null, { line });
      if (isGood(checks, certificate, name, now)) return { found: 'known', line };
      if (checks.refusal) events.push({ is: 'refused', because: checks.refusal });
      return retry(port, isQuiet);
    }
    if (port !== PORT) {
      events.push({ is: 'without port' });
      const without = lookUp(PORT, true);
      if (isFound(without)) {
        events.push({ is: 'found without port' });
        return without;
      }
    } else checks.note('authority', 'unknown-authority');
    return retry(port, isQuiet);
  }

  const found = lookUp(question.port, false);
  return { found, reports: checks.reports, events };
}

/** sshkey_cert_check_host. No critical option is known of a host's. */
const isGood = (checks: Checks, certificate: Certificate, name: string, now: number): boolean =>
  checkKind(checks, certificate, true) &&
  checkStatement(checks, certificate, { name, now }) &&
  checks.note('options', certificate.criticalOptions.length > 0 ? 'critical-options' : null, {
    options: certificate.criticalOptions.map((option) => option.name),
  });

/** The line that vouches for the authority; or one that revokes it, or the key itself. hostfile.c */
function authorityIn(
  lines: readonly KnownHost[],
  { authority, key }: Certificate,
): { readonly is: 'authority' | 'revoked'; readonly line: number } | null {
  const revoked = lines.find(
    ({ marker, blob }) =>
      marker === '@revoked' && (sameBytes(blob, key) || sameBytes(blob, authority)),
  );
  if (revoked) return { is: 'revoked', line: revoked.line };
  const known = lines.find(
    ({ marker, blob }) => marker === '@cert-authority' && sameBytes(blob, authority),
  );
  return known ? { is: 'authority', line: known.line } : null;
}
