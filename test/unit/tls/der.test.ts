/** DER: each type as X.690 writes it, both ways, and what is not DER. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { any } from '../../../src/codec/der-any.ts';
import {
  byDefault,
  choice,
  explicit,
  implicit,
  optional,
  sequence,
  sequenceOf,
  setOf,
} from '../../../src/codec/der.ts';
import { time } from '../../../src/codec/der-time.ts';
import { oid } from '../../../src/codec/der-oid.ts';
import { characters } from '../../../src/codec/der-strings.ts';
import {
  boolean,
  integer,
  namedBits,
  nullValue,
  octetString,
  smallInteger,
} from '../../../src/codec/der-types.ts';
import { leaves } from '../../../src/codec/field.ts';
import { oids } from '../../../src/codec/oids.ts';
import { decodeTree, encode, type Codec } from '../../../src/codec/tape.ts';
import { struct } from '../../../src/codec/struct.ts';
import { hex, repeatable, toHex } from '../crypto/bytes.ts';
import {
  expectHonestReading,
  expectRoundTrip,
  faultOf,
  flawIn,
  remarksIn,
  valueOf,
} from '../support/tree.ts';

const bits = namedBits(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  'here §1',
);

/** As the one field of a layout, so that a fault has a name. */
const alone = <T>(codec: Codec<T>): Codec<{ x: T }> =>
  struct('here §1', { x: [codec, 'the field under test'] });

/** A type with a value and its bytes; the pair is checked where it is made. */
const row = <T>(name: string, codec: Codec<T>, value: T, wire: string) => ({
  name,
  wire: hex(wire),
  written: () => encode(codec, value),
  read: () => valueOf(codec, hex(wire)),
  value,
  roundTrip: () => expectRoundTrip(alone(codec), { x: value }),
});

describe('values, both ways', () => {
  test.each([
    row('TRUE', boolean, true, '01 01 ff'),
    row('FALSE', boolean, false, '01 01 00'),
    row('0', integer, 0n, '02 01 00'),
    row('127', integer, 127n, '02 01 7f'),
    row('128', integer, 128n, '02 02 00 80'),
    row('256', integer, 256n, '02 02 01 00'),
    row('-128', integer, -128n, '02 01 80'),
    row('-129', integer, -129n, '02 02 ff 7f'),
    row('a small number', smallInteger, 65537, '02 03 01 00 01'),
    row('bytes', octetString, hex('0123456789abcdef'), '04 08 0123456789abcdef'),
    row('no bytes', octetString, new Uint8Array(), '04 00'),
    row('NULL', nullValue, null, '05 00'),
    // X.690 §8.19.5
    row('{2 999 3}', oid, '2.999.3', '06 03 883703'),
    row('an identifier with a name', oid, 'id-ecPublicKey', '06 07 2a8648ce3d0201'),
    row('the shortest', oid, '0.0', '06 01 00'),
    row('1.39', oid, '1.39', '06 01 4f'),
    row('2.0', oid, '2.0', '06 01 50'),
    row(
      'a long number in it',
      oid,
      '2.25.340282366920938463463374607431768211455',
      '06 14 6983ffffffffffffffffffffffffffffffffff7f',
    ),
    // X.690 §8.21.5.4
    row('letters', characters('VisibleString'), 'Jones', '1a 05 4a6f6e6573'),
    row('UTF-8', characters('UTF8String'), 'é', '0c 02 c3a9'),
    row('two bytes a letter', characters('BMPString'), 'é', '1e 02 00e9'),
    row('four bytes a letter', characters('UniversalString'), '😀', '1c 04 0001f600'),
    row('Latin-1', characters('TeletexString'), 'é', '14 01 e9'),
    row('a bit', bits, ['first'], '03 02 07 80'),
    row('two bits', bits, ['first', 'eighth'], '03 02 00 81'),
    row('the ninth bit', bits, ['ninth'], '03 03 07 0080'),
    row('no bits', bits, [], '03 01 00'),
    // RFC 5280 §4.1.2.5
    row('a time of this century', time, '2026-11-26T08:41:00Z', '17 0d 3236313132363038343130305a'),
    row('a time of 1950', time, '1950-01-01T00:00:00Z', '17 0d 3530303130313030303030305a'),
    row('a time of 2049', time, '2049-12-31T23:59:59Z', '17 0d 3439313233313233353935395a'),
    row('a time of 2050', time, '2050-01-01T00:00:00Z', '18 0f 32303530303130313030303030305a'),
    row('a time of 1949', time, '1949-12-31T23:59:59Z', '18 0f 31393439313233313233353935395a'),
  ])('$name', ({ wire, written, read, value, roundTrip }) => {
    if (value !== '1949-12-31T23:59:59Z') roundTrip(); // that one has a remark
    expect(toHex(written())).toBe(toHex(wire));
    expect(read()).toEqual(value);
  });

  test.each([127, 128, 255, 256])('a length of %i takes its fewest bytes', (length) => {
    const content = new Uint8Array(length).fill(7);
    const wire = expectRoundTrip(alone(octetString), { x: content });
    const count = length < 128 ? 0 : Math.ceil(Math.log2(length + 1) / 8);
    expect(wire.length).toBe(2 + count + length);
  });

  test('a length of three bytes', () => {
    const wire = encode(octetString, new Uint8Array(65_536));
    expect(toHex(wire.subarray(0, 6))).toBe('048301000000');
    expect(valueOf(octetString, wire).length).toBe(65_536);
  });

  test('every identifier in the table goes both ways', () => {
    for (const [name, dotted] of Object.entries(oids)) {
      expect(valueOf(oid, encode(oid, name))).toBe(name);
      expect(encode(oid, dotted)).toEqual(encode(oid, name));
    }
    expect(new Set(Object.values(oids)).size).toBe(Object.keys(oids).length);
  });

  test('numbers of any size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }), (n) => {
        expectRoundTrip(alone(integer), { x: n });
      }),
      repeatable(200),
    );
  });
});

