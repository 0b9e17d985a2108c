/** What an extension is: one code point, and for each message that it may stand in, the form of its data there. */
import type { Codec } from '../../../codec/tape.ts';

/** The messages that have extensions. RFC 8446 §4.2; a Certificate has them in each of its entries. */
export const allPlaces = [
  'ClientHello',
  'ServerHello',
  'HelloRetryRequest',
  'EncryptedExtensions',
  'CertificateRequest',
  'Certificate',
  'NewSessionTicket',
] as const;
export type Place = (typeof allPlaces)[number];

export type Forms = Readonly<Partial<Record<Place, Codec<unknown>>>>;

export interface ExtensionType<N extends string, F extends Forms> {
  readonly name: N;
  /** ExtensionType, a uint16. */
  readonly type: number;
  readonly source: string;
  readonly means: string;
  readonly forms: F;
}

export const extensionType = <const N extends string, const F extends Forms>(
  name: N,
  type: number,
  source: string,
  means: string,
  forms: F,
): ExtensionType<N, F> => ({ name, type, source, means, forms });
