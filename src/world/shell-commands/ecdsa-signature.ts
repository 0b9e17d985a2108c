import { struct } from '../../codec/struct.ts';
import { decode } from '../../codec/tape.ts';
import { text } from '../../codec/types.ts';
import { keyType } from '../../protocol/ssh/key-types/ecdsa-sha2-nistp256.ts';
import type { Recipe } from '../shell-commands.ts';
import { integer, sequence } from './der.ts';
import { curveIn, ecPrivateKey } from './ecdsa.ts';
import { partsOf } from './hash.ts';
import { bytesInto, inFolder, partOf, TO_HEX } from './sh.ts';

/**
 * A signature as SSH writes it. Here its second random number follows from key and message (RFC 6979), which openssl 3.0
 * cannot do: so openssl checks it, and it is printed only where it is valid.
 */
export const recipe: Recipe = {
  kind: 'signature',
  source: 'FIPS 186-5 §6.4',
  fits: (how) => curveIn(how)?.name === how,
  reproduce({ how, from, to, preimage }) {
    const curve = curveIn(how);
    const key = from.find(({ secret }) => secret);
    const numbers = numbersOf(to.bytes);
    if (!preimage) return { reason: 'What was signed is not known.' };
    if (!curve || !numbers) return { reason: 'It is no signature of this kind.' };
    if (!key) return { reason: 'The private key is not in the recording: nobody here can sign.' };
    const { r, s } = numbers;
    return {
      command: inFolder(
        bytesInto('> "$d/key"', [
          { name: `ECPrivateKey, RFC 5915: ${key.label}`, bytes: ecPrivateKey(curve, key.bytes) },
        ]),
        bytesInto('> "$d/der"', [
          { name: 'r and s of the signature, in DER', bytes: sequence(integer(r), integer(s)) },
        ]),
        bytesInto('> "$d/signature"', [partOf(to)]),
        bytesInto('> "$d/data"', partsOf(preimage)),
        'openssl pkey -in "$d/key" -inform DER -pubout -out "$d/public" &&',
        `openssl dgst -${curve.hash} -verify "$d/public" -signature "$d/der" "$d/data" > "$d/said" &&`,
        `${TO_HEX} "$d/signature"`,
      ),
      note: 'openssl checks this signature: it is printed only where it is valid. Each time that openssl itself signs, it draws another number, and so makes another signature.',
    };
  },
};

/** The same for every curve. RFC 5656 §3.1.2. */
const Signature = struct('RFC 5656 §3.1.2', {
  algorithm: [text, 'kind of signature'],
  ...keyType.signatureLayout,
});

function numbersOf(signature: Uint8Array): { readonly r: bigint; readonly s: bigint } | null {
  const read = decode(Signature, signature);
  return read.ok ? read.value.ecdsa_signature_blob : null;
}
