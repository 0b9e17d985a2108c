/** The info of HKDF-Expand-Label, byte by byte. RFC 8446 §7.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import type { Codec } from '../../codec/tape.ts';
import { constant } from '../../codec/types.ts';
import { byteText, byteTextOf, opaque, uint16, vector } from '../../codec/vectors.ts';

const SOURCE = 'RFC 8446 §7.1';
const PREFIX = 'tls13 ';

export interface HkdfLabel {
  /** Bytes to make. */
  readonly length: number;
  /** Without "tls13 " before it. */
  readonly label: string;
  /** A transcript hash, or nothing. */
  readonly context: Bytes;
}

const prefix = constant(byteTextOf(PREFIX.length), PREFIX);

const label: Codec<string> = vector(7, 255, SOURCE, {
  walk(tape, value) {
    tape.field('prefix', 'keeps the keys of TLS 1.3 apart from all others', SOURCE, prefix, PREFIX);
    return tape.field('name', 'what the bytes are for', SOURCE, byteText, value);
  },
});

export const HkdfLabel: Codec<HkdfLabel> = struct(SOURCE, {
  length: [uint16, 'how many bytes are to be made'],
  label: [label, 'what they are for'],
  context: [
    opaque(0, 255, SOURCE, 'the hash of the messages so far, or nothing'),
    'what else they depend on',
  ],
});
