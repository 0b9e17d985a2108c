/** The other side's Certificate message: a chain that nobody has looked at yet. RFC 8446 §4.4.2. */
import type { Bytes } from '../../codec/bytes.ts';
import { AcceptedChain } from './accepted-chain.ts';
import { readCertificate, type Certificate } from './certificates/certificate.ts';
import { extensionProblem } from './check-extensions.ts';
import type { Fault } from './fault.ts';
import { symbols, takeIntoTranscript, type AnyEndpoint } from './handshake.ts';
import { illegal } from './illegal.ts';
import { leafKey, type LeafKey } from './leaf-key.ts';
import type { HandshakeValues } from './messages/handshake.ts';
import type { JudgedChain } from './questions.ts';
import { otherRole, type Role } from './role.ts';

export interface PresentedChain {
  readonly chain: readonly Bytes[];
  readonly key: LeafKey;
}

/**
 * Takes a Certificate message with at least one certificate.
 *
 * @param asked - types of the extensions that the message may answer
 */
export function takeChain(
  self: AnyEndpoint,
  { certificate_request_context: context, certificate_list }: HandshakeValues['Certificate'],
  asked: readonly number[],
): PresentedChain | { readonly fault: Fault } {
  const whose = otherRole(self.role);
  const chain = certificate_list.map(({ cert_data }) => cert_data);
  if (context.length > 0) {
    const field = 'certificate_request_context';
    return illegal('Certificate', field, `${context.length} bytes`, 'nothing');
  }
  for (const { extensions } of certificate_list) {
    const fault = extensionProblem('Certificate', extensions, asked);
    if (fault) return { fault };
  }
  const read = readAll(chain, whose);
  if ('fault' in read) return read;
  const { leaf } = read;
  const key = leafKey(leaf, whose);
  if ('fault' in key) return key;
  takeIntoTranscript(self, 'Certificate', symbols.Certificate[whose]);
  const suffix = whose === 'server' ? 'S' : 'C';
  self.io.hold(`${whose} certificate`, leaf.der, { symbol: `cert_${suffix}`, owner: whose });
  self.io.compute(
    `${whose} certificate key`,
    'subjectPublicKeyInfo of the certificate',
    [leaf.der],
    { symbol: `K_${suffix}`, owner: whose },
    () => key.publicKeyInfo,
  );
  return { chain, key };
}

/** The first certificate; all of them can be read. */
function readAll(
  chain: readonly Bytes[],
  whose: Role,
): { readonly leaf: Certificate } | { readonly fault: Fault } {
  const certificates: Certificate[] = [];
  for (const [at, der] of chain.entries()) {
    const read = readCertificate(der);
    if (!read.ok) {
      const { kind: problem, ...where } = read.fault;
      return { fault: { kind: 'malformed-certificate', whose, at, problem, ...where } };
    }
    certificates.push(read.certificate);
  }
  const [leaf] = certificates;
  return leaf ? { leaf } : { fault: { kind: 'empty-certificate-list', whose } };
}

/** Reports every check of a chain, and gives the chain where it passed them. */
export function judgeChain(
  self: AnyEndpoint,
  { chain, key }: PresentedChain,
  verdict: JudgedChain,
  name: string,
): AcceptedChain | Fault {
  const whose = otherRole(self.role);
  for (const check of verdict.checks) self.step('tls-checked-certificate', check);
  const accepted = AcceptedChain.judged(verdict, chain, key, whose, name);
  const isAccepted = accepted instanceof AcceptedChain;
  const isNamed = verdict.checks.some(({ args }) => args?.['as'] === 'itself');
  const isTolerated = isAccepted && !accepted.trusted;
  self.step('tls-checked-chain', {
    args: {
      whose,
      name,
      certificates: chain.length,
      ...(isTolerated && { tolerated: true }),
      ...(isAccepted && accepted.trusted && isNamed && { itself: true }),
      ...(verdict.reason && { because: verdict.reason }),
    },
    values: chain,
    ...(!isTolerated && { result: isAccepted ? 'accepted' : 'refused' }),
  });
  return accepted;
}
