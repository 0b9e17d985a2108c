/** The data types of RFC 4251 §5, and what happens to bytes that are not what a layout asks for. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigToBytes, bytesToBig, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { fieldAtPath, fieldsAt, leaves } from '../../src/codec/field.ts';
import { nested, repeat, struct } from '../../src/codec/struct.ts';
import { decode, decodeTree, encode, encodeTree, type Codec } from '../../src/codec/tape.ts';
import {
  blob,
  boolean,
  bytes,
  constant,
  mpint,
  mpintBytes,
  nameList,
  rest,
  restText,
  signedMpint,
  string,
  stringOf,
  text,
  uint32,
  uint64,
  uint8,
} from '../../src/codec/types.ts';
import { hex, repeatable, toHex } from './crypto/bytes.ts';
import {
  expectHonestReading,
  expectRoundTrip,
  faultOf,
  remarksIn,
  valueOf,
} from './support/tree.ts';

/** A codec as the one field `x` of a layout. */
const alone = <T>(codec: Codec<T>): Codec<{ x: T }> =>
  struct('here §1', { x: [codec, 'the field under test'] });

const remarks = (codec: Codec<unknown>, wire: Bytes) =>
  remarksIn(decodeTree(alone(codec), wire).fields);

describe('the examples of RFC 4251 §5', () => {
  test.each<[string, Codec<bigint>, bigint, string]>([
    ['0', signedMpint, 0n, '00 00 00 00'],
    ['9a378f9b2e332a7', signedMpint, 0x9a378f9b2e332a7n, '00 00 00 08 09 a3 78 f9 b2 e3 32 a7'],
    ['80', signedMpint, 0x80n, '00 00 00 02 00 80'],
    ['-1234', signedMpint, -0x1234n, '00 00 00 02 ed cc'],
    ['-deadbeef', signedMpint, -0xdeadbeefn, '00 00 00 05 ff 21 52 41 11'],
    ['0', mpint, 0n, '00 00 00 00'],
    ['9a378f9b2e332a7', mpint, 0x9a378f9b2e332a7n, '00 00 00 08 09 a3 78 f9 b2 e3 32 a7'],
    ['80', mpint, 0x80n, '00 00 00 02 00 80'],
  ])('mpint %s, both directions', (_number, codec, value, wire) => {
    expect(toHex(encode(codec, value))).toBe(toHex(hex(wire)));
    expect(valueOf(codec, hex(wire))).toBe(value);
  });

  test.each<[string, readonly string[], string]>([
    ['()', [], '00 00 00 00'],
    ['("zlib")', ['zlib'], '00 00 00 04 7a 6c 69 62'],
    ['("zlib,none")', ['zlib', 'none'], '00 00 00 09 7a 6c 69 62 2c 6e 6f 6e 65'],
  ])('name-list %s, both directions', (_names, value, wire) => {
    expect(toHex(encode(nameList, value))).toBe(toHex(hex(wire)));
    expect(valueOf(nameList, hex(wire))).toEqual(value);
  });

  test('uint32 699921578 is 29 b7 f4 aa, and string "testing" has its length before it', () => {
    expect(toHex(encode(uint32, 699_921_578))).toBe('29b7f4aa');
    expect(valueOf(uint32, hex('29b7f4aa'))).toBe(699_921_578);
    expect(toHex(encode(text, 'testing'))).toBe(toHex(hex('00 00 00 07 74 65 73 74 69 6e 67')));
    expect(valueOf(text, hex('00 00 00 07 74 65 73 74 69 6e 67'))).toBe('testing');
  });
});

