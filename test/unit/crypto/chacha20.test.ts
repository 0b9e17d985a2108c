import { createCipheriv } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chacha20, poly1305 } from '../../../src/crypto/chacha20.ts';
import { anyBytes, anyMessage, counting, hex, repeat, repeatable, toHex, utf8 } from './bytes.ts';

const zeroKey = '00'.repeat(32);
const lastByteKey = (value: string) => '00'.repeat(31) + value;

/**
 * RFC 8439 §A.1. The RFC's nonce has 96 bits and its counter 32, the original's have 64 and 64;
 * the state is the same where the nonce starts with four zero bytes, and here all do.
 */
const keyStreams = [
  {
    name: '#1',
    key: zeroKey,
    nonce: '000000000000000000000000',
    counter: 0,
    keyStream: `
      76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7
      da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586`,
  },
  {
    name: '#2',
    key: zeroKey,
    nonce: '000000000000000000000000',
    counter: 1,
    keyStream: `
      9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed
      29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f`,
  },
  {
    name: '#3',
    key: lastByteKey('01'),
    nonce: '000000000000000000000000',
    counter: 1,
    keyStream: `
      3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a
      8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0`,
  },
  {
    name: '#4',
    key: `00ff${'00'.repeat(30)}`,
    nonce: '000000000000000000000000',
    counter: 2,
    keyStream: `
      72d54dfbf12ec44b362692df94137f328fea8da73990265ec1bbbea1ae9af0ca
      13b25aa26cb4a648cb9b9d1be65b2c0924a66c54d545ec1b7374f4872e99f096`,
  },
  {
    name: '#5',
    key: zeroKey,
    nonce: '000000000000000000000002',
    counter: 0,
    keyStream: `
      c2c64d378cd536374ae204b9ef933fcd1a8b2288b3dfa49672ab765b54ee27c7
      8a970e0e955c14f3a88e741b97c286f75f8fc299e8148362fa198a39531bed6d`,
  },
];

test.each(keyStreams)('ChaCha20, RFC 8439 §A.1 $name', ({ key, nonce, counter, keyStream }) => {
  const stream = chacha20(hex(key), hex(nonce).subarray(4), counter, new Uint8Array(64));
  expect(toHex(stream)).toBe(toHex(hex(keyStream)));
});

describe('ChaCha20, RFC 8439 §2.4.2', () => {
  const key = counting(32);
  const nonce = hex('00000000 0000004a 00000000').subarray(4);
  const plaintext = utf8(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, " +
      'sunscreen would be it.',
  );
  const ciphertext = hex(`
    6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b
    f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8
    07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736
    5af90bbf74a35be6b40b8eedf2785e42874d`);

  test('encrypts', () => {
    expect(toHex(chacha20(key, nonce, 1, plaintext))).toBe(toHex(ciphertext));
  });
  test('decrypts by the same operation', () => {
    expect(toHex(chacha20(key, nonce, 1, ciphertext))).toBe(toHex(plaintext));
  });
  test('goes on with the next block number', () => {
    expect(toHex(chacha20(key, nonce, 2, plaintext.subarray(64)))).toBe(
      toHex(ciphertext.subarray(64)),
    );
  });
});

const ietfText = utf8(
  'Any submission to the IETF intended by the Contributor for publication as all or part of an ' +
    'IETF Internet-Draft or RFC and any statement made within the context of an IETF activity is ' +
    'considered an "IETF Contribution". Such statements include oral statements in IETF ' +
    'sessions, as well as written and electronic communications made at any time or place, which ' +
    'are addressed to',
);
const jabberwocky = utf8(
  "'Twas brillig, and the slithy toves\nDid gyre and gimble in the wabe:\n" +
    'All mimsy were the borogoves,\nAnd the mome raths outgrabe.',
);
const zeros16 = '00'.repeat(16);
const ones16 = 'ff'.repeat(16);
const small = (value: string) => value + '00'.repeat(15);