describe('what is not DER', () => {
  test.each<[string, Codec<unknown>, string, string, number]>([
    ['nothing', integer, '', 'INTEGER', 0],
    ['another tag', integer, '04 01 00', 'INTEGER', 0],
    ['no length', integer, '02', 'a length', 1],
    ['a length of which a byte is missing', integer, '02 82 01', 'a length of 2 bytes', 2],
    ['more than there is', integer, '02 05 01', '5 bytes, as the length says', 2],
    ['4 GB', octetString, '04 84 ffffffff 00', '4294967295 bytes, as the length says', 6],
    [
      'a length of five bytes',
      octetString,
      '04 85 0000000001 00',
      'a length of at most 4 bytes',
      1,
    ],
    ['no length beforehand', octetString, '04 80 00 00', 'a length that is said beforehand', 1],
    [
      'a long form where the short one does',
      octetString,
      '04 81 01 00',
      'a length in its shortest form',
      1,
    ],
    [
      'a zero before a length',
      octetString,
      `04 82 0080 ${'00'.repeat(128)}`,
      'a length in its shortest form',
      1,
    ],
    ['a byte behind it', nullValue, '05 00 00', 'the end', 2],
    ['a NULL with content', nullValue, '05 01 00', 'the end', 2],
    ['a boolean of two bytes', boolean, '01 02 ffff', 'the byte 00 or ff', 2],
    ['a boolean of another value', boolean, '01 01 01', 'the byte 00 or ff', 2],
    ['a number of no bytes', integer, '02 00', 'at least one byte', 2],
    ['a needless zero', integer, '02 02 0001', 'the fewest bytes that hold the number', 2],
    ['a needless ff', integer, '02 02 ff80', 'the fewest bytes that hold the number', 2],
    [
      'a number that is too large',
      smallInteger,
      '02 05 00ffffffff',
      'a number from 0 to 2^31 - 1',
      2,
    ],
    ['a number below zero', smallInteger, '02 01 ff', 'a number from 0 to 2^31 - 1', 2],
    ['an identifier of no bytes', oid, '06 00', 'the last byte of a number', 2],
    ['an identifier that does not end', oid, '06 01 86', 'the last byte of a number', 3],
    ['a needless 80 in an identifier', oid, '06 02 8001', 'a number in the fewest bytes', 2],
    [
      'a number in an identifier that is too long',
      oid,
      `06 15 ${'ff'.repeat(21)}`,
      'at most 19 bytes',
      2,
    ],
    ['eight unused bits', bits, '03 02 08 80', 'a number from 0 to 7', 2],
    ['unused bits of no byte', bits, '03 01 01', '0', 2],
    [
      'a month that there is not',
      time,
      '17 0d 3236313331363038343130305a',
      'a time YYMMDDhhmmssZ',
      2,
    ],
    ['the 30th of February', time, '17 0d 3236303233303038343130305a', 'a time YYMMDDhhmmssZ', 2],
    ['24 o’clock', time, '17 0d 3236303231303234303030305a', 'a time YYMMDDhhmmssZ', 2],
    ['a time without seconds', time, '17 0b 323631313236303834315a', 'a time YYMMDDhhmmssZ', 2],
    [
      'a time of another zone',
      time,
      '17 11 3236313132363038343130302b30313030',
      'a time YYMMDDhhmmssZ',
      2,
    ],
    ['half a letter', characters('BMPString'), '1e 01 00', '2 bytes a letter', 2],
  ])('%s', (_name, codec, wire, expected, offset) => {
    const fault = faultOf(alone(codec), hex(wire));
    expect(fault).toMatchObject({ expected, offset });
    // What is behind the last field is in none.
    expect(fault.field.startsWith('x')).toBe(
      fault.kind !== 'bytes-left-over' || wire === '05 01 00',
    );
    expectHonestReading(alone(codec), hex(wire));
  });

  test.each<[string, Codec<unknown>, string, RegExp]>([
    ['an unused bit that is set', bits, '03 02 07 81', /unused bits/],
    ['a zero at the end', bits, '03 02 06 80', /zeros/],
    ['letters that do not belong', characters('PrintableString'), '13 01 2a', /do not belong/],
    ['no US-ASCII', characters('IA5String'), '16 01 e9', /do not belong/],
    ['no UTF-8', characters('UTF8String'), '0c 01 e9', /UTF-8/],
    ['a time in the long form', time, '18 0f 32303236303130313030303030305a', /short form/],
  ])('%s is read, and marked', (_name, codec, wire, remark) => {
    const { ok, fields } = decodeTree(alone(codec), hex(wire));
    expect(ok).toBe(true);
    expect(remarksIn(fields)).toEqual([[expect.any(String), expect.stringMatching(remark)]]);
  });

  test('what has no place in a type is not written', () => {
    for (const [codec, value] of [
      [oid, 'no identifier'],
      [oid, '3'],
      [characters('PrintableString'), '*'],
      [characters('IA5String'), 'é'],
      [characters('BMPString'), '😀'],
      [bits, ['tenth']],
      [time, '2026-02-30T00:00:00Z'],
      [time, 'today'],
      [smallInteger, 1.5],
    ] as const) {
      const loose: Codec<unknown> = {
        walk: (tape, given) => (codec as Codec<unknown>).walk(tape, given),
      };
      expect(() => encode(loose, value)).toThrow(RangeError);
    }
  });
});

