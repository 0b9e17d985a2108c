/** The public key of a certificate, as signatures are checked with it. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Certificate } from './certificates/certificate.ts';
import { readPublicKey } from './certificates/public-key-info.ts';
import type { Fault } from './fault.ts';
import { keyTypeOf, type KeyTypeName } from './key-types.ts';
import type { Role } from './role.ts';

export interface LeafKey {
  /** SubjectPublicKeyInfo, in DER. */
  readonly publicKeyInfo: Bytes;
  readonly keyType: KeyTypeName;
}

/** The key of a side's certificate; or why it cannot be used. It has to be one that may sign: RFC 8446 §4.4.2.2. */
export function leafKey(
  { publicKeyInfo, said }: Certificate,
  whose: Role,
): LeafKey | { readonly fault: Fault } {
  const type = keyTypeOf(publicKeyInfo);
  const key = readPublicKey(publicKeyInfo);
  const unusable = (why: string) => ({ fault: { kind: 'unusable-key', whose, why } as const });
  if (!type || !key) return unusable('keys of its kind are not known here');
  if (said.keyUsage && !said.keyUsage.includes('digitalSignature'))
    return unusable('its keyUsage has no digitalSignature, and so it may not sign');
  const problem = type.publicKeyProblem(key);
  return problem === null ? { publicKeyInfo, keyType: type.name } : unusable(problem);
}
