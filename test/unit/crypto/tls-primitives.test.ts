/** What TLS 1.3 adds to SSH's primitives, by the vectors of their RFCs and against Node's. */
import { createCipheriv, createECDH, createHash, hkdfSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chacha20Poly1305 } from '../../../src/crypto/chacha20-poly1305.ts';
import { p256SharedSecret } from '../../../src/crypto/ecdh.ts';
import { nistp256 } from '../../../src/crypto/ecdsa.ts';
import { sha256 } from '../../../src/crypto/hashes.ts';
import { hkdfExpand, hkdfExtract } from '../../../src/crypto/hkdf.ts';
import { RunningHash } from '../../../src/crypto/running-hash.ts';
import { sha384 } from '../../../src/crypto/sha384.ts';
import { anyMessage, hex, repeat, toHex, utf8 } from './bytes.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const hashes = [sha256, sha384] as const;

test('SHA-384 of "abc" is the digest of RFC 6234', () => {
  expect(toHex(sha384.digest(utf8('abc')))).toBe(
    'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
  );
});

test.each(['SHA-256', 'SHA-384'] as const)('a running %s can be asked at any time', (name) => {
  fc.assert(
    fc.property(fc.array(anyMessage, { maxLength: 5 }), (parts) => {
      const running = new RunningHash(name);
      const whole = createHash(name.replace('-', '').toLowerCase());
      for (const part of parts) {
        running.update(part);
        whole.update(part);
        expect(toHex(running.digest())).toBe(whole.copy().digest('hex'));
      }
    }),
    { numRuns: 30 },
  );
});

describe('HKDF', () => {
  test('gives what RFC 5869 §A.1 says', () => {
    const secret = hkdfExtract(sha256, hex('000102030405060708090a0b0c'), repeat(0x0b, 22));
    expect(toHex(secret)).toBe('077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5');
    expect(toHex(hkdfExpand('SHA-256', secret, hex('f0f1f2f3f4f5f6f7f8f9'), 42))).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
  });

  test.each(hashes)("agrees with Node's, by $name", (hash) => {
    fc.assert(
      fc.property(bytes(32), bytes(32), anyMessage, (key, salt, info) => {
        const short = info.subarray(0, 1024);
        const name = hash === sha256 ? 'SHA-256' : 'SHA-384';
        const digest = name.replace('-', '').toLowerCase();
        const own = hkdfExpand(name, hkdfExtract(hash, salt, key), short, 48);
        expect(toHex(own)).toBe(
          Buffer.from(hkdfSync(digest, key, salt, short, 48)).toString('hex'),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('ChaCha20-Poly1305', () => {
  test("seals as Node's, opens its own, and refuses a changed bit", () => {
    fc.assert(
      fc.property(bytes(32), bytes(12), anyMessage, bytes(5), (key, nonce, text, aad) => {
        const sealed = chacha20Poly1305.seal(key, nonce, text, aad);
        const node = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
        node.setAAD(aad, { plaintextLength: text.length });
        const theirs = Buffer.concat([node.update(text), node.final(), node.getAuthTag()]);
        expect(toHex(sealed)).toBe(theirs.toString('hex'));
        expect(toHex(chacha20Poly1305.open(key, nonce, sealed, aad) ?? repeat(1, 1))).toBe(
          toHex(text),
        );
        sealed[0] = (sealed[0] ?? 0) ^ 1;
        expect(chacha20Poly1305.open(key, nonce, sealed, aad)).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  test('opens nothing that is shorter than a tag', () => {
    expect(
      chacha20Poly1305.open(repeat(1, 32), repeat(2, 12), repeat(3, 15), repeat(4, 5)),
    ).toBeNull();
  });
});

describe('ECDH over P-256', () => {
  test("agrees with Node's", () => {
    fc.assert(
      fc.property(bytes(48), (seed) => {
        const node = createECDH('prime256v1');
        node.generateKeys();
        const privateKey = nistp256.privateKey(seed);
        const own = p256SharedSecret(privateKey, new Uint8Array(node.getPublicKey()));
        expect(own && toHex(own)).toBe(
          node.computeSecret(nistp256.publicKey(privateKey)).toString('hex'),
        );
      }),
      { numRuns: 5 },
    );
  });

  test('refuses what is no point of the curve', () => {
    const privateKey = nistp256.privateKey(repeat(7, 48));
    for (const wrong of [new Uint8Array(), new Uint8Array(65), repeat(4, 65), repeat(4, 64)])
      expect(p256SharedSecret(privateKey, wrong)).toBeNull();
    const compressed = createECDH('prime256v1');
    compressed.generateKeys();
    const point = new Uint8Array(compressed.getPublicKey(null, 'compressed'));
    expect(p256SharedSecret(privateKey, point)).toBeNull();
  });
});
