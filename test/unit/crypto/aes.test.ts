import { createCipheriv } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToCounter, aesCtr, aesGcm } from '../../../src/crypto/aes.ts';
import {
  anyBytes,
  anyMessage,
  counting,
  flipBit,
  hex,
  repeat,
  repeatable,
  toHex,
  utf8,
} from './bytes.ts';

/** NIST SP 800-38A §F.5: one plaintext and first counter for all. */
const nistPlaintext = `
  6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51
  30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710`;
const nistCounter = 'f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff';

const singleBlock = utf8('Single block msg');

const ctrVectors = [
  {
    name: 'SP 800-38A §F.5.1, CTR-AES128',
    key: '2b7e151628aed2a6abf7158809cf4f3c',
    counter: nistCounter,
    plaintext: hex(nistPlaintext),
    ciphertext: `
      874d6191b620e3261bef6864990db6ce 9806f66b7970fdff8617187bb9fffdff
      5ae4df3edbd5d35e5b4f09020db03eab 1e031dda2fbe03d1792170a0f3009cee`,
  },
  {
    name: 'SP 800-38A §F.5.3, CTR-AES192',
    key: '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b',
    counter: nistCounter,
    plaintext: hex(nistPlaintext),
    ciphertext: `
      1abc932417521ca24f2b0459fe7e6e0b 090339ec0aa6faefd5ccc2c6f4ce8e94
      1e36b26bd1ebc670d1bd1d665620abf7 4f78a7f6d29809585a97daec58c6b050`,
  },
  {
    name: 'SP 800-38A §F.5.5, CTR-AES256',
    key: '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
    counter: nistCounter,
    plaintext: hex(nistPlaintext),
    ciphertext: `
      601ec313775789a5b7a7f504bbf3d228 f443e3ca4d62b59aca84e990cacaf5c5
      2b0930daa23de94ce87017ba2d84988d dfc9c58db67aada613c2dd08457941a6`,
  },
  // RFC 3686 §6: its counter block is nonce ‖ iv ‖ 1.
  {
    name: 'RFC 3686 §6 #1',
    key: 'ae6852f8121067cc4bf7a5765577f39e',
    counter: '00000030 0000000000000000 00000001',
    plaintext: singleBlock,
    ciphertext: 'e4095d4fb7a7b3792d6175a3261311b8',
  },
  {
    name: 'RFC 3686 §6 #2',
    key: '7e24067817fae0d743d6ce1f32539163',
    counter: '006cb6db c0543b59da48d90b 00000001',
    plaintext: counting(32),
    ciphertext: '5104a106168a72d9790d41ee8edad388 eb2e1efc46da57c8fce630df9141be28',
  },
  {
    name: 'RFC 3686 §6 #3',
    key: '7691be035e5020a8ac6e618529f9a0dc',
    counter: '00e0017b 27777f3f4a1786f0 00000001',
    plaintext: counting(36),
    ciphertext: 'c1cf48a89f2ffdd9cf4652e9efdb72d7 4540a42bde6d7836d59a5ceaaef31053 25b2072f',
  },
  {
    name: 'RFC 3686 §6 #4',
    key: '16af5b145fc9f579c175f93e3bfb0eed863d06ccfdb78515',
    counter: '00000048 36733c147d6d93cb 00000001',
    plaintext: singleBlock,
    ciphertext: '4b55384fe259c9c84e7935a003cbe928',
  },
  {
    name: 'RFC 3686 §6 #5',
    key: '7c5cb2401b3dc33c19e7340819e0f69c678c3db8e6f6a91a',
    counter: '0096b03b 020c6eadc2cb500d 00000001',
    plaintext: counting(32),
    ciphertext: '453243fc609b23327edfaafa7131cd9f 8490701c5ad4a79cfc1fe0ff42f4fb00',
  },
  {
    name: 'RFC 3686 §6 #6',
    key: '02bf391ee8ecb159b959617b0965279bf59b60a786d3e0fe',
    counter: '0007bdfd 5cbd60278dcc0912 00000001',
    plaintext: counting(36),
    ciphertext: '96893fc55e5c722f540b7dd1ddf7e758 d288bc95c69165884536c811662f2188 abee0935',
  },
  {
    name: 'RFC 3686 §6 #7',
    key: '776beff2851db06f4c8a0542c8696f6c6a81af1eec96b4d37fc1d689e6c1c104',
    counter: '00000060 db5672c97aa8f0b2 00000001',
    plaintext: singleBlock,
    ciphertext: '145ad01dbf824ec7560863dc71e3e0c0',
  },
  {
    name: 'RFC 3686 §6 #8',
    key: 'f6d66d6bd52d59bb0796365879eff886c66dd51a5b6a99744b50590c87a23884',
    counter: '00faac24 c1585ef15a43d875 00000001',
    plaintext: counting(32),
    ciphertext: 'f05e231b3894612c49ee000b804eb2a9 b8306b508f839d6a5530831d9344af1c',
  },
  {
    name: 'RFC 3686 §6 #9',
    key: 'ff7a617ce69148e4f1726e2f43581de2aa62d9f805532edff1eed687fb54153d',
    counter: '001cc5b7 51a51d70a1c11148 00000001',
    plaintext: counting(36),
    ciphertext: 'eb6c52821d0bbbf7ce7594462aca4faa b407df866569fd07f48cc0b583d6071f 1ec0e6b8',
  },
];

