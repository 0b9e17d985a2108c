/** The name of an algorithm, and what belongs to it. RFC 5280 §4.1.1.2. */
import { sameBytes } from '../../../codec/bytes.ts';
import { optional, sequence } from '../../../codec/der.ts';
import { any } from '../../../codec/der-any.ts';
import { oid } from '../../../codec/der-oid.ts';
import { nullValue } from '../../../codec/der-types.ts';
import { encode, type Codec } from '../../../codec/tape.ts';

export const AlgorithmIdentifier = sequence('RFC 5280 §4.1.1.2', {
  algorithm: [oid, 'which algorithm'],
  parameters: [optional(any), 'what belongs to it: a curve, a hash; or NULL'],
});
export type AlgorithmIdentifier = typeof AlgorithmIdentifier extends Codec<infer T> ? T : never;

/** NULL, where an algorithm has parameters that say nothing. */
export const NULL = encode(nullValue, null);

export const sameAlgorithm = (one: AlgorithmIdentifier, other: AlgorithmIdentifier): boolean =>
  one.algorithm === other.algorithm &&
  (one.parameters === null || other.parameters === null
    ? one.parameters === other.parameters
    : sameBytes(one.parameters, other.parameters));
