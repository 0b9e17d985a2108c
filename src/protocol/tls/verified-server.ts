/** Proof that a server's chain was accepted, and that whoever sent it holds the private key of its leaf. */
import type { Bytes } from '../../codec/bytes.ts';
import type { AcceptedChain } from './accepted-chain.ts';
import { checkTranscriptSignature, type Verify } from './certificate-verify.ts';
import type { Fault } from './fault.ts';

export class VerifiedServer {
  private constructor(
    readonly chain: readonly Bytes[],
    /** Whether somebody vouches for its owner. */
    readonly trusted: boolean,
    /** Name of the scheme of its signature. */
    readonly scheme: string,
  ) {}

  /** Checks the signature of a CertificateVerify. RFC 8446 §4.4.3. */
  static verify(
    accepted: AcceptedChain,
    verify: Verify,
    offered: readonly string[],
    transcript: Bytes,
  ): VerifiedServer | Fault {
    const { chain, key, trusted } = accepted;
    const checked = checkTranscriptSignature('server', verify, offered, key, transcript);
    if ('fault' in checked) return checked.fault;
    return new VerifiedServer(chain, trusted, checked.scheme.name);
  }
}
