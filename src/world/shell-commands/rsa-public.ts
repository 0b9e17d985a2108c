import type { Recipe } from '../shell-commands.ts';
import { bytesOf, NUMBERS, PRIVATE, python } from './python.ts';

/** An RSA key's public half as SSH writes it: its name, the exponent and the modulus. */
export const recipe: Recipe = {
  kind: 'public-half',
  source: 'RFC 4253 §6.6',
  fits: (how) => how === 'the public half, ssh-rsa',
  reproduce({ from: [key] }) {
    if (!key) return { reason: 'The private key is not known.' };
    return {
      command: python(
        ...NUMBERS,
        ...bytesOf('key', key),
        PRIVATE,
        'string = lambda data: len(data).to_bytes(4, "big") + data',
        'mpint = lambda n: string(n.to_bytes(n.bit_length() // 8 + 1, "big"))',
        'print((string(b"ssh-rsa") + mpint(e) + mpint(n)).hex())',
      ),
    };
  },
};
