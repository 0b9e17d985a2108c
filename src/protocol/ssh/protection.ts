/** A cipher and its MAC as one thing: what a packet goes through on its way to the wire. RFC 4253 §6. */
import { concat, type Bytes } from '../../codec/bytes.ts';
import { readUint32 } from '../../codec/tape.ts';
import { equal } from '../../crypto/equal.ts';
import type { AeadCipher, Cipher, StreamCipher } from './ciphers.ts';
import type { Mac } from './macs.ts';

export interface Protection {
  readonly cipher: Cipher | null;
  /** Null with a cipher that authenticates by itself, and before NEWKEYS. */
  readonly mac: Mac | null;
  /** packet_length and padding are such that this divides what is encrypted. */
  readonly blockLength: number;
  /** Whether packet_length is encrypted with the rest, and so counts for the block length. */
  readonly lengthInBlocks: boolean;
  /** Bytes that must be there before packet_length can be read. */
  readonly headLength: number;
  /** Bytes behind the packet: a tag or MAC. */
  readonly tagLength: number;
  seal(sequence: number, packet: Bytes): Bytes;
  length(sequence: number, head: Bytes): number;
  /** The packet, or null where the tag or MAC is wrong. */
  open(sequence: number, wire: Bytes): Bytes | null;
}

/** What is in force before the first NEWKEYS: nothing. */
export const plaintext: Protection = {
  cipher: null,
  mac: null,
  blockLength: 8,
  lengthInBlocks: true,
  headLength: 4,
  tagLength: 0,
  seal: (_sequence, packet) => packet,
  length: (_sequence, head) => readUint32(head, 0),
  open: (_sequence, wire) => wire,
};

export interface DirectionKeys {
  readonly iv: Bytes;
  readonly encryption: Bytes;
  readonly integrity: Bytes;
}

export function protect(cipher: Cipher, mac: Mac | null, keys: DirectionKeys): Protection {
  if (cipher.kind === 'aead') return aead(cipher, keys);
  if (!mac) throw new Error(`${cipher.name} needs a MAC`); // negotiation sees to it
  return mac.etm ? encryptThenMac(cipher, mac, keys) : encryptAndMac(cipher, mac, keys);
}

function aead(cipher: AeadCipher, keys: DirectionKeys): Protection {
  return {
    cipher,
    mac: null,
    blockLength: cipher.blockLength,
    lengthInBlocks: false,
    headLength: 4,
    tagLength: cipher.tagLength,
    ...cipher.create(keys.encryption, keys.iv),
  };
}

function withSequence(sequence: number, bytes: Bytes): Bytes {
  const numbered = new Uint8Array(4 + bytes.length);
  new DataView(numbered.buffer).setUint32(0, sequence);
  numbered.set(bytes, 4);
  return numbered;
}

/** MAC over what is on the wire: it is checked before anything is decrypted. OpenSSH PROTOCOL §1.5. */
function encryptThenMac(cipher: StreamCipher, mac: Mac, keys: DirectionKeys): Protection {
  const { crypt } = cipher.create(keys.encryption, keys.iv);
  return {
    cipher,
    mac,
    blockLength: cipher.blockLength,
    lengthInBlocks: false,
    headLength: 4,
    tagLength: mac.tagLength,
    seal(sequence, packet) {
      const encrypted = concat(packet.subarray(0, 4), crypt(packet.subarray(4)));
      return concat(encrypted, mac.tag(keys.integrity, withSequence(sequence, encrypted)));
    },
    length: (_sequence, head) => readUint32(head, 0),
    open(sequence, wire) {
      const encrypted = wire.subarray(0, wire.length - mac.tagLength);
      const tag = mac.tag(keys.integrity, withSequence(sequence, encrypted));
      if (!equal(tag, wire.subarray(encrypted.length))) return null;
      return concat(encrypted.subarray(0, 4), crypt(encrypted.subarray(4)));
    },
  };
}

/** MAC over the plaintext packet: its first block must be decrypted to learn how long it is. RFC 4253 §6.4. */
function encryptAndMac(cipher: StreamCipher, mac: Mac, keys: DirectionKeys): Protection {
  const { crypt } = cipher.create(keys.encryption, keys.iv);
  let firstBlock: Bytes | null = null;
  return {
    cipher,
    mac,
    blockLength: cipher.blockLength,
    lengthInBlocks: true,
    headLength: cipher.blockLength,
    tagLength: mac.tagLength,
    seal: (sequence, packet) =>
      concat(crypt(packet), mac.tag(keys.integrity, withSequence(sequence, packet))),
    length(_sequence, head) {
      firstBlock ??= crypt(head.subarray(0, cipher.blockLength));
      return readUint32(firstBlock, 0);
    },
    open(sequence, wire) {
      const encrypted = wire.subarray(0, wire.length - mac.tagLength);
      const first = firstBlock ?? crypt(encrypted.subarray(0, cipher.blockLength));
      firstBlock = null;
      const packet = concat(first, crypt(encrypted.subarray(cipher.blockLength)));
      return equal(
        mac.tag(keys.integrity, withSequence(sequence, packet)),
        wire.subarray(encrypted.length),
      )
        ? packet
        : null;
    },
  };
}