/** RFC 8439 §2.5.2 and §A.3; those from #5 on try the carries at the end. */
const tags = [
  {
    name: '§2.5.2',
    r: '85d6be7857556d337f4452fe42d506a8',
    s: '0103808afb0db2fd4abff6af4149f51b',
    message: utf8('Cryptographic Forum Research Group'),
    tag: 'a8061dc1305136c6c22b8baf0c0127a9',
  },
  { name: '§A.3 #1', r: zeros16, s: zeros16, message: new Uint8Array(64), tag: zeros16 },
  {
    name: '§A.3 #2',
    r: zeros16,
    s: '36e5f6b5c5e06070f0efca96227a863e',
    message: ietfText,
    tag: '36e5f6b5c5e06070f0efca96227a863e',
  },
  {
    name: '§A.3 #3',
    r: '36e5f6b5c5e06070f0efca96227a863e',
    s: zeros16,
    message: ietfText,
    tag: 'f3477e7cd95417af89a6b8794c310cf0',
  },
  {
    name: '§A.3 #4',
    r: '1c9240a5eb55d38af333888604f6b5f0',
    s: '473917c1402b80099dca5cbc207075c0',
    message: jabberwocky,
    tag: '4541669a7eaaee61e708dc7cbcc5eb62',
  },
  { name: '§A.3 #5', r: small('02'), s: zeros16, message: hex(ones16), tag: small('03') },
  { name: '§A.3 #6', r: small('02'), s: ones16, message: hex(small('02')), tag: small('03') },
  {
    name: '§A.3 #7',
    r: small('01'),
    s: zeros16,
    message: hex(`${ones16} f0${'ff'.repeat(15)} ${small('11')}`),
    tag: small('05'),
  },
  {
    name: '§A.3 #8',
    r: small('01'),
    s: zeros16,
    message: hex(`${ones16} fb${'fe'.repeat(15)} ${'01'.repeat(16)}`),
    tag: zeros16,
  },
  {
    name: '§A.3 #9',
    r: small('02'),
    s: zeros16,
    message: hex(`fd${'ff'.repeat(15)}`),
    tag: `fa${'ff'.repeat(15)}`,
  },
  {
    name: '§A.3 #10',
    r: '01000000000000000400000000000000',
    s: zeros16,
    message: hex(
      `e33594d7505e43b90000000000000000 3394d7505e4379cd0100000000000000 ${zeros16} ${small('01')}`,
    ),
    tag: '14000000000000005500000000000000',
  },
  {
    name: '§A.3 #11',
    r: '01000000000000000400000000000000',
    s: zeros16,
    message: hex(`e33594d7505e43b90000000000000000 3394d7505e4379cd0100000000000000 ${zeros16}`),
    tag: small('13'),
  },
];

test.each(tags)('Poly1305, RFC 8439 $name', ({ r, s, message, tag }) => {
  expect(toHex(poly1305(hex(r + s), message))).toBe(tag);
});

describe('against OpenSSL', () => {
  test('ChaCha20 is the same for any key, nonce, counter and message', () => {
    const counters = fc.nat(0xffffff00);
    const property = fc.property(
      anyBytes(32),
      anyBytes(8),
      counters,
      anyMessage,
      (key, nonce, counter, message) => {
        const iv = new Uint8Array(16); // the counter as 64 bits, little-endian, and the nonce
        new DataView(iv.buffer).setUint32(0, counter, true);
        iv.set(nonce, 8);
        const theirs = createCipheriv('chacha20', key, iv).update(message);
        expect(toHex(chacha20(key, nonce, counter, message))).toBe(toHex(theirs));
      },
    );
    fc.assert(property, repeatable(100));
  });

  test('together they are the AEAD of RFC 8439 §2.8 for any message', () => {
    const property = fc.property(anyBytes(32), anyBytes(8), anyMessage, (key, nonce, message) => {
      const theirs = createCipheriv(
        'chacha20-poly1305',
        key,
        Buffer.concat([repeat(0, 4), nonce]),
        {
          authTagLength: 16,
        },
      );
      const ciphertext = chacha20(key, nonce, 1, message);
      expect(toHex(ciphertext)).toBe(toHex(theirs.update(message)));
      theirs.final();

      const padding = new Uint8Array((16 - (ciphertext.length % 16)) % 16);
      const lengths = new Uint8Array(16); // of the additional data, none here, and the ciphertext
      new DataView(lengths.buffer).setUint32(8, ciphertext.length, true);
      const oneTimeKey = chacha20(key, nonce, 0, new Uint8Array(32));
      const tag = poly1305(oneTimeKey, Buffer.concat([ciphertext, padding, lengths]));
      expect(toHex(tag)).toBe(toHex(theirs.getAuthTag()));
    });
    fc.assert(property, repeatable(100));
  });
});

describe('wrong arguments are RangeErrors that name them', () => {
  const [key, nonce, bytes] = [repeat(1, 32), repeat(1, 8), repeat(1, 65)];
  test.each([
    ['key', () => chacha20(repeat(1, 16), nonce, 0, bytes)],
    ['nonce', () => chacha20(key, repeat(1, 12), 0, bytes)],
    ['counter', () => chacha20(key, nonce, -1, bytes)],
    ['counter', () => chacha20(key, nonce, 0.5, bytes)],
    ['counter', () => chacha20(key, nonce, 0xfffffffe, bytes)],
    ['key', () => poly1305(repeat(1, 16), bytes)],
  ])('%s: %s', (name, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(`${name}: `);
  });
});
