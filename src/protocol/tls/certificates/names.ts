/** Names of authorities and of whom a certificate is about: X.501's, as RFC 5280 §4.1.2.4 uses them. */
import { toHex } from '../../../codec/bytes.ts';
import { choice, sequence, sequenceOf, setOf, type DerType } from '../../../codec/der.ts';
import { any } from '../../../codec/der-any.ts';
import { oid } from '../../../codec/der-oid.ts';
import { characters } from '../../../codec/der-strings.ts';
import type { Codec } from '../../../codec/tape.ts';

const SOURCE = 'RFC 5280 §4.1.2.4';

const attributeValue = choice(SOURCE, {
  UTF8String: [characters('UTF8String'), 'text in any script'],
  PrintableString: [characters('PrintableString'), 'text of a few letters and signs'],
  IA5String: [characters('IA5String'), 'text in US-ASCII'],
  TeletexString: [characters('TeletexString'), 'text in an old form'],
  BMPString: [characters('BMPString'), 'text in an old form, two bytes a letter'],
  UniversalString: [characters('UniversalString'), 'text in an old form, four bytes a letter'],
  NumericString: [characters('NumericString'), 'digits'],
  VisibleString: [characters('VisibleString'), 'printable text in US-ASCII'],
  other: [any, 'a value of another type'],
});
export type AttributeValue = typeof attributeValue extends Codec<infer T> ? T : never;

const Attribute = sequence(SOURCE, {
  type: [oid, 'what is said: the country, the organization, the name itself'],
  value: [attributeValue, 'and what it is'],
});
export type Attribute = typeof Attribute extends Codec<infer T> ? T : never;

/** Of attributes that belong together, nearly always one. */
export type RelativeName = readonly Attribute[];
/** From the widest part to the nearest. */
export type Name = readonly RelativeName[];

const rdn: DerType<RelativeName> = setOf(
  'AttributeTypeAndValue',
  'one thing that is said',
  SOURCE,
  Attribute,
);

/** As RFC 4514 §3 abbreviates them, and OpenSSL the others. */
const abbreviations: Readonly<Record<string, string>> = {
  'id-at-commonName': 'CN',
  'id-at-countryName': 'C',
  'id-at-localityName': 'L',
  'id-at-stateOrProvinceName': 'ST',
  'id-at-streetAddress': 'street',
  'id-at-organizationName': 'O',
  'id-at-organizationalUnitName': 'OU',
  'id-domainComponent': 'DC',
  'id-userId': 'UID',
  'id-emailAddress': 'emailAddress',
  'id-at-serialNumber': 'serialNumber',
};

/** The text of a value; a value that is no text, in hexadecimal. */
export const attributeText = ({ kind, value }: AttributeValue): string =>
  kind === 'other' ? `#${toHex(value)}` : value;

const attributeLine = ({ type, value }: Attribute): string =>
  `${abbreviations[type] ?? type}=${attributeText(value)}`;

/** In one line, for people: `C=NL, O=Example, CN=Example Root`; `(empty)` where nothing is said. */
export const nameText = (name: Name): string =>
  name.map((relative) => relative.map(attributeLine).join(' + ')).join(', ') || '(empty)';

/** `issuer` and `subject`. */
export const Name = sequenceOf<RelativeName>(
  'RelativeDistinguishedName',
  'one part of the name',
  SOURCE,
  { walk: (tape, value) => rdn.walk(tape, value) },
  nameText,
);

/** Names that differ only in this are the same: in capitals, in spaces, in the type of their text. RFC 5280 §7.1. */
function comparable({ type, value }: Attribute): string {
  if (value.kind === 'other' || value.kind === 'NumericString')
    return `${type}=${value.kind}:${attributeText(value)}`;
  // Runs of spaces first: what is left at the ends is one, and no text takes longer than its length.
  const text = value.value.replace(/[ \t\n\v\f\r]+/g, ' ').replace(/^ | $/g, '');
  // As OpenSSL does it: of letters, only those of US-ASCII have capitals here. crypto/x509/x_name.c
  const folded = text.replace(/[A-Z]/g, (one) => one.toLowerCase());
  return `${type}=${folded}`;
}

/** A text that is equal for names that are the same, and for no others. */
export const nameKey = (name: Name): string =>
  JSON.stringify(name.map((relative) => relative.map(comparable).toSorted()));

/** A name of one thing each, in text: `[['id-at-commonName', 'Example Root']]`. */
export const plainName = (said: readonly (readonly [type: string, text: string])[]): Name =>
  said.map(([type, text]) => [
    {
      type,
      value:
        type === 'id-at-countryName' || type === 'id-at-serialNumber'
          ? { kind: 'PrintableString', value: text }
          : type === 'id-emailAddress' || type === 'id-domainComponent'
            ? { kind: 'IA5String', value: text }
            : { kind: 'UTF8String', value: text },
    },
  ]);
