/** Why a chain of certificates is not trusted, in English. Each completes a sentence: “… because …”. */
import type { ChainReason } from '../../../protocol/tls/certificates/chain-reasons.ts';

export const reasonWords: Readonly<
  Record<ChainReason, { readonly because: string; readonly source: string }>
> = {
  'malformed-certificate': {
    because: 'a certificate in the chain cannot be read',
    source: 'RFC 5280 §4.1',
  },
  'malformed-extension': {
    because: 'an extension of a certificate cannot be read, or is there twice',
    source: 'RFC 5280 §4.2',
  },
  'unknown-issuer': {
    because: 'nobody whose certificate is here has signed it',
    source: 'RFC 5280 §6.1',
  },
  'root-not-trusted': {
    because: 'the chain ends at a certificate that is known, but not at a root that is trusted',
    source: 'RFC 5280 §6.1',
  },
  'self-signed': {
    because: 'it has signed itself, and is not among the trusted ones',
    source: 'RFC 5280 §6.1',
  },
  'self-signed-root': {
    because: 'the root that came with it is not among the trusted ones',
    source: 'RFC 5280 §6.1',
  },
  'chain-too-long': {
    because: 'the chain is longer than any that is looked at',
    source: 'RFC 5280 §6.1',
  },
  'unknown-critical-extension': {
    because: 'it says something critical that is not known here',
    source: 'RFC 5280 §4.2',
  },
  'unusable-key': {
    because: 'the key in it is of a kind that is not known here, or no key at all',
    source: 'RFC 5280 §4.1.2.7',
  },
  'not-an-authority': {
    because: 'whoever signed it is no authority',
    source: 'RFC 5280 §4.2.1.9',
  },
  'wrong-purpose': {
    because: 'it was made for another purpose',
    source: 'RFC 5280 §4.2.1.12',
  },
  'path-too-long': {
    because: 'an authority has more authorities below it than it may have',
    source: 'RFC 5280 §4.2.1.9',
  },
  'name-mismatch': {
    because: 'it is for another name than the one that was asked for',
    source: 'RFC 9525 §6',
  },
  'address-mismatch': {
    because: 'it is for another address than the one that was asked for',
    source: 'RFC 9525 §6.4',
  },
  'may-not-sign': {
    because: 'the key that signed it may not sign certificates',
    source: 'RFC 5280 §4.2.1.3',
  },
  'bad-signature': {
    because: 'the signature in it is not that of the authority it names',
    source: 'RFC 5280 §6.1.3',
  },
  'unsupported-signature': {
    because: 'it is signed in a way that is not known here, or no longer safe',
    source: 'RFC 5280 §6.1.3',
  },
  'not-yet-valid': {
    because: 'it is not valid yet',
    source: 'RFC 5280 §4.1.2.5',
  },
  expired: {
    because: 'its time is over',
    source: 'RFC 5280 §4.1.2.5',
  },
  'name-not-permitted': {
    because: 'an authority above it may not vouch for such a name',
    source: 'RFC 5280 §4.2.1.10',
  },
  'name-excluded': {
    because: 'an authority above it must not vouch for such a name',
    source: 'RFC 5280 §4.2.1.10',
  },
  'unknown-constraint': {
    because: 'an authority limits names in a way that is not known here',
    source: 'RFC 5280 §4.2.1.10',
  },
};
