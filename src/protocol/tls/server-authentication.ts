/** Who the client is, where it is asked, up to its Finished. RFC 8446 §4.4. */
import type { Machine } from '../machine.ts';
import { AcceptedChain } from './accepted-chain.ts';
import {
  beginSession,
  clientTranscript,
  symbols,
  takeFinished,
  takeIntoTranscript,
} from './handshake.ts';
import { judgeChain, takeChain } from './presented-chain.ts';
import { sendTickets } from './server-tickets.ts';
import type { Server, ServerInputs, ServerTransport } from './server.ts';
import { VerifiedClient } from './verified-client.ts';

type Edges = Machine<Server, ServerTransport, ServerInputs>;

/** From the client's Certificate, if there is one, to its Finished. */
export const authenticationEdges = (machine: Edges): Edges =>
  machine
    .on(
      'wait-certificate',
      'Certificate',
      ['check-certificate', 'wait-finished', 'closed'],
      'RFC 8446 §4.4.2',
      (self, { flight }, value) => {
        const isEmpty = value.certificate_list.length === 0;
        if (isEmpty && value.certificate_request_context.length === 0) {
          if (self.config.clientCertificates === 'required')
            return self.fail({ kind: 'certificate-required' });
          takeIntoTranscript(self, 'Certificate', symbols.Certificate.client);
          self.step('tls-client-without-certificate');
          return { at: 'wait-finished', flight, client: null, shown: 'no chain' };
        }
        const presented = takeChain(self, value, []);
        if ('fault' in presented) return self.fail(presented.fault);
        self.ask('check-client-certificate', { chain: presented.chain });
        return { at: 'check-certificate', flight, presented };
      },
    )
    .on(
      'check-certificate',
      'answer check-client-certificate',
      ['wait-certificate-verify', 'closed'],
      'RFC 5280 §6.1',
      (self, { flight, presented }, verdict) => {
        const accepted = judgeChain(self, presented, verdict, '');
        if (!(accepted instanceof AcceptedChain)) return self.fail(accepted);
        return { at: 'wait-certificate-verify', flight, accepted };
      },
    )
    .on(
      'wait-certificate-verify',
      'CertificateVerify',
      ['wait-finished', 'closed'],
      'RFC 8446 §4.4.3',
      (self, { flight, accepted }, verify) => {
        const transcript = self.transcript.value("the client's Certificate", 'H(CH…CT_C)');
        self.io.hold('client signature over the transcript', verify.signature, {
          symbol: 'sig',
          owner: 'client',
        });
        const { signatureAlgorithms } = self.config;
        const client = VerifiedClient.verify(accepted, verify, signatureAlgorithms, transcript);
        const isValid = client instanceof VerifiedClient;
        self.step('tls-verified-client', {
          args: { scheme: isValid ? client.scheme : '' },
          values: [accepted.key.publicKeyInfo, transcript, verify.signature],
          result: isValid ? 'valid' : 'invalid',
        });
        if (!isValid) return self.fail(client);
        takeIntoTranscript(self, 'CertificateVerify', symbols.CertificateVerify.client);
        return { at: 'wait-finished', flight, client, shown: 'proof' };
      },
    )
    .on(
      'wait-finished',
      'Finished',
      ['connected', 'closed'],
      'RFC 8446 §4.4.4',
      (self, { flight, client, shown }, { verify_data }) => {
        const { hello, handshake, keys, alpn } = flight;
        const transcript = clientTranscript(self, shown);
        const fault = takeFinished(self, handshake, verify_data, transcript);
        if (fault) return self.fail(fault);
        self.protectIn(handshake.suite, keys.client, 'application');
        const session = { ...beginSession(self, handshake, keys, alpn), client };
        sendTickets(self, session, hello, client);
        return { at: 'connected', session };
      },
    );
