/** The ciphers that may encrypt a private key file, by OpenSSH's names for them. cipher.c of OpenSSH. */
import { concat, type Bytes } from '../../codec/bytes.ts';
import { aesCbcDecrypt } from '../../crypto/aes-cbc.ts';
import { aesCtr, aesGcm } from '../../crypto/aes.ts';
import { chacha20, poly1305 } from '../../crypto/chacha20.ts';
import { equal } from '../../crypto/equal.ts';

export interface KeyFileCipher {
  readonly keyLength: number;
  readonly ivLength: number;
  /** What the plaintext is padded to. */
  readonly blockLength: number;
  /** Bytes behind the ciphertext that authenticate it; 0 where nothing does. */
  readonly tagLength: number;
  /** The plaintext with its padding; null where the tag, or the length, is wrong. */
  open(key: Bytes, iv: Bytes, encrypted: Bytes, tag: Bytes): Bytes | null;
}

const BLOCK = 16;
const TAG = 16;

const cbc = (keyLength: number): KeyFileCipher => ({
  ...{ keyLength, ivLength: BLOCK, blockLength: BLOCK, tagLength: 0 },
  open: aesCbcDecrypt,
});

const ctr = (keyLength: number): KeyFileCipher => ({
  ...{ keyLength, ivLength: BLOCK, blockLength: BLOCK, tagLength: 0 },
  open: aesCtr,
});

const gcm = (keyLength: number): KeyFileCipher => ({
  ...{ keyLength, ivLength: 12, blockLength: BLOCK, tagLength: TAG },
  open: (key, iv, encrypted, tag) => aesGcm.open(key, iv, concat(encrypted, tag), new Uint8Array()),
});

/** With the sequence number 0 and no packet_length: only the first of its two keys is used. */
const chacha: KeyFileCipher = {
  ...{ keyLength: 64, ivLength: 0, blockLength: 8, tagLength: TAG },
  open(keys, _iv, encrypted, tag) {
    const [key, nonce] = [keys.subarray(0, 32), new Uint8Array(8)];
    const right = poly1305(chacha20(key, nonce, 0, new Uint8Array(32)), encrypted);
    return equal(right, tag) ? chacha20(key, nonce, 1, encrypted) : null;
  },
};

export const keyFileCiphers: ReadonlyMap<string, KeyFileCipher> = new Map([
  ['aes128-ctr', ctr(16)],
  ['aes192-ctr', ctr(24)],
  ['aes256-ctr', ctr(32)],
  ['aes128-cbc', cbc(16)],
  ['aes192-cbc', cbc(24)],
  ['aes256-cbc', cbc(32)],
  ['aes128-gcm@openssh.com', gcm(16)],
  ['aes256-gcm@openssh.com', gcm(32)],
  ['chacha20-poly1305@openssh.com', chacha],
]);
