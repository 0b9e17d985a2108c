import { mpint, string } from '../../../codec/types.ts';
import type { KeyType } from '../key-type.ts';

/** Its first algorithm had the same name, and signed with SHA-1: OpenSSH no longer takes it, and nor do we. RFC 8332 §1. */
export const keyType = {
  name: 'ssh-rsa',
  title: 'RSA',
  source: 'RFC 4253 §6.6',
  algorithms: ['rsa-sha2-512', 'rsa-sha2-256'],
  keyLayout: {
    e: [mpint, 'the public exponent', 'RFC 4253 §6.6'],
    n: [
      mpint,
      'the modulus: the product of two large primes that only the owner knows',
      'RFC 4253 §6.6',
    ],
  },
  signatureLayout: {
    rsa_signature_blob: [
      string,
      'the signature: one number below the modulus, in as many bytes as the modulus has',
      'RFC 8332 §3',
    ],
  },
} as const satisfies KeyType;
