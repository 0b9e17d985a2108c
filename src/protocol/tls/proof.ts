/** Our own Certificate and CertificateVerify. RFC 8446 §4.4.2 and §4.4.3. */
import { signTranscript } from './certificate-verify.ts';
import type { Credential } from './config.ts';
import { symbols, type AnyEndpoint } from './handshake.ts';
import { Certificate, CertificateVerify } from './messages/authentication.ts';
import type { SignatureScheme } from './signature-scheme.ts';

const none = new Uint8Array();

/** Shows our chain, and proves that its key is ours. */
export function sendProof(
  self: AnyEndpoint,
  credential: Credential,
  scheme: SignatureScheme,
): void {
  const { role, io } = self;
  const { chain, keyType, privateKey } = credential;
  self.step('tls-chose-certificate', {
    args: { keyType, scheme: scheme.name, certificates: chain.length },
    values: chain,
  });
  sendChain(self, credential);
  const transcript = self.transcript.value(
    `the ${role}'s Certificate`,
    `H(CH…${symbols.Certificate[role]})`,
  );
  const signature = signTranscript(io, role, scheme, credential, transcript);
  self.step('tls-signed-transcript', {
    args: { scheme: scheme.name },
    values: [...(privateKey ? [privateKey] : []), transcript, signature],
    source: scheme.source,
  });
  self.sendHandshake(
    CertificateVerify,
    { algorithm: scheme.code, signature },
    symbols.CertificateVerify[role],
  );
}

/** A client that has no certificate sends a list of none. */
export const sendNoChain = (self: AnyEndpoint): void => sendChain(self, { chain: [] });

function sendChain(self: AnyEndpoint, { chain }: Pick<Credential, 'chain'>): void {
  const certificate_list = chain.map((cert_data) => ({ cert_data, extensions: [] }));
  const value = { certificate_request_context: none, certificate_list };
  self.sendHandshake(Certificate, value, symbols.Certificate[self.role]);
}
