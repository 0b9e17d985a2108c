/** The client's last flight: its certificate, if it was asked for one, and its Finished. RFC 8446 §4.4. */
import { suitedFirst } from './authorities.ts';
import { chooseCredential } from './certificate-verify.ts';
import type { CertificateWish, Client } from './client.ts';
import {
  beginSession,
  clientTranscript,
  deriveApplicationKeys,
  sendFinished,
  type ClientShown,
  type Handshake,
  type Session,
} from './handshake.ts';
import { schemeName } from './names.ts';
import { sendNoChain, sendProof } from './proof.ts';

/** The server's Finished was right: answers it, and takes the keys of what travels. */
export function finishHandshake(
  self: Client,
  handshake: Handshake,
  alpn: string | null,
  request: CertificateWish | null,
): Session {
  const keys = deriveApplicationKeys(self, handshake);
  self.protectIn(handshake.suite, keys.server, 'application');
  self.changeCipherSpec();
  const shown = request ? proveOurselves(self, request) : 'nothing';
  sendFinished(self, handshake, clientTranscript(self, shown));
  self.protectOut(handshake.suite, keys.client, 'application');
  return beginSession(self, handshake, keys, alpn);
}

/** Proves who we are, if there is a certificate to prove it with. */
function proveOurselves(self: Client, { schemes, authorities }: CertificateWish): ClientShown {
  const { certificates, signatureAlgorithms } = self.config;
  const suited = suitedFirst(certificates, authorities);
  const chosen = chooseCredential(suited, signatureAlgorithms, schemes);
  if (chosen) {
    sendProof(self, chosen.credential, chosen.scheme);
    return 'proof';
  }
  self.step('tls-no-client-certificate', {
    args: {
      certificates: certificates.length,
      schemes: schemes.map(schemeName),
      authorities: authorities.length,
    },
  });
  sendNoChain(self);
  return 'no chain';
}
