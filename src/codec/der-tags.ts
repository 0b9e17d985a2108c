/** The first octet of a value in DER: its class, its form and its number. ITU-T X.690 §8.1.2. */

/** The types of ASN.1 that certificates use, by the octet that they begin with. X.680 §8.6 */
export const tags = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  'BIT STRING': 0x03,
  'OCTET STRING': 0x04,
  NULL: 0x05,
  'OBJECT IDENTIFIER': 0x06,
  ENUMERATED: 0x0a,
  UTF8String: 0x0c,
  NumericString: 0x12,
  PrintableString: 0x13,
  TeletexString: 0x14,
  IA5String: 0x16,
  UTCTime: 0x17,
  GeneralizedTime: 0x18,
  VisibleString: 0x1a,
  UniversalString: 0x1c,
  BMPString: 0x1e,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;
export type TagName = keyof typeof tags;

const CONSTRUCTED = 0x20;
/** The number that says that the number follows in further octets. */
export const LONG_NUMBER = 0x1f;

const names = new Map<number, string>(Object.entries(tags).map(([name, tag]) => [tag, name]));
const classes = ['universal', 'application', 'context-specific', 'private'] as const;

/** A tag that only its context gives a meaning. */
export const contextTag = (number: number, constructed: boolean): number =>
  0x80 | (constructed ? CONSTRUCTED : 0) | number;

export const isConstructed = (tag: number): boolean => (tag & CONSTRUCTED) !== 0;

function nameFor(tag: number): string {
  const number = tag & LONG_NUMBER;
  const known = names.get(tag);
  if (known !== undefined) return known;
  const shown = number === LONG_NUMBER ? 'n' : `${number}`;
  const [prefix] = ['UNIVERSAL ', 'APPLICATION ', '', 'PRIVATE '].slice(tag >> 6);
  return `[${prefix}${shown}]`;
}

const binary = (number: number, digits: number): string => number.toString(2).padStart(digits, '0');

function describe(tag: number): string {
  const number = tag & LONG_NUMBER;
  const form = isConstructed(tag) ? 'constructed: values inside (1)' : 'primitive (0)';
  const numbered =
    number === LONG_NUMBER
      ? 'its number in the octets that follow (11111)'
      : `number ${number} (${binary(number, 5)})`;
  return `class ${classes[tag >> 6]} (${binary(tag >> 6, 2)}), ${form}, ${numbered}`;
}

/** The texts for each octet, made once: they are asked for again and again. */
const described = Array.from({ length: 256 }, (_, tag) => describe(tag));
const named = Array.from({ length: 256 }, (_, tag) => nameFor(tag));

/** What each bit of the octet says. */
export const tagMeans = (tag: number): string => described[tag] ?? '';

/** As ASN.1 calls it: `SEQUENCE`, `[0]`, `[APPLICATION 3]`. */
export const tagName = (tag: number): string => named[tag] ?? '';
