/** Whether the server is who it says, up to its Finished. RFC 8446 §4.3.2, §4.4. */
import type { Machine } from '../machine.ts';
import { AcceptedChain } from './accepted-chain.ts';
import { extensionProblem } from './check-extensions.ts';
import { offeredTypes } from './client-checks.ts';
import { finishHandshake } from './client-flight.ts';
import type { Client, ClientInputs, ClientTransport, Presented } from './client.ts';
import { extensionIn } from './extensions.ts';
import { serverTranscript, symbols, takeFinished, takeIntoTranscript } from './handshake.ts';
import { illegal } from './illegal.ts';
import type { HandshakeValues } from './messages/handshake.ts';
import { judgeChain, takeChain } from './presented-chain.ts';
import { VerifiedServer } from './verified-server.ts';

type Edges = Machine<Client, ClientTransport, ClientInputs>;
type At<N extends ClientTransport['at']> = Extract<ClientTransport, { readonly at: N }>;

function certificate(
  self: Client,
  { offer, handshake, alpn, request }: Presented,
  value: HandshakeValues['Certificate'],
): At<'check-certificate' | 'closed'> {
  const presented = takeChain(self, value, offeredTypes(offer));
  if ('fault' in presented) return self.fail(presented.fault);
  self.ask('check-server-certificate', {
    chain: presented.chain,
    serverName: self.config.serverName,
  });
  return { at: 'check-certificate', offer, handshake, alpn, request, presented };
}

/** From the server's CertificateRequest to its Finished. */
export const authenticationEdges = (machine: Edges): Edges =>
  machine
    .on(
      'wait-certificate-or-request',
      'CertificateRequest',
      ['wait-certificate', 'closed'],
      'RFC 8446 §4.3.2',
      (self, state, { certificate_request_context: context, extensions }) => {
        const message = 'CertificateRequest';
        if (context.length > 0)
          return self.fail(
            illegal(message, 'certificate_request_context', `${context.length} bytes`, 'nothing')
              .fault,
          );
        const fault = extensionProblem(message, extensions, null);
        if (fault) return self.fail(fault);
        const wanted = extensionIn(extensions, 'signature_algorithms');
        if (!wanted)
          return self.fail({
            kind: 'missing-extension',
            message,
            extension: 'signature_algorithms',
          });
        takeIntoTranscript(self, message, symbols.CertificateRequest);
        const request = {
          schemes: wanted.supported_signature_algorithms,
          authorities: extensionIn(extensions, 'certificate_authorities')?.authorities ?? [],
        };
        const { offer, handshake, alpn } = state;
        return { at: 'wait-certificate', offer, handshake, alpn, request };
      },
    )
    .on(
      'wait-certificate-or-request',
      'Certificate',
      ['check-certificate', 'closed'],
      'RFC 8446 §4.4.2',
      (self, state, value) => certificate(self, { ...state, request: null }, value),
    )
    .on(
      'wait-certificate',
      'Certificate',
      ['check-certificate', 'closed'],
      'RFC 8446 §4.4.2',
      (self, state, value) => certificate(self, state, value),
    )
    .on(
      'check-certificate',
      'answer check-server-certificate',
      ['wait-certificate-verify', 'closed'],
      'RFC 5280 §6.1',
      (self, { offer, handshake, alpn, request, presented }, verdict) => {
        const name = self.config.serverName ?? '';
        const accepted = judgeChain(self, presented, verdict, name);
        if (!(accepted instanceof AcceptedChain)) return self.fail(accepted);
        return { at: 'wait-certificate-verify', offer, handshake, alpn, request, accepted };
      },
    )
    .on(
      'wait-certificate-verify',
      'CertificateVerify',
      ['wait-finished', 'closed'],
      'RFC 8446 §4.4.3',
      (self, { offer, handshake, alpn, request, accepted }, verify) => {
        const transcript = self.transcript.value("the server's Certificate", 'H(CH…CT_S)');
        self.io.hold('server signature over the transcript', verify.signature, {
          symbol: 'sig',
          owner: 'server',
        });
        const { signatureAlgorithms } = self.config;
        const server = VerifiedServer.verify(accepted, verify, signatureAlgorithms, transcript);
        const isValid = server instanceof VerifiedServer;
        self.step('tls-verified-server', {
          args: { scheme: isValid ? server.scheme : '' },
          values: [accepted.key.publicKeyInfo, transcript, verify.signature],
          result: isValid ? 'valid' : 'invalid',
        });
        if (!isValid) return self.fail(server);
        takeIntoTranscript(self, 'CertificateVerify', symbols.CertificateVerify.server);
        return { at: 'wait-finished', offer, handshake, alpn, request, server };
      },
    )
    .on(
      'wait-finished',
      'Finished',
      ['connected', 'closed'],
      'RFC 8446 §4.4.4',
      (self, { handshake, alpn, request, server }, { verify_data }) => {
        const transcript = serverTranscript(self, handshake);
        const fault = takeFinished(self, handshake, verify_data, transcript);
        if (fault) return self.fail(fault);
        return {
          at: 'connected',
          session: { ...finishHandshake(self, handshake, alpn, request), server },
        };
      },
    );