describe.each(ctrVectors)('AES-CTR, $name', ({ key, counter, plaintext, ciphertext }) => {
  test('encrypts', () => {
    expect(toHex(aesCtr(hex(key), hex(counter), plaintext))).toBe(toHex(hex(ciphertext)));
  });
  test('decrypts by the same operation', () => {
    expect(toHex(aesCtr(hex(key), hex(counter), hex(ciphertext)))).toBe(toHex(plaintext));
  });
});

test.each([
  ['00000000000000000000000000000000', 0, '00000000000000000000000000000000'],
  ['00000000000000000000000000000000', 1, '00000000000000000000000000000001'],
  ['000000000000000000000000000000ff', 1, '00000000000000000000000000000100'],
  ['00000000000000000000000000000001', 0x12345678, '00000000000000000000000012345679'],
  ['0000000000000000ffffffffffffffff', 1, '00000000000000010000000000000000'],
  ['ffffffffffffffffffffffffffffffff', 1, '00000000000000000000000000000000'],
  ['ffffffffffffffffffffffffffffffff', 3, '00000000000000000000000000000002'],
  ['00000000000000000000000000000001', 2 ** 53 - 1, '00000000000000000020000000000000'],
])('the counter %s, %i blocks on, is %s', (counter, blocks, later) => {
  const given = hex(counter);
  expect(toHex(addToCounter(given, blocks))).toBe(later);
  expect(toHex(given)).toBe(counter);
});

describe('an AES-CTR stream', () => {
  test('can be cut at any block and goes on with the counter moved', () => {
    const nearTheEnd = fc.constantFrom(
      repeat(0xff, 16),
      hex(`00${'ff'.repeat(15)}`),
      repeat(0, 16),
    );
    const cuts = fc.nat(40);
    const property = fc.property(anyBytes(32), nearTheEnd, cuts, (key, counter, blocks) => {
      const bytes = repeat(0x5a, 700);
      const whole = aesCtr(key, counter, bytes);
      const rest = aesCtr(key, addToCounter(counter, blocks), bytes.subarray(blocks * 16));
      expect(toHex(rest)).toBe(toHex(whole.subarray(blocks * 16)));
    });
    fc.assert(property, repeatable(50));
  });

  test.each([16, 24, 32])('with a key of %i bytes is the same by OpenSSL', (keyLength) => {
    const counters = fc.oneof(anyBytes(16), fc.constant(repeat(0xff, 16)));
    const property = fc.property(anyBytes(keyLength), counters, anyMessage, (key, iv, message) => {
      const theirs = createCipheriv(`aes-${keyLength * 8}-ctr`, key, iv).update(message);
      expect(toHex(aesCtr(key, iv, message))).toBe(toHex(theirs));
    });
    fc.assert(property, repeatable(100));
  });

  test('leaves its arguments as they were', () => {
    const [key, counter, bytes] = [repeat(1, 16), repeat(2, 16), repeat(3, 40)];
    aesCtr(key, counter, bytes);
    expect([key, counter, bytes]).toEqual([repeat(1, 16), repeat(2, 16), repeat(3, 40)]);
  });
});

const gcmKey = 'feffe9928665731c6d6a8f9467308308';
const gcmNonce = 'cafebabefacedbaddecaf888';
const gcmPlaintext = `
  d9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72
  1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b391aafd255`;
const gcmAad = 'feedfacedeadbeeffeedfacedeadbeefabaddad2';
const ciphertext128 = `
  42831ec2217774244b7221b784d0d49c e3aa212f2c02a4e035c17e2329aca12e
  21d514b25466931c7d8f6a5aac84aa05 1ba30b396a0aac973d58e091473f5985`;
const ciphertext256 = `
  522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa
  8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662898015ad`;

