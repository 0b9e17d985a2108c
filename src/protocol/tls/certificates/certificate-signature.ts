/** Whether a certificate is signed by the key of another. RFC 5280 §4.1.1.2, §6.1.3. */
import { sameBytes, type Bytes } from '../../../codec/bytes.ts';
import { decode } from '../../../codec/tape.ts';
import { nistp256, nistp384, nistp521, type EcdsaCurve } from '../../../crypto/ecdsa.ts';
import { ed25519 } from '../../../crypto/ed25519.ts';
import { sha256, sha512, type Hash } from '../../../crypto/hashes.ts';
import { rsa, type RsaHash } from '../../../crypto/rsa.ts';
import { modulusLength } from '../../../crypto/rsa-encryption.ts';
import { sha384 } from '../../../crypto/sha384.ts';
import { isPssSignature } from '../rsa-pss.ts';
import { NULL, sameAlgorithm, type AlgorithmIdentifier } from './algorithm-identifier.ts';
import type { Certificate } from './certificate.ts';
import { PssParameters } from './pss-parameters.ts';
import { readPublicKey, type CurveName, type PublicKey } from './public-key-info.ts';
import { EcdsaSigValue } from './signature-values.ts';

type Verify = (data: Bytes, signature: Bytes, key: PublicKey) => boolean;

const hashes: readonly (Hash & { readonly name: string })[] = [sha256, sha384, sha512];
const curves: Readonly<Record<CurveName, EcdsaCurve>> = {
  secp256r1: nistp256,
  secp384r1: nistp384,
  secp521r1: nistp521,
};
const rsaHashes: readonly RsaHash[] = ['SHA-256', 'SHA-384', 'SHA-512'];

const plain = (hash: string): string => hash.replace('-', '');

/** With any of the curves: in a certificate, the hash does not follow from the curve. RFC 5758 §3.2. */
const ecdsa =
  (hash: Hash): Verify =>
  (data, signature, key) => {
    const numbers = decode(EcdsaSigValue, signature);
    if (key.kind !== 'ec' || !numbers.ok) return false;
    return curves[key.curve].verifyDigest(numbers.value, hash.digest(data), key.point);
  };

const pkcs1 =
  (hash: RsaHash): Verify =>
  (data, signature, key) =>
    key.kind === 'rsa' &&
    signature.length === modulusLength(key.n) &&
    rsa.verify(signature, data, key, hash);

function pss(parameters: Bytes | null): Verify | null {
  const said = parameters && decode(PssParameters, parameters);
  if (!said?.ok) return null;
  const { hashAlgorithm, maskHash, saltLength } = said.value;
  const hash = hashes.find(
    ({ name }) => hashAlgorithm.algorithm === `id-${plain(name).toLowerCase()}`,
  );
  if (!hash || maskHash.algorithm !== hashAlgorithm.algorithm) return null;
  return (data, signature, key) =>
    key.kind === 'rsa' && isPssSignature(data, signature, key, saltLength, hash);
}

/** What checks signatures of this kind; null where nothing here does. */
function verifierOf({ algorithm, parameters }: AlgorithmIdentifier): Verify | null {
  const isPlain = parameters === null || sameBytes(parameters, NULL);
  if (algorithm === 'id-RSASSA-PSS') return pss(parameters);
  if (algorithm === 'id-Ed25519' && parameters === null)
    return (data, signature, key) =>
      key.kind === 'ed25519' && ed25519.verify(signature, data, key.key);
  const hash = hashes.find(({ name }) => algorithm === `ecdsa-with-${plain(name)}`);
  if (hash && isPlain) return ecdsa(hash);
  const rsaHash = rsaHashes.find(
    (name) => algorithm === `${plain(name).toLowerCase()}WithRSAEncryption`,
  );
  return rsaHash && isPlain ? pkcs1(rsaHash) : null;
}

/** The kind of key that signs so; null where that is not known here. */
export function signingKind({ algorithm }: AlgorithmIdentifier): PublicKey['kind'] | null {
  if (algorithm.startsWith('ecdsa-with-')) return 'ec';
  if (algorithm === 'id-Ed25519') return 'ed25519';
  return algorithm === 'id-RSASSA-PSS' || algorithm.endsWith('WithRSAEncryption') ? 'rsa' : null;
}

/** Whether a public key is fit to be computed with: a point is on its curve. */
export const isUsable = (key: PublicKey): boolean =>
  key.kind !== 'ec' || curves[key.curve].isPublicKey(key.point);

/** @param publicKeyInfo - the key of whoever signed it. Never throws. */
export function checkSignature(
  certificate: Certificate,
  publicKeyInfo: Bytes,
): 'valid' | 'bad-signature' | 'unsupported-signature' {
  const { signatureAlgorithm, signedAlgorithm, signed, signature } = certificate;
  // What is not signed must not say otherwise than what is. RFC 5280 §4.1.1.2
  if (!sameAlgorithm(signatureAlgorithm, signedAlgorithm)) return 'bad-signature';
  const verify = verifierOf(signatureAlgorithm);
  if (!verify) return 'unsupported-signature';
  const key = readPublicKey(publicKeyInfo);
  return key && verify(signed, signature, key) ? 'valid' : 'bad-signature';
}
