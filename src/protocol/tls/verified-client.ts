/** Proof that a client's chain was accepted, and that whoever sent it holds the private key of its leaf. */
import type { Bytes } from '../../codec/bytes.ts';
import type { AcceptedChain } from './accepted-chain.ts';
import { checkTranscriptSignature, type Verify } from './certificate-verify.ts';
import type { Fault } from './fault.ts';

export class VerifiedClient {
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
  ): VerifiedClient | Fault {
    const { chain, key, trusted } = accepted;
    const checked = checkTranscriptSignature('client', verify, offered, key, transcript);
    if ('fault' in checked) return checked.fault;
    return new VerifiedClient(chain, trusted, checked.scheme.name);
  }
}
