import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { fromBase32, hotp, totp } from '../../../src/crypto/totp.ts';
import { toHex } from './bytes.ts';

const secret = new TextEncoder().encode('12345678901234567890');

describe('HOTP, RFC 4226 appendix D', () => {
  test.each([
    [0, 'cc93cf18508d94934c64b65d8ba7667fb7cde4b0', 1284755224, '755224'],
    [1, '75a48a19d4cbe100644e8ac1397eea747a2d33ab', 1094287082, '287082'],
    [2, '0bacb7fa082fef30782211938bc1c5e70416ff44', 137359152, '359152'],
    [3, '66c28227d03a2d5529262ff016a1e6ef76557ece', 1726969429, '969429'],
    [4, 'a904c900a64b35909874b33e61c5938a8e15ed1c', 1640338314, '338314'],
    [5, 'a37e783d7b7233c083d4f62926c7a25f238d0316', 868254676, '254676'],
    [6, 'bc9cd28561042c83f219324d3c607256c03272ae', 1918287922, '287922'],
    [7, 'a4fb960c0bc06e1eabb804e5b397cdc4b45596fa', 82162583, '162583'],
    [8, '1b3c89f65e6c9e883012052823443f048b4332db', 673399871, '399871'],
    [9, '1637409809a679dc698207310c8c7fc07290d9e5', 645520489, '520489'],
  ])('counter %i', (counter, mac, number, code) => {
    const made = hotp(secret, counter);
    expect({ ...made, mac: toHex(made.mac) }).toMatchObject({ mac, number, code });
  });
});

describe('TOTP, RFC 6238 appendix B', () => {
  test.each([
    [59, 0x1, '94287082'],
    [1111111109, 0x23523ec, '07081804'],
    [1111111111, 0x23523ed, '14050471'],
    [1234567890, 0x273ef07, '89005924'],
    [2000000000, 0x3f940aa, '69279037'],
    [20000000000, 0x27bc86aa, '65353130'],
  ])('at %i seconds', (seconds, counter, code) => {
    expect(totp(secret, seconds, 8)).toMatchObject({ counter, code });
  });
});

test('the HMAC is that of Node, for secrets of any length', () => {
  for (let length = 1; length < 150; length += 7) {
    const key = randomBytes(length);
    const { message, mac } = hotp(key, length * 1_000_003);
    expect(toHex(mac)).toBe(createHmac('sha1', key).update(message).digest('hex'));
  }
});

test('a counter is a whole number that is not negative', () => {
  expect(() => hotp(secret, -1)).toThrow('counter: expected a whole number');
});

describe('base32, RFC 4648 §10', () => {
  test.each([
    ['', ''],
    ['MY======', 'f'],
    ['MZXQ====', 'fo'],
    ['MZXW6===', 'foo'],
    ['MZXW6YQ=', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['MZXW6YTBOI======', 'foobar'],
    ['mzxw 6ytb-oi', 'foobar'],
  ])('%s', (text, plain) => {
    expect(fromBase32(text)).toEqual(new TextEncoder().encode(plain));
  });

  test.each(['1', 'A', 'ABC', 'ABCDEF', 'MZXW6YT!'])('%s is none', (text) => {
    expect(fromBase32(text)).toBeNull();
  });
});
