/** Which of our certificates suits the authorities that the other side names. RFC 8446 §4.2.4. */
import type { Bytes } from '../../codec/bytes.ts';
import { decode } from '../../codec/tape.ts';
import { readCertificate } from './certificates/certificate.ts';
import { Name, nameKey } from './certificates/names.ts';
import type { Credential } from './config.ts';

/**
 * The credentials, those first that one of the authorities vouches for. The others follow: the list only guides, and
 * many servers name no authority, or not all.
 *
 * @param authorities - names in DER; one that cannot be read is passed over
 */
export function suitedFirst(
  credentials: readonly Credential[],
  authorities: readonly Bytes[],
): readonly Credential[] {
  const wanted = new Set(
    authorities
      .map((der) => decode(Name, der))
      .flatMap((one) => (one.ok ? nameKey(one.value) : [])),
  );
  const isWanted = ({ chain }: Credential): boolean =>
    chain.map(readCertificate).some((one) => one.ok && wanted.has(nameKey(one.certificate.issuer)));
  const suited = wanted.size > 0 ? credentials.filter(isWanted) : [];
  return [...suited, ...credentials.filter((one) => !suited.includes(one))];
}
