/** The curves of ECDSA as openssl takes them, and the bytes that SSH puts around what it prints. RFC 5656 §3.1, RFC 5915. */
import { concat, fromHex, toHex, utf8, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { string } from '../../codec/types.ts';
import { context, identifier, integer, octets, sequence } from './der.ts';

export interface EcdsaShell {
  /** `ecdsa-sha2-nistp256`. */
  readonly name: string;
  /** Bytes of a private key, and of each coordinate. */
  readonly length: number;
  /** As openssl calls the hash. */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** The object identifier of the curve. RFC 5480 §2.1.1.1. */
  readonly identifier: Bytes;
  /** The order of the curve. FIPS 186-5, SP 800-186 §3.2.1. */
  readonly order: string;
}

const curves: readonly EcdsaShell[] = [
  {
    ...{ name: 'ecdsa-sha2-nistp256', length: 32, hash: 'sha256' },
    identifier: fromHex('2a8648ce3d030107'),
    order: 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  },
  {
    ...{ name: 'ecdsa-sha2-nistp384', length: 48, hash: 'sha384' },
    identifier: fromHex('2b81040022'),
    order:
      'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  },
  {
    ...{ name: 'ecdsa-sha2-nistp521', length: 66, hash: 'sha512' },
    identifier: fromHex('2b81040023'),
    order:
      '01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
  },
];

/** The curve that a text ends with the name of. */
export const curveIn = (text: string): EcdsaShell | undefined =>
  curves.find(({ name }) => text.endsWith(name));
export const curveOfLength = (length: number): EcdsaShell | undefined =>
  curves.find((curve) => curve.length === length);

/** ECPrivateKey. RFC 5915 §3. */
export const ecPrivateKey = ({ identifier: curve }: EcdsaShell, key: Bytes): Bytes =>
  sequence(integer(1n), octets(key), context(0, identifier(curve)));

/** What stands before the point in a public key of SSH: its name, that of the curve, and a length. */
export const headOf = ({ name, length }: EcdsaShell): string =>
  toHex(
    concat(
      encode(string, utf8(name)),
      encode(string, utf8(name.slice('ecdsa-sha2-'.length))),
      Uint8Array.of(0, 0, 0, 1 + 2 * length),
    ),
  );

export const pointLength = ({ length }: EcdsaShell): number => 1 + 2 * length;