/** "The Galois/Counter Mode of Operation", as submitted to NIST, §B: keys of 128 and 256 bits. */
const gcmVectors = [
  {
    name: 'test case 1',
    key: '00'.repeat(16),
    nonce: '00'.repeat(12),
    plaintext: '',
    aad: '',
    ciphertext: '',
    tag: '58e2fccefa7e3061367f1d57a4e7455a',
  },
  {
    name: 'test case 2',
    key: '00'.repeat(16),
    nonce: '00'.repeat(12),
    plaintext: '00'.repeat(16),
    aad: '',
    ciphertext: '0388dace60b6a392f328c2b971b2fe78',
    tag: 'ab6e47d42cec13bdf53a67b21257bddf',
  },
  {
    name: 'test case 3',
    key: gcmKey,
    nonce: gcmNonce,
    plaintext: gcmPlaintext,
    aad: '',
    ciphertext: ciphertext128,
    tag: '4d5c2af327cd64a62cf35abd2ba6fab4',
  },
  {
    name: 'test case 4',
    key: gcmKey,
    nonce: gcmNonce,
    plaintext: gcmPlaintext.slice(0, -8),
    aad: gcmAad,
    ciphertext: ciphertext128.slice(0, -8),
    tag: '5bc94fbc3221a5db94fae95ae7121a47',
  },
  {
    name: 'test case 13',
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plaintext: '',
    aad: '',
    ciphertext: '',
    tag: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    name: 'test case 14',
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    plaintext: '00'.repeat(16),
    aad: '',
    ciphertext: 'cea7403d4d606b6e074ec5d3baf39d18',
    tag: 'd0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    name: 'test case 15',
    key: gcmKey + gcmKey,
    nonce: gcmNonce,
    plaintext: gcmPlaintext,
    aad: '',
    ciphertext: ciphertext256,
    tag: 'b094dac5d93471bdec1a502270e3cc6c',
  },
  {
    name: 'test case 16',
    key: gcmKey + gcmKey,
    nonce: gcmNonce,
    plaintext: gcmPlaintext.slice(0, -8),
    aad: gcmAad,
    ciphertext: ciphertext256.slice(0, -8),
    tag: '76fc6ece0f4e1768cddf8853bb2d551b',
  },
];

describe.each(gcmVectors)('AES-GCM, $name', (vector) => {
  const [key, nonce, aad] = [hex(vector.key), hex(vector.nonce), hex(vector.aad)];
  const sealed = toHex(hex(vector.ciphertext + vector.tag));

  test('seals', () => {
    expect(toHex(aesGcm.seal(key, nonce, hex(vector.plaintext), aad))).toBe(sealed);
  });
  test('opens', () => {
    expect(aesGcm.open(key, nonce, hex(sealed), aad)).toEqual(hex(vector.plaintext));
  });
});

describe('AES-GCM does not open', () => {
  const [key, nonce, aad] = [repeat(1, 32), repeat(2, 12), hex('00000010')];
  const plaintext = utf8('sixteen bytes ok');
  const sealed = aesGcm.seal(key, nonce, plaintext, aad);

  test('unless everything is as it was', () => {
    expect(aesGcm.open(key, nonce, sealed, aad)).toEqual(plaintext);
  });
  test.each([0, 60, 127, 128, 200, 255])('with bit %i of ciphertext and tag changed', (bit) => {
    expect(aesGcm.open(key, nonce, flipBit(sealed, bit), aad)).toBeNull();
  });
  test('with other additional data, nonce or key', () => {
    expect(aesGcm.open(key, nonce, sealed, hex('00000011'))).toBeNull();
    expect(aesGcm.open(key, nonce, sealed, hex(''))).toBeNull();
    expect(aesGcm.open(key, flipBit(nonce, 0), sealed, aad)).toBeNull();
    expect(aesGcm.open(flipBit(key, 0), nonce, sealed, aad)).toBeNull();
  });
  test.each([0, 1, 15, 16, 31])('when only %i bytes are there', (length) => {
    expect(aesGcm.open(key, nonce, sealed.subarray(0, length), aad)).toBeNull();
  });
});

const opensslGcm = [
  { name: 'aes-128-gcm', keyLength: 16 },
  { name: 'aes-192-gcm', keyLength: 24 },
  { name: 'aes-256-gcm', keyLength: 32 },
] as const;

test.each(opensslGcm)("AES-GCM is OpenSSL's $name", ({ name, keyLength }) => {
  const property = fc.property(
    anyBytes(keyLength),
    anyBytes(12),
    anyMessage,
    anyMessage,
    (key, nonce, message, aad) => {
      const theirs = createCipheriv(name, key, nonce).setAAD(aad);
      const parts = [theirs.update(message), theirs.final(), theirs.getAuthTag()];
      const sealed = aesGcm.seal(key, nonce, message, aad);
      expect(toHex(sealed)).toBe(toHex(Buffer.concat(parts)));
      expect(aesGcm.open(key, nonce, sealed, aad)).toEqual(message);
    },
  );
  fc.assert(property, repeatable(100));
});

describe('wrong arguments are RangeErrors that name them', () => {
  const [key, block, nonce, bytes] = [repeat(1, 16), repeat(1, 16), repeat(1, 12), repeat(1, 40)];
  test.each([
    ['key', () => aesCtr(repeat(1, 20), block, bytes)],
    ['counterBlock', () => aesCtr(key, nonce, bytes)],
    ['counterBlock', () => addToCounter(nonce, 1)],
    ['blocks', () => addToCounter(block, -1)],
    ['blocks', () => addToCounter(block, 1.5)],
    ['key', () => aesGcm.seal(repeat(1, 64), nonce, bytes, bytes)],
    ['nonce', () => aesGcm.seal(key, block, bytes, bytes)],
    ['key', () => aesGcm.open(repeat(1, 64), nonce, bytes, bytes)],
    ['nonce', () => aesGcm.open(key, block, bytes, bytes)],
  ])('%s: %s', (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(`${name}: `);
  });

  test('a key has three lengths to choose from', () => {
    const message = 'key: expected 16 or 24 or 32 bytes, got 20';
    expect(() => aesCtr(repeat(1, 20), block, bytes)).toThrow(message);
  });
});
