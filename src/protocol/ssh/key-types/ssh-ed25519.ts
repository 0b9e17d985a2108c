import { stringOf } from '../../../codec/types.ts';
import type { KeyType } from '../key-type.ts';

export const keyType = {
  name: 'ssh-ed25519',
  title: 'ED25519',
  source: 'RFC 8709',
  algorithms: ['ssh-ed25519'],
  keyLayout: {
    'public key': [stringOf(32), 'the Ed25519 public key', 'RFC 8709 §4'],
  },
  signatureLayout: {
    signature: [stringOf(64), 'the Ed25519 signature, R and S, 32 bytes each', 'RFC 8709 §6'],
  },
} as const satisfies KeyType;
