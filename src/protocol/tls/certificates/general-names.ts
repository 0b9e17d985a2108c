/** Names of all kinds, as subjectAltName has them. RFC 5280 §4.2.1.6. */
import { toHex } from '../../../codec/bytes.ts';
import {
  choice,
  explicit,
  implicit,
  sequence,
  sequenceOf,
  tlv,
  type DerType,
} from '../../../codec/der.ts';
import { any } from '../../../codec/der-any.ts';
import { contextTag } from '../../../codec/der-tags.ts';
import { oid } from '../../../codec/der-oid.ts';
import { characters } from '../../../codec/der-strings.ts';
import { octetString } from '../../../codec/der-types.ts';
import type { Codec } from '../../../codec/tape.ts';
import { Name, nameText } from './names.ts';
import { anyInside } from './opaque-values.ts';
import { addressText } from './ip-addresses.ts';

const SOURCE = 'RFC 5280 §4.2.1.6';

const OtherName = sequence(SOURCE, {
  'type-id': [oid, 'what kind of name'],
  value: [
    explicit(0, 'value', 'the name, in the form that its kind has', SOURCE, any),
    'the name under the tag that says so',
  ],
});

export const GeneralName = choice(SOURCE, {
  otherName: [implicit(0, OtherName), 'a name of a kind of its own'],
  rfc822Name: [implicit(1, characters('IA5String')), 'an address of electronic mail'],
  dNSName: [
    implicit(2, characters('IA5String')),
    'a name of a host, or of all in a domain: *.example.com',
  ],
  x400Address: [tlv(contextTag(3, true), anyInside), 'an address of X.400'],
  directoryName: [
    explicit(4, 'Name', 'the name itself', SOURCE, Name),
    'a name as issuer and subject have it',
  ],
  ediPartyName: [tlv(contextTag(5, true), anyInside), 'a name of EDI'],
  uniformResourceIdentifier: [implicit(6, characters('IA5String')), 'an address in the web'],
  iPAddress: [
    implicit(7, octetString, (bytes) => addressText(bytes) ?? toHex(bytes)),
    'an address: 4 bytes of IPv4 or 16 of IPv6; in constraints with a mask as long',
  ],
  registeredID: [implicit(8, oid, (name) => name), 'an object identifier'],
});
export type GeneralName = typeof GeneralName extends Codec<infer T> ? T : never;

/** `dNSName www.example.com`, for people. */
export function generalNameText({ kind, value }: GeneralName): string {
  if (typeof value === 'string') return `${kind} ${value}`;
  if (kind === 'iPAddress') return `${kind} ${addressText(value) ?? toHex(value)}`;
  if (kind === 'directoryName') return `${kind} ${nameText(value)}`;
  return kind;
}

const listed = (names: readonly GeneralName[]): string => names.map(generalNameText).join(', ');

export const GeneralNames: DerType<readonly GeneralName[]> = sequenceOf(
  'GeneralName',
  'one of the names',
  SOURCE,
  GeneralName,
  listed,
);
