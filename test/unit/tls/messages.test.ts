/** Every layout of TLS 1.3, whatever its values: back as it went, explained to the last byte. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/codec/bytes.ts';
import { leaves } from '../../../src/codec/field.ts';
import { decode, decodeTree, encode, type Codec } from '../../../src/codec/tape.ts';
import { rest } from '../../../src/codec/types.ts';
import { byteText, list, opaque, uint16, vector } from '../../../src/codec/vectors.ts';
import { HkdfLabel } from '../../../src/protocol/tls/hkdf-label.ts';
import { SignedContent } from '../../../src/protocol/tls/messages/authentication.ts';
import {
  handshakeMessageIn,
  handshakeMessages,
  handshakeName,
  handshakeSize,
  UnknownHandshake,
  type HandshakeName,
} from '../../../src/protocol/tls/messages/handshake.ts';
import { Alert, ChangeCipherSpec } from '../../../src/protocol/tls/record-layout.ts';
import { hex, repeatable } from '../crypto/bytes.ts';
import { expectHonestReading, expectRoundTrip, faultOf } from '../support/tree.ts';
import * as any from './arbitraries.ts';

interface Case {
  readonly name: string;
  readonly codec: Codec<unknown>;
  readonly values: fc.Arbitrary<unknown>;
}

const pair = <T>(name: string, codec: Codec<T>, values: fc.Arbitrary<T>): Case => ({
  name,
  codec: { walk: (tape, value) => codec.walk(tape, value as T | undefined) },
  values,
});

const names = Object.keys(handshakeMessages) as HandshakeName[]; // its own keys
const messages = names.map((name): Case => ({
  name,
  codec: handshakeMessages[name],
  values: any.handshakes[name],
}));

const all: readonly Case[] = [
  ...messages,
  pair('Alert', Alert, any.alert),
  pair('ChangeCipherSpec', ChangeCipherSpec, fc.constant({ type: 1 as const })),
  pair('HkdfLabel', HkdfLabel, any.hkdfLabel),
  pair('what a CertificateVerify signs', SignedContent, any.signedContent),
];

describe.each(all)('$name', ({ codec, values }) => {
  test('comes back as it went, with one and the same tree that tiles its bytes', () => {
    fc.assert(
      fc.property(values, (value) => {
        expectRoundTrip(codec, value);
      }),
      repeatable(100),
    );
  });

  test('cut short at any byte is a fault, with the part that could be read', () => {
    fc.assert(
      fc.property(values, (value) => {
        const whole = encode(codec, value);
        for (let at = 0; at < whole.length; at++) expectHonestReading(codec, whole.subarray(0, at));
      }),
      repeatable(10),
    );
  });

  test('changed in some bytes is read to its end, or to a fault', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(values, fc.array(change, { minLength: 1, maxLength: 4 }), (value, changes) => {
        const wire = encode(codec, value);
        for (const [at, byte] of changes) if (wire.length > 0) wire[at % wire.length] = byte;
        expectHonestReading(codec, wire);
      }),
      repeatable(200),
    );
  });

  test('with a length that claims too much is read without allocating it', () => {
    fc.assert(
      fc.property(values, fc.nat(), (value, at) => {
        const wire = encode(codec, value);
        wire.set(hex('ffffff').subarray(0, wire.length), at % Math.max(1, wire.length - 2));
        expectHonestReading(codec, wire);
      }),
      repeatable(50),
    );
  });

  test('never chokes on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (wire) => {
        expectHonestReading(codec, wire);
      }),
      repeatable(150),
    );
  });
});

describe.each(messages)('$name', ({ name, codec, values }) => {
  test('cut short is never taken for whole', () => {
    fc.assert(
      fc.property(values, fc.nat(), (value, at) => {
        const whole = encode(codec, value);
        const cut = whole.subarray(0, at % whole.length);
        expect(decode(codec, cut).ok).toBe(false);
      }),
      repeatable(50),
    );
  });

  test('with bytes behind its length is a fault', () => {
    fc.assert(
      fc.property(values, (value) => {
        const longer = new Uint8Array([...encode(codec, value), 0]);
        expect(faultOf(codec, longer)).toMatchObject({ kind: 'bytes-left-over' });
      }),
      repeatable(20),
    );
  });

  test('is known by its first bytes, and its size by its head', () => {
    fc.assert(
      fc.property(values, (value) => {
        const whole = encode(codec, value);
        expect(handshakeMessageIn(whole)?.name).toBe(name);
        expect(handshakeName(whole)).toBe(name);
        expect(handshakeSize(whole)).toBe(whole.length);
        expect(handshakeSize(whole.subarray(0, 4))).toBe(whole.length);
        expect(handshakeSize(whole.subarray(0, 3))).toBeNull();
      }),
      repeatable(20),
    );
  });

  test('starts with its type, and no other type is taken', () => {
    const [value] = fc.sample(values, { seed: 1, numRuns: 1 });
    const wire = encode(codec, value);
    wire[0] = (wire[0] ?? 0) + 1;
    expect(faultOf(codec, wire)).toMatchObject({ kind: 'bad-value', field: 'msg_type', offset: 0 });
  });
});

describe('a fault names the field, and the offset in the message', () => {
  const hello = (rest: string) => hex(`0303 ${'00'.repeat(32)} ${rest}`);
  const message = (type: string, body: Bytes) =>
    new Uint8Array([...hex(type), 0, body.length >> 8, body.length & 0xff, ...body]);
  const { ClientHello, ServerHello, Certificate, NewSessionTicket } = handshakeMessages;

  test.each<[string, Codec<unknown>, Bytes, object]>([
    [
      'a session id of 33 bytes',
      ClientHello,
      message('01', hello(`21 ${'00'.repeat(33)} 0002 1301 01 00`)),
      { kind: 'bad-value', field: 'legacy_session_id', offset: 38, expected: '0 to 32 bytes' },
    ],
    [
      'no cipher suite',
      ClientHello,
      message('01', hello('00 0000 01 00')),
      { kind: 'bad-value', field: 'cipher_suites', offset: 39 },
    ],
    [
      'half a cipher suite',
      ClientHello,
      message('01', hello('00 0003 1301 13 01 00')),
      { kind: 'truncated', field: 'cipher_suites.CipherSuite', offset: 43 },
    ],
    [
      'no compression method',
      ClientHello,
      message('01', hello('00 0002 1301 00')),
      { kind: 'bad-value', field: 'legacy_compression_methods', offset: 43 },
    ],
    [
      'extensions that end too early',
      ClientHello,
      message('01', hello('00 0002 1301 01 00 0008 0033 0006 0004')),
      { kind: 'truncated', field: 'extensions', offset: 47 },
    ],
    [
      'an extension whose length goes beyond the extensions',
      ClientHello,
      message('01', hello('00 0002 1301 01 00 0004 0033 0006 0004')),
      { kind: 'truncated', field: 'extensions.key_share.extension_data', offset: 51 },
    ],
    [
      'bytes behind the extensions',
      ServerHello,
      message('02', hello('00 1301 00 0006 002b 0002 0304 ff')),
      { kind: 'bytes-left-over', offset: 50 },
    ],
    [
      'bytes left over in an extension',
      ServerHello,
      message('02', hello('00 1301 00 0007 002b 0003 030400')),
      {
        kind: 'bytes-left-over',
        field: 'extensions.supported_versions.extension_data',
        offset: 50,
      },
    ],
    [
      'an empty certificate',
      Certificate,
      message('0b', hex('00 000005 000000 0000')),
      {
        kind: 'bad-value',
        field: 'certificate_list.CertificateEntry.cert_data',
        offset: 8,
        expected: '1 to 16777215 bytes',
      },
    ],
    [
      'an empty ticket',
      NewSessionTicket,
      message('04', hex('00000001 00000002 00 0000 0000')),
      { kind: 'bad-value', field: 'ticket', offset: 13 },
    ],
  ])('%s', (_what, codec, wire, expected) => {
    expect(faultOf(codec, wire)).toMatchObject(expected);
    expectHonestReading(codec, wire);
  });

  test('a message of an unknown type keeps its bytes', () => {
    const wire = message('63', hex('c0ffee'));
    expect(handshakeMessageIn(wire)).toBeUndefined();
    expect(handshakeName(wire)).toBe('handshake message 99');
    const { ok, fields } = decodeTree(UnknownHandshake, wire);
    expect(ok).toBe(true);
    expect(leaves(fields).map(({ name }) => name)).toEqual(['msg_type', 'length', 'body']);
  });
});

describe('vectors', () => {
  const value = vector(2, 300, 'here §1', rest);

  test('have a length of as many bytes as their most needs', () => {
    const of = (most: number) => encode(vector(0, most, 'here §1', rest), hex('aa'));
    expect(of(255)).toEqual(hex('01 aa'));
    expect(of(256)).toEqual(hex('0001 aa'));
    expect(of(2 ** 16 - 1)).toEqual(hex('0001 aa'));
    expect(of(2 ** 16)).toEqual(hex('000001 aa'));
  });

  test('are not written outside their bounds', () => {
    expect(() => encode(value, hex('aa'))).toThrow(RangeError);
    expect(() => encode(value, new Uint8Array(301))).toThrow(RangeError);
    expect(() => encode(opaque(0, 255, 'here §1'), new Uint8Array(256))).toThrow(RangeError);
    expect(encode(value, new Uint8Array(300)).length).toBe(302);
  });

  test('are not read outside their bounds, although their bytes are there', () => {
    expect(faultOf(value, hex('0001 aa'))).toMatchObject({ kind: 'bad-value', offset: 0 });
    expect(faultOf(value, new Uint8Array([1, 45, ...new Uint8Array(301)]))).toMatchObject({
      kind: 'bad-value',
      expected: '2 to 300 bytes',
      found: '301 bytes',
    });
  });

  test('of numbers hold whole numbers only', () => {
    const numbers = list(0, 255, 'here §1', ['n', 'a number', uint16]);
    expect(decode(numbers, hex('04 0001 ffff'))).toEqual({ ok: true, value: [1, 0xffff] });
    expect(faultOf(numbers, hex('03 0001 ff'))).toMatchObject({
      kind: 'truncated',
      field: 'n',
    });
    expect(() => encode(uint16, 0x10000)).toThrow(RangeError);
  });

  test('hold text with any byte, and no character that is more', () => {
    expect(encode(byteText, '\0\x7f\xff')).toEqual(hex('007fff'));
    expect(decode(byteText, hex('007fff'))).toEqual({ ok: true, value: '\0\x7f\xff' });
    expect(() => encode(byteText, 'ā')).toThrow(RangeError);
  });
});