describe('values together', () => {
  const Layout = sequence('here §2', {
    version: [byDefault(explicit(0, 'Version', 'which', 'here §2', smallInteger), 0), 'the form'],
    numbers: [sequenceOf('number', 'one of them', 'here §2', integer), 'numbers'],
    maybe: [optional(implicit(1, octetString)), 'bytes, where there are any'],
    either: [
      choice('here §2', { yes: [boolean, 'a word'], bytes: [octetString, 'or bytes'] }),
      'one of the two',
    ],
    rest: [any, 'whatever'],
  });
  const value = {
    version: 2,
    numbers: [1n, 300n],
    maybe: hex('0102'),
    either: { kind: 'yes', value: true } as const,
    rest: hex('30 03 02 01 05'),
  };

  test('all of them', () => {
    expect(toHex(expectRoundTrip(Layout, value))).toBe(
      toHex(hex('30 1a a0 03 020102 30 07 020101 0202012c 81 02 0102 01 01 ff 30 03 020105')),
    );
  });

  test('what is left out has no field', () => {
    const wire = expectRoundTrip(Layout, { ...value, version: 0, maybe: null, numbers: [] });
    expect(toHex(wire)).toBe(toHex(hex('30 0a 3000 0101ff 3003020105')));
    const names = decodeTree(Layout, wire).fields.map(({ name }) => name);
    expect(names).toEqual(['tag', 'length', 'numbers', 'either', 'rest']);
  });

  test('what goes without saying is read, and marked', () => {
    const { fields } = decodeTree(Layout, hex('30 0f a003020100 3000 0101ff 3003020105'));
    expect(fields.find(({ name }) => name === 'version')?.remark).toMatch(/goes without saying/);
  });

  test('a choice of something else is a fault that names all', () => {
    const fault = faultOf(Layout, hex('30 07 3000 0500 020105'));
    expect(fault).toMatchObject({
      field: 'either',
      offset: 4,
      expected: 'one of yes, bytes',
      found: 'NULL',
    });
  });

  test('what is behind the last part is a fault', () => {
    expect(faultOf(Layout, hex('30 0a 3000 0101ff 0500 020105'))).toMatchObject({
      kind: 'bytes-left-over',
      offset: 9,
    });
  });

  test('a set is read in any order', () => {
    const set = setOf('number', 'one of them', 'here §2', integer);
    expect(valueOf(set, hex('31 06 020102 020101'))).toEqual([2n, 1n]);
  });
});

