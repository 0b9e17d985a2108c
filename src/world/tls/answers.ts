/** Who answers the engines' questions in a TLS scenario: files of trusted authorities, and the server's pages. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import { checkChain } from '../../protocol/tls/certificates/check-chain.ts';
import type { JudgedChain } from '../../protocol/tls/questions.ts';
import type { EndSide, Recorder } from '../recorder.ts';
import { timeNow } from '../scenario.ts';
import type { Authorities } from './authorities.ts';
import { served } from './http.ts';
import { certificatesAt } from './pem-certificates.ts';
import type { TlsAnswer } from './party.ts';
import { saidIn } from './record-values.ts';
import type { TlsScenario } from './scenario.ts';
import './world-steps.ts';

export interface TlsAnswers {
  readonly asked: readonly never[];
  readonly answer: TlsAnswer;
  /** Certificates of the authorities that the server trusts. */
  readonly trusted: readonly Bytes[];
}

export function tlsAnswersFor(
  scenario: TlsScenario,
  recorder: Recorder,
  authorities: Authorities,
): TlsAnswers {
  const { client, server } = scenario;
  // Whom a recorded end trusts is not known, and no authority is made for it.
  const trustedBy = (side: EndSide): readonly Bytes[] =>
    scenario[side].recorded
      ? []
      : certificatesAt(authorities.expand(scenario[side].trusted), `${side}.trusted`);
  const trusted = { client: trustedBy('client'), server: trustedBy('server') };

  function verdict(side: EndSide, chain: readonly Bytes[]): JudgedChain {
    const isServers = side === 'client';
    const judged = checkChain({
      chain,
      roots: trusted[side],
      at: timeNow(scenario, recorder.now),
      name: isServers ? client.server_name : null,
      purpose: isServers ? 'server' : 'client',
    });
    return { ...judged, tolerated: isServers && !client.checks_certificate };
  }

  /** The server's page to all that came since the last one; null where it waits for more. */
  function respond(request: Bytes) {
    const answer = served(request, server);
    if (!answer) return { response: null, close: false };
    const io = recorder.io('server');
    for (const { label, text, ...about } of saidIn(request))
      io.hold(label, utf8(text), { ...about, owner: 'client', content: true });
    const { response, close, login } = answer;
    if (login) {
      const { user, password, isRight } = login;
      const result = isRight ? 'accepted' : 'refused';
      io.step('tls-checked-password', { args: { user }, result, values: [utf8(password)] });
    }
    return { response, close };
  }

  const answer: TlsAnswer = (question) => {
    switch (question.name) {
      case 'check-server-certificate':
        return { name: question.name, answer: verdict('client', question.ask.chain) };
      case 'check-client-certificate':
        return { name: question.name, answer: verdict('server', question.ask.chain) };
      case 'respond':
        return { name: question.name, answer: respond(question.ask.request) };
    }
  };

  return { asked: [], answer, trusted: trusted.server };
}
