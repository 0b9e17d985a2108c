import type { Recipe } from '../shell-commands.ts';
import { partsOf } from './hash.ts';
import { bytesOf, NUMBERS, partIn, PRIVATE, python } from './python.ts';

const how = /^rsa-sha2-(256|512)$/;

/** The head of a DigestInfo for each hash. RFC 8017 §9.2. */
const heads: Readonly<Record<string, string>> = {
  256: '3031300d060960864801650304020105000420',
  512: '3051300d060960864801650304020305000440',
};

/** A signature as SSH writes it: the hash behind padding that is always the same, to the power of d. */
export const recipe: Recipe = {
  kind: 'signature',
  source: 'RFC 8017 §8.2.1',
  fits: (name) => how.test(name),
  reproduce({ how: name, from, preimage }) {
    const key = from.find(({ secret, symbol }) => secret && /^[dk]_/.test(symbol));
    if (!preimage) return { reason: 'What was signed is not known.' };
    if (!key) return { reason: 'The private key is not in the recording: nobody here can sign.' };
    const size = how.exec(name)?.[1] ?? '';
    return {
      command: python(
        'import hashlib',
        ...NUMBERS,
        ...bytesOf('key', key),
        'data = b""',
        ...partsOf(preimage).flatMap((part) => [...partIn('part', part), 'data += part']),
        PRIVATE,
        'size = (n.bit_length() + 7) // 8',
        `info = bytes.fromhex("${heads[size]}") + hashlib.sha${size}(data).digest()`,
        'block = b"\\0\\1" + b"\\xff" * (size - 3 - len(info)) + b"\\0" + info',
        'string = lambda data: len(data).to_bytes(4, "big") + data',
        'signature = pow(number(block), d, n).to_bytes(size, "big")',
        `print((string(b"${name}") + string(signature)).hex())`,
      ),
    };
  },
};