describe('every data type', () => {
  const anyBytes = fc.uint8Array({ maxLength: 300 });
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });
  const anyName = fc.stringMatching(/^[\x21-\x2b\x2d-\x7e]{1,20}$/);
  const anyBig = fc.bigInt({ min: -(1n << 600n), max: 1n << 600n });

  const roundTrip = <T>(codec: Codec<T>, values: fc.Arbitrary<T>): void => {
    const property = fc.property(values, (value) => {
      expectRoundTrip(alone(codec), { x: value });
    });
    fc.assert(property, repeatable(200));
  };

  test.each<[string, () => void]>([
    ['uint8', () => roundTrip(uint8, fc.nat(255))],
    ['uint32', () => roundTrip(uint32, fc.nat(2 ** 32 - 1))],
    ['uint64', () => roundTrip(uint64, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }))],
    ['boolean', () => roundTrip(boolean, fc.boolean())],
    ['bytes(7)', () => roundTrip(bytes(7), fc.uint8Array({ minLength: 7, maxLength: 7 }))],
    ['rest', () => roundTrip(rest, anyBytes)],
    ['restText', () => roundTrip(restText, anyText)],
    ['string', () => roundTrip(string, anyBytes)],
    ['text', () => roundTrip(text, anyText)],
    ['stringOf(5)', () => roundTrip(stringOf(5), fc.uint8Array({ minLength: 5, maxLength: 5 }))],
    ['name-list', () => roundTrip(nameList, fc.array(anyName, { maxLength: 8 }))],
    ['signed mpint', () => roundTrip(signedMpint, anyBig)],
    [
      'mpint',
      () =>
        roundTrip(
          mpint,
          anyBig.map((n) => (n < 0n ? -n : n)),
        ),
    ],
    ['blob', () => roundTrip(blob(alone(uint32)), anyBytes)],
    ['nested', () => roundTrip(nested('here §2', alone(text)), fc.record({ x: anyText }))],
    [
      'mpint as bytes',
      () =>
        roundTrip(
          mpintBytes,
          anyBytes
            .map((all) => all.subarray(all.findIndex((b) => b > 0)))
            .map((all) => (all[0] === 0 ? new Uint8Array() : all)),
        ),
    ],
    ['repeat', () => roundTrip(repeat('one', 'one of many', 'here §3', text), fc.array(anyText))],
  ])('%s comes back as it went, and both trees are equal', (_name, check) => {
    check();
    expect.hasAssertions();
  });

  test('an mpint is in the fewest bytes that hold it', () => {
    const property = fc.property(anyBig, (n) => {
      const content = encode(signedMpint, n).subarray(4);
      const short = content.length > 0 ? BigInt.asIntN((content.length - 1) * 8, n) : null;
      expect(short).not.toBe(n);
      expect(BigInt.asIntN(content.length * 8, n)).toBe(n);
    });
    fc.assert(property, repeatable(300));
  });

  test('text that starts with a byte order mark keeps it', () => {
    expectRoundTrip(alone(text), { x: '\uFEFFabc' });
  });
});

describe('a value that does not fit its layout is the caller’s mistake', () => {
  test.each<[string, () => unknown]>([
    ['uint8 256', () => encode(uint8, 256)],
    ['uint8 1.5', () => encode(uint8, 1.5)],
    ['uint32 -1', () => encode(uint32, -1)],
    ['uint32 2^32', () => encode(uint32, 2 ** 32)],
    ['uint64 2^64', () => encode(uint64, 2n ** 64n)],
    ['uint64 -1', () => encode(uint64, -1n)],
    ['3 bytes where 4 belong', () => encode(bytes(4), new Uint8Array(3))],
    ['a string of 3 where 4 belong', () => encode(stringOf(4), new Uint8Array(3))],
    ['a negative mpint', () => encode(mpint, -1n)],
    ['an empty name', () => encode(nameList, [''])],
    ['a name with a comma', () => encode(nameList, ['a,b'])],
    ['a name with a space', () => encode(nameList, ['a b'])],
    ['a name in letters that are not ASCII', () => encode(nameList, ['é'])],
  ])('%s throws a RangeError', (_what, make) => {
    expect(make).toThrow(RangeError);
  });
});

