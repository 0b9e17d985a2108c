/** Who answers the engines' questions in a TLS scenario: files of trusted authorities, and the server's pages. */
import { concat, utf8, type Bytes } from '../../codec/bytes.ts';
import { readCertificate } from '../../protocol/tls/certificates/certificate.ts';
import { checkChain } from '../../protocol/tls/certificates/check-chain.ts';
import { chainReasons, type ChainReason } from '../../protocol/tls/certificates/chain-reasons.ts';
import { requestReader } from '../../protocol/http/reader.ts';
import type { ChainVerdict, RefusalKind } from '../../protocol/tls/questions.ts';
import type { EndSide, Recorder } from '../recorder.ts';
import { timeNow } from '../scenario.ts';
import type { Authorities } from './authorities.ts';
import { responseTo } from './http.ts';
import { certificatesAt } from './pem-certificates.ts';
import type { TlsAnswer } from './party.ts';
import { saidIn } from './record-values.ts';
import type { TlsScenario } from './scenario.ts';
import './chain-steps.ts';
import './world-steps.ts';

/** The fault that goes with a reason: there is one for each alert. */
function kindOf(reason: ChainReason): RefusalKind {
  switch (chainReasons[reason].alert) {
    case 'unknown_ca':
      return 'unknown-ca';
    case 'certificate_expired':
      return 'certificate-expired';
    case 'unsupported_certificate':
      return 'certificate-unsupported';
    default:
      return 'certificate-refused';
  }
}

export interface TlsAnswers {
  readonly asked: readonly never[];
  /** Of one connection: what a server is asked for adds up to whole requests. */
  readonly answer: () => TlsAnswer;
  /** Certificates of the authorities that the server trusts. */
  readonly trusted: readonly Bytes[];
}

export function tlsAnswersFor(
  scenario: TlsScenario,
  recorder: Recorder,
  authorities: Authorities,
): TlsAnswers {
  const { client, server } = scenario;
  const trusted = {
    client: certificatesAt(authorities.expand(client.trusted), 'client.trusted'),
    server: certificatesAt(authorities.expand(server.trusted), 'server.trusted'),
  };

  function verdict(side: EndSide, chain: readonly Bytes[]): ChainVerdict {
    const now = timeNow(scenario, recorder.now);
    const name = side === 'client' ? client.server_name : null;
    const result = checkChain({
      chain,
      roots: trusted[side],
      at: now,
      name,
      purpose: side === 'client' ? 'server' : 'client',
    });
    learnKey(side, chain);
    const checks = result.checks.map((report) => ({
      key: `tls-check-${String(report.args?.['check'])}`,
      ...report,
    }));
    if (result.reason === null) return { checks, trusted: true };
    return {
      checks,
      trusted: false,
      because: kindOf(result.reason),
      check: result.reason,
      tolerated: side === 'client' && !client.checks_certificate,
    };
  }

  /** Whoever has the certificate has the public key in it. */
  function learnKey(side: EndSide, [leaf]: readonly Bytes[]): void {
    if (!leaf) return;
    const read = readCertificate(leaf);
    if (!read.ok) return;
    const owner = side === 'client' ? 'server' : 'client';
    recorder
      .io(side)
      .compute(
        `${owner} certificate key`,
        'subjectPublicKeyInfo of the certificate',
        [leaf],
        { symbol: owner === 'server' ? 'K_S' : 'K_C', owner },
        () => read.certificate.publicKeyInfo,
      );
  }

  function served(request: Bytes) {
    const io = recorder.io('server');
    for (const { label, text, ...about } of saidIn(request))
      io.hold(label, utf8(text), { ...about, owner: 'client', content: true });
    const { response, close, login } = responseTo(request, server);
    if (login) {
      const { user, password, isRight } = login;
      const result = isRight ? 'accepted' : 'refused';
      io.step('tls-checked-password', { args: { user }, result, values: [utf8(password)] });
    }
    return { response, close };
  }

  function answer(): TlsAnswer {
    let reader = requestReader();
    let parts: Bytes[] = [];
    return (question) => {
      switch (question.name) {
        case 'check-server-certificate':
          return { name: question.name, answer: verdict('client', question.ask.chain) };
        case 'check-client-certificate':
          return { name: question.name, answer: verdict('server', question.ask.chain) };
        case 'respond': {
          parts.push(question.ask.request);
          reader.take(question.ask.request);
          if (!reader.done && !reader.fault)
            return { name: question.name, answer: { response: null, close: false } };
          const request = concat(...parts);
          reader = requestReader();
          parts = [];
          return { name: question.name, answer: served(request) };
        }
      }
    };
  }

  return { asked: [], answer, trusted: trusted.server };
}
