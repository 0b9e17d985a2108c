import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmac, sha256, sha512 } from '../../../src/crypto/hashes.ts';
import { md5, sha1 } from '../../../src/crypto/legacy-hashes.ts';
import { anyMessage, counting, hex, repeat, repeatable, toHex, utf8 } from './bytes.ts';

const hashes = [md5, sha1, sha256, sha512];

const digests = [
  // RFC 1321 §A.5
  { hash: md5, text: '', digest: 'd41d8cd98f00b204e9800998ecf8427e' },
  { hash: md5, text: 'a', digest: '0cc175b9c0f1b6a831c399e269772661' },
  { hash: md5, text: 'abc', digest: '900150983cd24fb0d6963f7d28e17f72' },
  { hash: md5, text: 'message digest', digest: 'f96b697d7cb7938d525a2f31aaf161d0' },
  // RFC 3174 §7.3, TEST1 and TEST2
  { hash: sha1, text: 'abc', digest: 'a9993e364706816aba3e25717850c26c9cd0d89d' },
  {
    hash: sha1,
    text: 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    digest: '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  },
  // RFC 6234 §8.5, TEST1 and TEST2 of each
  {
    hash: sha256,
    text: 'abc',
    digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  },
  {
    hash: sha256,
    text: 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    digest: '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  },
  {
    hash: sha512,
    text: 'abc',
    digest: `ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a
             2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f`,
  },
  {
    hash: sha512,
    text:
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn' +
      'hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    digest: `8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018
             501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909`,
  },
];

test.each(digests)('$hash.name of "$text" is the digest of its RFC', ({ hash, text, digest }) => {
  expect(toHex(hash.digest(utf8(text)))).toBe(toHex(hex(digest)));
});

/** RFC 4231 §4: keys, data and the tags by SHA-256 and SHA-512. */
const rfc4231 = [
  {
    name: '4.2, test case 1',
    key: repeat(0x0b, 20),
    data: utf8('Hi There'),
    sha256: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    sha512: `87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde
             daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854`,
  },
  {
    name: '4.3, test case 2, a key shorter than the tag',
    key: utf8('Jefe'),
    data: utf8('what do ya want for nothing?'),
    sha256: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    sha512: `164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554
             9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737`,
  },
  {
    name: '4.4, test case 3, more than 64 bytes of key and data',
    key: repeat(0xaa, 20),
    data: repeat(0xdd, 50),
    sha256: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    sha512: `fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39
             bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb`,
  },
  {
    name: '4.5, test case 4',
    key: counting(26).slice(1),
    data: repeat(0xcd, 50),
    sha256: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    sha512: `b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db
             a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd`,
  },
  {
    name: '4.6, test case 5, printed as its first 16 bytes',
    key: repeat(0x0c, 20),
    data: utf8('Test With Truncation'),
    sha256: 'a3b6167473100ee06e0c796c2955552b',
    sha512: '415fad6271580a531d4179bc891d87a6',
  },
  {
    name: '4.7, test case 6, a key longer than a block',
    key: repeat(0xaa, 131),
    data: utf8('Test Using Larger Than Block-Size Key - Hash Key First'),
    sha256: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    sha512: `80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352
             6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598`,
  },
  {
    name: '4.8, test case 7, key and data longer than a block',
    key: repeat(0xaa, 131),
    data: utf8(
      'This is a test using a larger than block-size key and a larger than block-size data. ' +
        'The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    sha256: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    sha512: `e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944
             b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58`,
  },
];

describe.each(rfc4231)('HMAC, RFC 4231 §$name', ({ key, data, ...tags }) => {
  test.each([
    { hash: sha256, tag: hex(tags.sha256) },
    { hash: sha512, tag: hex(tags.sha512) },
  ])('by $hash.name', ({ hash, tag }) => {
    expect(toHex(hmac(hash, key, data).subarray(0, tag.length))).toBe(toHex(tag));
  });
});

/** RFC 2202 §2 and §3, test cases 2 and 6. */
const rfc2202 = [
  {
    hash: md5,
    key: utf8('Jefe'),
    data: 'what do ya want for nothing?',
    tag: '750c783e6ab0b503eaa86e310a5db738',
  },
  {
    hash: md5,
    key: repeat(0xaa, 80),
    data: 'Test Using Larger Than Block-Size Key - Hash Key First',
    tag: '6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd',
  },
  {
    hash: sha1,
    key: utf8('Jefe'),
    data: 'what do ya want for nothing?',
    tag: 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
  },
  {
    hash: sha1,
    key: repeat(0xaa, 80),
    data: 'Test Using Larger Than Block-Size Key - Hash Key First',
    tag: 'aa4ae5e15272d00e95705637ce8a3b55ed402112',
  },
];

test.each(rfc2202)('HMAC, RFC 2202: $hash.name of "$data"', ({ hash, key, data, tag }) => {
  expect(toHex(hmac(hash, key, utf8(data)))).toBe(tag);
});

describe.each(hashes)('$name', (hash) => {
  const opensslName = hash.name.replace('-', '').toLowerCase();

  test('gives as many bytes as it says', () => {
    expect(hash.digest(utf8('abc'))).toHaveLength(hash.outputLength);
    expect(hmac(hash, utf8('key'), utf8('abc'))).toHaveLength(hash.outputLength);
  });

  test('has the block length by which HMAC hashes longer keys first', () => {
    const fits = repeat(1, hash.blockLength);
    const longer = repeat(1, hash.blockLength + 1);
    const ofDigest = (key: Uint8Array) => toHex(hmac(hash, hash.digest(key), utf8('abc')));
    expect(toHex(hmac(hash, longer, utf8('abc')))).toBe(ofDigest(longer));
    expect(toHex(hmac(hash, fits, utf8('abc')))).not.toBe(ofDigest(fits));
  });

  test("agrees with OpenSSL's on any message", () => {
    const property = fc.property(anyMessage, (message) => {
      const theirs = createHash(opensslName).update(message).digest('hex');
      expect(toHex(hash.digest(message))).toBe(theirs);
    });
    fc.assert(property, repeatable(100));
  });

  test("agrees with OpenSSL's HMAC on any key and message", () => {
    const property = fc.property(anyMessage, anyMessage, (key, message) => {
      const theirs = createHmac(opensslName, key).update(message).digest('hex');
      expect(toHex(hmac(hash, key, message))).toBe(theirs);
    });
    fc.assert(property, repeatable(100));
  });
});