describe('bytes that end too soon', () => {
  const all: readonly [string, Codec<unknown>, string][] = [
    ['uint8', uint8, '01'],
    ['uint32', uint32, '01020304'],
    ['uint64', uint64, '0102030405060708'],
    ['boolean', boolean, '01'],
    ['bytes(3)', bytes(3), '010203'],
    ['string', string, '00000003 010203'],
    ['text', text, '00000003 616263'],
    ['name-list', nameList, '00000003 612c62'],
    ['mpint', mpint, '00000002 0080'],
  ];

  test.each(all)('%s is truncated at every length but its own', (_name, codec, wire) => {
    const whole = hex(wire);
    for (let length = 0; length < whole.length; length++) {
      const fault = faultOf(alone(codec), whole.subarray(0, length));
      expect(fault.kind).toBe('truncated');
      expect(fault.field).toMatch(/^x(\.|$)/);
      expectHonestReading(alone(codec), whole.subarray(0, length));
    }
    expect(decode(alone(codec), whole).ok).toBe(true);
  });

  test('the fault names field, offset, what was expected and what was found', () => {
    const layout = struct('here §1', {
      count: [uint32, 'a number'],
      inner: [nested('here §2', struct('here §2', { name: [text, 'a name'] })), 'a part'],
    });
    const wire = hex('00000001 00000006 00000009 6162');
    expect(faultOf(layout, wire)).toEqual({
      kind: 'truncated',
      field: 'inner.name',
      offset: 12,
      expected: '9 bytes, as its length says',
      found: '2 bytes',
    });
  });

  test.each<[string, Codec<unknown>]>([
    ['string', string],
    ['text', text],
    ['name-list', nameList],
    ['mpint', mpint],
    ['a nested layout', nested('here §2', alone(uint32))],
    ['a blob', blob(alone(uint32))],
  ])('a length of 2^32 - 1 before a %s allocates nothing', (_name, codec) => {
    const wire = hex('ffffffff 6162');
    const before = process.memoryUsage().arrayBuffers;
    const started = performance.now();
    for (let n = 0; n < 100; n++) expect(faultOf(alone(codec), wire).kind).toBe('truncated');
    expect(performance.now() - started).toBeLessThan(500);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  test('what was read before stays in the tree, and the rest is one unparsed leaf', () => {
    const layout = struct('here §1', {
      first: [uint32, 'a number'],
      second: [string, 'a string'],
      third: [uint8, 'never reached'],
    });
    const wire = hex('0000002a 00000005 6162');
    const { ok, fields } = decodeTree(layout, wire);
    expect(ok).toBe(false);
    expect(fields.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(fieldAtPath(fields, 'first')).toMatchObject({ value: 42, start: 0, end: 4 });
    expect(leaves(fields).at(-1)).toMatchObject({ name: 'unparsed', start: 8, end: 10 });
    expect(fieldsAt(fields, 9).map(({ name }) => name)).toEqual(['second', 'unparsed']);
  });
});

describe('bytes left over', () => {
  test('after the last field are a fault', () => {
    expect(faultOf(alone(uint32), hex('00000001 aabbcc'))).toEqual({
      kind: 'bytes-left-over',
      field: '',
      offset: 4,
      expected: 'the end',
      found: '3 more bytes',
    });
  });

  test('inside a length are a fault of the field that has the length', () => {
    const layout = struct('here §1', { part: [nested('here §2', alone(uint8)), 'a part'] });
    expect(faultOf(layout, hex('00000003 010203'))).toMatchObject({
      kind: 'bytes-left-over',
      field: 'part',
      offset: 5,
      found: '2 more bytes',
    });
  });
});

describe('values that mean nothing', () => {
  test.each<[string, Codec<unknown>, string, string, number]>([
    ['a negative mpint', mpint, '00000002 edcc', 'negative-mpint', 4],
    ['the mpint -1', mpint, '00000001 ff', 'negative-mpint', 4],
    ['a negative mpint as bytes', mpintBytes, '00000001 80', 'negative-mpint', 4],
    ['a line feed in a name-list', nameList, '00000003 610a62', 'bad-name-list', 5],
    ['a space in a name-list', nameList, '00000003 612062', 'bad-name-list', 5],
    ['NUL in a name-list', nameList, '00000001 00', 'bad-name-list', 4],
    ['DEL in a name-list', nameList, '00000002 617f', 'bad-name-list', 5],
    ['a name that is not ASCII', nameList, '00000002 c3a9', 'bad-name-list', 4],
    ['a constant of another value', constant(uint8, 50), '33', 'bad-value', 0],
    ['a string of another length', stringOf(32), '00000002 0102', 'bad-value', 4],
  ])('%s is a fault at its place', (_what, codec, wire, kind, offset) => {
    expect(faultOf(alone(codec), hex(wire))).toMatchObject({ kind, offset });
    expectHonestReading(alone(codec), hex(wire));
  });
});

describe('what is wrong but tolerated carries a remark', () => {
  test.each<[string, Codec<unknown>, string, unknown, RegExp]>([
    ['an empty name at the start', nameList, '00000002 2c61', ['a'], /empty name/],
    ['an empty name in the middle', nameList, '00000004 612c2c62', ['a', 'b'], /empty name/],
    ['an empty name at the end', nameList, '00000002 612c', ['a'], /empty name/],
    ['nothing but a comma', nameList, '00000001 2c', [], /empty name/],
    ['a needless zero before an mpint', mpint, '00000002 0001', 1n, /needless/],
    ['zero as a byte', mpint, '00000001 00', 0n, /needless/],
    ['needless ff before a negative mpint', signedMpint, '00000002 ff80', -128n, /needless/],
    ['TRUE as 2', boolean, '02', true, /any value but 0/],
    ['TRUE as 255', boolean, 'ff', true, /any value but 0/],
  ])('%s', (_what, codec, wire, value, remark) => {
    expect(valueOf(codec, hex(wire))).toEqual(value);
    expect(remarks(codec, hex(wire)).map(([, said]) => said)).toEqual([
      expect.stringMatching(remark),
    ]);
  });

  test.each<[string, Codec<unknown>, string]>([
    ['the zero that keeps an mpint positive', mpint, '00000002 0080'],
    ['the ff that keeps an mpint negative', signedMpint, '00000002 ff7f'],
    ['-1', signedMpint, '00000001 ff'],
    ['an empty name-list', nameList, '00000000'],
    ['FALSE', boolean, '00'],
  ])('%s carries none', (_what, codec, wire) => {
    expect(remarks(codec, hex(wire))).toEqual([]);
  });
});

describe('a blob', () => {
  const layout = alone(
    blob(struct('here §2', { name: [text, 'a name'], n: [uint32, 'a number'] })),
  );

  test('shows what is in it, with offsets from the start of the layer', () => {
    const wire = hex('0000000a 00000002 6162 0000002a');
    const { fields } = decodeTree(layout, wire);
    expect(fieldAtPath(fields, 'x.n')).toMatchObject({ value: 42, start: 10, end: 14 });
    expect(fieldAtPath(fields, 'x.name.text')).toMatchObject({ value: 'ab', start: 8, end: 10 });
  });

  test('whose content cannot be read is still a value; the tree says where reading ended', () => {
    const wire = hex('00000006 00000009 6162');
    expect(valueOf(layout, wire)).toEqual({ x: hex('00000009 6162') });
    const { ok, fields } = decodeTree(layout, wire);
    expect(ok).toBe(true);
    expect(leaves(fields).at(-1)).toMatchObject({ name: 'unparsed', start: 8, end: 10 });
    expectHonestReading(layout, wire);
  });

  test('may be empty', () => {
    expectHonestReading(layout, hex('00000000'));
    expect(valueOf(layout, hex('00000000'))).toEqual({ x: new Uint8Array() });
  });
});

test('a repeated layout that takes no byte is a fault, not a loop without end', () => {
  const layout = alone(repeat('nothing', 'takes no byte', 'here §2', bytes(0)));
  expect(faultOf(layout, hex('00'))).toMatchObject({
    kind: 'bad-value',
    expected: 'at least one byte',
  });
});

test('values show in the tree as people read them', () => {
  const layout = struct('here §1', {
    n: [uint32, 'a number'],
    yes: [boolean, 'a choice'],
    big: [mpint, 'a big number'],
    names: [nameList, 'names'],
    raw: [string, 'bytes, which show as bytes'],
  });
  const value = { n: 7, yes: true, big: 255n, names: ['a', 'b'], raw: utf8('z') };
  const { fields } = encodeTree(layout, value);
  const shown = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  expect(shown).toEqual({ n: 7, yes: true, big: '0xff', names: 'a,b', raw: undefined });
});

describe('numbers and bytes', () => {
  test.each([
    [0n, ''],
    [1n, '01'],
    [0x80n, '80'],
    [0xffn, 'ff'],
    [0x100n, '0100'],
    [0x123456789abcdef0n, '123456789abcdef0'],
  ])('%s is "%s"', (value, written) => {
    expect(toHex(bigToBytes(value))).toBe(written);
    expect(bytesToBig(hex(written))).toBe(value);
  });

  test('zeros in front change nothing when read', () => {
    expect(bytesToBig(hex('00001234'))).toBe(0x1234n);
  });

  test('a negative number is a RangeError', () => {
    expect(() => bigToBytes(-1n)).toThrow(RangeError);
  });

  test('any number comes back', () => {
    const property = fc.property(fc.bigInt({ min: 0n, max: 1n << 2100n }), (value) => {
      expect(bytesToBig(bigToBytes(value))).toBe(value);
      expect(bigToBytes(value)[0]).not.toBe(0);
    });
    fc.assert(property, repeatable(200));
  });
});
