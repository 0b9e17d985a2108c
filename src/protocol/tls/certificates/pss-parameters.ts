/** What a signature with PSS says of itself: its hash, its mask, its salt. RFC 4055 §3.1. */
import { byDefault, explicit, optional, sequence } from '../../../codec/der.ts';
import { smallInteger } from '../../../codec/der-types.ts';
import { decode, encode, type Codec } from '../../../codec/tape.ts';
import { AlgorithmIdentifier, NULL } from './algorithm-identifier.ts';

const SOURCE = 'RFC 4055 §3.1';
const SHA_1: AlgorithmIdentifier = { algorithm: 'id-sha1', parameters: NULL };
const SHA_1_SALT = 20;
const TRAILER = 1;

const Raw = sequence(SOURCE, {
  hashAlgorithm: [
    optional(explicit(0, 'HashAlgorithm', 'the hash', SOURCE, AlgorithmIdentifier)),
    'the hash of the message; SHA-1 where none is named',
  ],
  maskGenAlgorithm: [
    optional(explicit(1, 'MaskGenAlgorithm', 'how', SOURCE, AlgorithmIdentifier)),
    'how the mask is made; MGF1 with SHA-1 where nothing is said',
  ],
  saltLength: [
    byDefault(explicit(2, 'saltLength', 'bytes', SOURCE, smallInteger), SHA_1_SALT),
    'how long the salt is',
  ],
  trailerField: [
    byDefault(explicit(3, 'trailerField', 'which', SOURCE, smallInteger), TRAILER),
    'what ends the block: always 1, which is bc',
  ],
});

export interface PssParameters {
  readonly hashAlgorithm: AlgorithmIdentifier;
  /** The hash inside MGF1. */
  readonly maskHash: AlgorithmIdentifier;
  /** In bytes. */
  readonly saltLength: number;
}

/** The parameters of id-RSASSA-PSS, with MGF1. */
export const PssParameters: Codec<PssParameters> = {
  walk(tape, value) {
    const raw = Raw.walk(
      tape,
      value && {
        hashAlgorithm: value.hashAlgorithm,
        maskGenAlgorithm: {
          algorithm: 'id-mgf1',
          parameters: encode(AlgorithmIdentifier, value.maskHash),
        },
        saltLength: value.saltLength,
        trailerField: TRAILER,
      },
    );
    const { maskGenAlgorithm: mask, saltLength, trailerField } = raw;
    if (trailerField !== TRAILER) tape.fault('bad-value', 'the trailer 1', `${trailerField}`);
    if (mask && mask.algorithm !== 'id-mgf1') tape.fault('bad-value', 'id-mgf1', mask.algorithm);
    const inner = mask?.parameters && decode(AlgorithmIdentifier, mask.parameters);
    if (mask && !inner?.ok) tape.fault('bad-value', 'the hash of id-mgf1', 'none');
    const maskHash = inner?.ok ? inner.value : SHA_1;
    return { hashAlgorithm: raw.hashAlgorithm ?? SHA_1, maskHash, saltLength };
  },
};
