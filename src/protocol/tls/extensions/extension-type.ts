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

/** What something means, or what it means in each message. */
export type Means = string | Readonly<Partial<Record<Place, string>>>;

/** What it means in one message; undefined where nothing is said of that. */
export const meansIn = (means: Means, place: Place): string | undefined =>
  typeof means === 'string' ? means : means[place];

export interface ExtensionType<N extends string, F extends Forms> {
  readonly name: N;
  /** ExtensionType, a uint16. */
  readonly type: number;
  readonly source: string;
  readonly means: Means;
  readonly forms: F;
}

export const extensionType = <const N extends string, const F extends Forms>(
  name: N,
  type: number,
  source: string,
  means: string | Readonly<Record<keyof F & Place, string>>,
  forms: F,
): ExtensionType<N, F> => ({ name, type, source, means, forms });
