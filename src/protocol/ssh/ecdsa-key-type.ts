/** The blobs of ECDSA keys and signatures, alike for all curves. RFC 5656 §3.1. */
import { nested, struct } from '../../codec/struct.ts';
import { bytes, constant, mpint, text, uint8 } from '../../codec/types.ts';
import type { KeyType } from './key-type.ts';

const KEY = 'RFC 5656 §3.1';
const POINT = 'SEC 1 §2.3.3';
const SIGNATURE = 'RFC 5656 §3.1.2';

/** The curve by its name in SSH, and how many bytes its coordinates have. */
export function ecdsaKeyType<const C extends string>(curve: C, length: number) {
  const name: `ecdsa-sha2-${C}` = `ecdsa-sha2-${curve}`;
  const Point = struct(POINT, {
    form: [constant(uint8, 4), 'both coordinates follow, uncompressed'],
    x: [bytes(length), 'the first coordinate of the point'],
    y: [bytes(length), 'the second coordinate'],
  });
  const Numbers = struct(SIGNATURE, {
    r: [mpint, 'the first number of the signature'],
    s: [mpint, 'the second number'],
  });
  return {
    name,
    title: 'ECDSA',
    source: KEY,
    algorithms: [name],
    keyLayout: {
      identifier: [constant(text, curve), 'the curve, named once more', KEY],
      Q: [nested(POINT, Point), 'the public key: a point on the curve', KEY],
    },
    signatureLayout: {
      ecdsa_signature_blob: [nested(SIGNATURE, Numbers), 'the ECDSA signature', SIGNATURE],
    },
  } as const satisfies KeyType;
}