describe('any value', () => {
  const tree = (wire: string) => decodeTree(alone(any), hex(wire));

  test('is laid open as far as its tags say what is in it', () => {
    const { ok, fields } = tree('30 0e 06 03 551d0f 0101ff a1 04 0402 0380');
    expect(ok).toBe(true);
    const [x] = fields;
    expect(x?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['tag', 'SEQUENCE'],
      ['length', 14],
      ['OBJECT IDENTIFIER', '2.5.29.15 id-ce-keyUsage'],
      ['BOOLEAN', true],
      ['[1]', undefined],
    ]);
  });

  test.each([
    ['5f 21 01 00', '[APPLICATION 33]'],
    ['df 81 00 01 00', '[PRIVATE 128]'],
    ['1f 1f 00', '[UNIVERSAL 31]'],
  ])('a tag of several bytes: %s', (wire, name) => {
    const { ok, fields } = tree(wire);
    expect(ok).toBe(true);
    expect(leaves(fields)[0]).toMatchObject({ name: 'tag', value: name });
  });

  test('what is inside and no DER is shown as such, and stays the bytes', () => {
    const wire = '30 04 02 02 00 01';
    expect(valueOf(any, hex(wire))).toEqual(hex(wire));
    const { fields } = tree(wire);
    expect(leaves(fields).at(-1)).toMatchObject({ name: 'unparsed', end: 6 });
  });

  test('values inside each other without end take no more than some stack', () => {
    let wire = new Uint8Array([5, 0]);
    for (let depth = 0; depth < 2000; depth += 1)
      wire = encode(sequence('here §3', { x: [any, 'inside'] }), {
        x: wire,
      }) as Uint8Array<ArrayBuffer>;
    const { ok, fields } = decodeTree(alone(any), wire);
    expect(ok).toBe(true);
    expect(flawIn(fields, wire.length)).toBeNull();
    expect(leaves(fields).length).toBeLessThan(100);
  });

  test('whatever the bytes are: a value or a fault, and a tree', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (wire) => {
        expectHonestReading(alone(any), wire);
      }),
      repeatable(3000),
    );
  });
});
