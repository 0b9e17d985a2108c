/** One extension of a certificate. RFC 5280 §4.2. */
import type { Bytes } from '../../../codec/bytes.ts';
import { byDefault, parts, tlv, type DerType } from '../../../codec/der.ts';
import { oid } from '../../../codec/der-oid.ts';
import { tags } from '../../../codec/der-tags.ts';
import { boolean, octetsHolding } from '../../../codec/der-types.ts';
import { oidNumbers } from '../../../codec/oids.ts';
import type { Codec } from '../../../codec/tape.ts';
import { extensionLayouts } from './extension-layouts.ts';
import { anyOrBytes } from './opaque-values.ts';

const SOURCE = 'RFC 5280 §4.2';
const Head = parts(SOURCE, {
  extnID: [oid, 'which extension'],
  critical: [byDefault(boolean, false), 'whether who does not know it must refuse the certificate'],
});

/** One extension; its value stays the bytes, whatever they are, while the tree shows what is in them. */
export interface Extension {
  readonly extnID: string;
  readonly critical: boolean;
  readonly extnValue: Bytes;
}

function valueOf(extnID: string): Codec<unknown> {
  const known = Object.hasOwn(extensionLayouts, extnID) ? extensionLayouts[extnID] : undefined;
  if (!known) return anyOrBytes;
  const { name, means, source, codec } = known;
  return { walk: (tape) => tape.field(name, means, source, codec) };
}

export const Extension: DerType<Extension> = tlv<Extension>(
  tags.SEQUENCE,
  {
    walk(tape, value) {
      const head = Head.walk(tape, value);
      const means = 'what it says, as DER inside';
      const holder = octetsHolding(valueOf(head.extnID));
      const extnValue = tape.field('extnValue', means, SOURCE, holder, value?.extnValue);
      return { ...head, extnValue };
    },
  },
  ({ extnID, critical }) =>
    `${oidNumbers(extnID) === extnID ? `unknown ${extnID}` : extnID}${critical ? ', critical' : ''}`,
);
