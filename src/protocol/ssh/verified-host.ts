/** Proof that a server's host key was accepted, and that whoever answered holds its private half. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import type { Fault } from './fault.ts';
import { fingerprint } from './fingerprint.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import { blobType, PublicKeyBlob, SignatureBlob, signsAs } from './public-key.ts';
import type { Questions } from './questions.ts';

/** A host key that somebody answers for: known_hosts, a person, or the exchange before. */
export class AcceptedHostKey {
  private constructor(
    readonly blob: Bytes,
    /** False where the key was only put up with: no password may go to whoever holds it. */
    readonly trusted: boolean,
  ) {}

  /** Null unless known_hosts has the key, or the client takes it unasked. */
  static known(
    answer: Questions['look-up-host-key']['answer'],
    blob: Bytes,
  ): AcceptedHostKey | null {
    if ('tolerated' in answer) return answer.tolerated ? new AcceptedHostKey(blob, false) : null;
    const { found } = answer;
    return found === 'known' || found === 'accepted-new' ? new AcceptedHostKey(blob, true) : null;
  }

  /** Null unless a person typed `yes`, or the key's fingerprint. */
  static confirmed(words: string, blob: Bytes): AcceptedHostKey | null {
    const typed = words.trim();
    const isYes = typed.toLowerCase() === 'yes' || typed === fingerprint(blob);
    return isYes ? new AcceptedHostKey(blob, true) : null;
  }

  /** Null unless the exchange before proved the same key. */
  static asBefore({ hostKey, trusted }: VerifiedHost, blob: Bytes): AcceptedHostKey | null {
    return sameBytes(hostKey, blob) ? new AcceptedHostKey(blob, trusted) : null;
  }
}

/** Only `verifyHostKey` makes one. */
export class VerifiedHost {
  private constructor(
    readonly hostKey: Bytes,
    readonly trusted: boolean,
  ) {}

  /** Checks the signature over the exchange hash H with an accepted key. RFC 4253 §8. */
  static verify(
    algorithm: KeyAlgorithm,
    accepted: AcceptedHostKey,
    H: Bytes,
    signature: Bytes,
  ): VerifiedHost | Fault {
    const got = blobType(SignatureBlob, signature);
    const agreed = signsAs(algorithm);
    if (got !== agreed) return { kind: 'host-signature-type', agreed, got: got ?? 'malformed' };
    if (!algorithm.verify(signature, H, accepted.blob))
      return { kind: 'bad-host-signature', algorithm: algorithm.name };
    return new VerifiedHost(accepted.blob, accepted.trusted);
  }
}
export const verifyHostKey = VerifiedHost.verify;

/** Whether the key blob is of the agreed kind, and fit to be used; checked before anybody is asked about it. */
export function checkHostKeyType(algorithm: KeyAlgorithm, blob: Bytes): Fault | null {
  const got = blobType(PublicKeyBlob, blob);
  if (got === null) return { kind: 'malformed-host-key', problem: 'it cannot be read to its end' };
  if (got !== algorithm.keyType) return { kind: 'host-key-type', agreed: algorithm.keyType, got };
  const problem = algorithm.publicKeyProblem(blob);
  return problem === null ? null : { kind: 'malformed-host-key', problem };
}
