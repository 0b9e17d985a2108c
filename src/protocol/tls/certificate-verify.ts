/** Signatures over a transcript, by which a side shows that its certificate's key is its own. RFC 8446 §4.4.3. */
import type { Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import type { Io } from '../trace.ts';
import { readCertificate } from './certificates/certificate.ts';
import { readPublicKey } from './certificates/public-key-info.ts';
import type { Credential } from './config.ts';
import type { Fault } from './fault.ts';
import type { LeafKey } from './leaf-key.ts';
import { SignedContent, signatureContext } from './messages/authentication.ts';
import { schemeName } from './names.ts';
import type { Role } from './role.ts';
import type { SignatureScheme } from './signature-scheme.ts';
import { schemeByCode, schemes } from './signatures.ts';

/** What a CertificateVerify says. */
export interface Verify {
  readonly algorithm: number;
  readonly signature: Bytes;
}

/** What a side that proves itself signs: the transcript hash, with what it is for in front. */
const signedContent = (role: Role, transcript: Bytes): Bytes =>
  encode(SignedContent, { context: signatureContext[role], transcript_hash: transcript });

/**
 * The first certificate and scheme that both sides can do, and that the key is large enough for.
 *
 * @param theirs - the code points that the other side listed
 */
export function chooseCredential(
  credentials: readonly Credential[],
  own: readonly string[],
  theirs: readonly number[],
): { readonly credential: Credential; readonly scheme: SignatureScheme } | null {
  for (const credential of credentials) {
    for (const code of theirs) {
      const scheme = schemeByCode(code);
      if (!scheme?.inCertificateVerify || !own.includes(scheme.name)) continue;
      if (scheme.keyType !== credential.keyType) continue;
      if (scheme.leastBits <= modulusBits(scheme, credential)) return { credential, scheme };
    }
  }
  return null;
}

/** Bits of a credential's modulus; 0 where they do not matter. */
function modulusBits({ leastBits }: SignatureScheme, { chain: [leaf] }: Credential): number {
  const read = leastBits > 0 && leaf ? readCertificate(leaf) : null;
  const key = read?.ok ? readPublicKey(read.certificate.publicKeyInfo) : null;
  return key?.kind === 'rsa' ? key.n.toString(2).length : 0;
}

/** The signature of `role` over the transcript up to its Certificate; its salt, where it has one, is drawn. */
export function signTranscript(
  io: Io,
  role: Role,
  scheme: SignatureScheme,
  { privateKey }: Credential,
  transcript: Bytes,
): Bytes {
  const { name, saltLength } = scheme;
  const salt =
    saltLength > 0
      ? io.random(`salt of the ${role} signature`, saltLength, { symbol: 'salt' })
      : new Uint8Array();
  const algorithm = { name, sign: (data: Bytes, key: Bytes) => scheme.sign(data, key, salt) };
  return io.sign(
    `${role} signature over the transcript`,
    { algorithm, privateKey },
    signedContent(role, transcript),
    saltLength > 0 ? [transcript, salt] : [transcript],
    { symbol: 'sig' },
    SignedContent,
  );
}

/**
 * Whether a signature of `role` is right, by the key of its certificate.
 *
 * @param offered - names of the schemes that the verifying side listed
 */
export function checkTranscriptSignature(
  role: Role,
  { algorithm, signature }: Verify,
  offered: readonly string[],
  key: LeafKey,
  transcript: Bytes,
): { readonly scheme: SignatureScheme } | { readonly fault: Fault } {
  const scheme = schemeByCode(algorithm);
  if (!scheme?.inCertificateVerify || !offered.includes(scheme.name)) {
    const fault = {
      kind: 'illegal-value',
      message: 'CertificateVerify',
      field: 'algorithm',
      found: schemeName(algorithm),
      expected: `one of ${offered.filter((name) => schemes.get(name)?.inCertificateVerify).join(', ')}`,
    } as const;
    return { fault };
  }
  const { name } = scheme;
  if (scheme.keyType !== key.keyType)
    return {
      fault: { kind: 'scheme-not-for-key', whose: role, scheme: name, keyType: key.keyType },
    };
  if (!scheme.verify(signedContent(role, transcript), signature, key.publicKeyInfo))
    return { fault: { kind: 'bad-signature', whose: role, scheme: name } };
  return { scheme };
}
