/** Every layout of SSH-2, whatever its values: back as it went, explained to the last byte. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8, type Bytes } from '../../src/codec/bytes.ts';
import { struct } from '../../src/codec/struct.ts';
import { decode, decodeTree, encode, type Codec } from '../../src/codec/tape.ts';
import { blob } from '../../src/codec/types.ts';
import { ExchangeHash } from '../../src/protocol/ssh/exchange-hash.ts';
import { messageIn } from '../../src/protocol/ssh/contexts.ts';
import { explainFrame } from '../../src/protocol/ssh/explain.ts';
import { IdentificationLine } from '../../src/protocol/ssh/identification.ts';
import { kexes } from '../../src/protocol/ssh/kexes.ts';
import { connectionMessages } from '../../src/protocol/ssh/messages/connection.ts';
import type { Message } from '../../src/protocol/ssh/messages/message.ts';
import { transportMessages } from '../../src/protocol/ssh/messages/transport.ts';
import { userauthMessages } from '../../src/protocol/ssh/messages/userauth.ts';
import { plaintext } from '../../src/protocol/ssh/protection.ts';
import { keyAlgorithms, PublicKeyBlob, SignatureBlob } from '../../src/protocol/ssh/public-key.ts';
import { methodMessages } from '../../src/protocol/ssh/userauth/methods.ts';
import {
  SignedHostboundRequest,
  SignedRequest,
} from '../../src/protocol/ssh/userauth/publickey-layout.ts';
import { hex, repeatable } from './crypto/bytes.ts';
import { publicBlobOf } from './support/certificates.ts';
import { privateKeyFrom } from './support/ends.ts';
import * as any from './support/arbitraries.ts';
import {
  expectHonestReading,
  expectRoundTrip,
  faultOf,
  flawIn,
  remarksIn,
} from './support/tree.ts';

interface Case {
  readonly name: string;
  readonly codec: Codec<unknown>;
  readonly values: fc.Arbitrary<unknown>;
}

/** A layout with its values; the pair is checked where it is made. */
const pair = <T>(name: string, codec: Codec<T>, values: fc.Arbitrary<T>): Case => ({
  name,
  codec: { walk: (tape, value) => codec.walk(tape, value as T | undefined) },
  values,
});

function table(
  messages: Readonly<Record<string, Message<unknown>>>,
  values: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): Case[] {
  return Object.entries(messages).map(([name, codec]) => ({
    name,
    codec,
    values: known(values, name),
  }));
}

function known(values: Readonly<Record<string, fc.Arbitrary<unknown>>>, name: string) {
  const arbitrary = values[name];
  if (!arbitrary) throw new Error(`${name} has no arbitrary in support/arbitraries.ts`);
  return arbitrary;
}

const allKexes = [...new Set(kexes.values())];

const messages: readonly Case[] = [
  ...table(transportMessages, any.transport),
  ...table(userauthMessages, any.userauth),
  ...table(connectionMessages, any.connection),
  ...allKexes.flatMap((kex) => [
    pair(`${kex.init.name} of ${kex.name}`, kex.init, any.kexInit(kex)),
    pair(`${kex.reply.name} of ${kex.name}`, kex.reply, any.kexReply(kex)),
  ]),
  ...[...methodMessages].flatMap(([method, list]) =>
    list.map((codec): Case => ({
      name: `${codec.name} of ${method}`,
      codec,
      values: known(any.methods, codec.name),
    })),
  ),
];

const layouts: readonly Case[] = [
  pair('the identification line', IdentificationLine, any.identification),
  ...allKexes.map((kex) =>
    pair(`the exchange hash of ${kex.name}`, ExchangeHash(kex), any.hashParts(kex)),
  ),
  pair('what a user key signs', SignedRequest, any.signedRequest),
  pair(
    'what a user key signs, hostbound',
    SignedHostboundRequest,
    fc
      .tuple(any.signedRequest, any.keyBlob)
      .map(([request, server_host_key]) => ({ ...request, server_host_key })),
  ),
  pair(
    'a public key inside a string',
    struct('here §1', { key: [blob(PublicKeyBlob), 'a key'] }),
    fc.record({ key: any.keyBlob }),
  ),
  pair(
    'a signature inside a string',
    struct('here §1', { signature: [blob(SignatureBlob), 'a signature'] }),
    fc.record({ signature: any.signatureBlob }),
  ),
];

const all = [...messages, ...layouts];

test('every registry has something in it', () => {
  expect(messages.length).toBeGreaterThanOrEqual(34);
  expect(keyAlgorithms.size).toBeGreaterThan(0);
  expect(allKexes.length).toBeGreaterThan(1);
});

describe.each(all)('$name', ({ codec, values }) => {
  test('comes back as it went, with one and the same tree that tiles its bytes', () => {
    fc.assert(
      fc.property(values, (value) => {
        expectRoundTrip(codec, value);
      }),
      repeatable(100),
    );
  });

  test('cut short anywhere gives a fault and the part that could be read, or another value', () => {
    fc.assert(
      fc.property(values, fc.nat(), (value, at) => {
        const whole = encode(codec, value);
        expectHonestReading(codec, whole.subarray(0, at % (whole.length + 1)));
      }),
      repeatable(100),
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
      repeatable(150),
    );
  });

  test('with lengths that claim too much is read without allocating it', () => {
    fc.assert(
      fc.property(values, fc.nat(), (value, at) => {
        const wire = encode(codec, value);
        wire.set(
          hex('ffffffff').subarray(0, Math.max(0, wire.length)),
          Math.max(0, (at % (wire.length + 1)) - 4),
        );
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

describe.each(messages)('$name', ({ codec, values }) => {
  test('with bytes left over is read as they stand, or refused: never cut off in silence', () => {
    fc.assert(
      fc.property(values, any.bytesOf(3), (value, more) => {
        const wire = encode(codec, value);
        const longer = new Uint8Array([...wire, ...more]);
        const decoded = decode(codec, longer);
        // Where the last field takes whatever is there, all of it comes back.
        if (decoded.ok) expect(encode(codec, decoded.value).length).toBe(longer.length);
      }),
      repeatable(50),
    );
  });
});

describe('numbers', () => {
  const fixed = [transportMessages, userauthMessages, connectionMessages].flatMap((one) =>
    Object.values<Message<unknown>>(one),
  );

  test('of messages that need no context are each used once, in the range of their protocol', () => {
    expect(new Set(fixed.map(({ number }) => number)).size).toBe(fixed.length);
    const within = (one: object, low: number, high: number) =>
      Object.values<Message<unknown>>({ ...one }).every(
        ({ number }) => number >= low && number <= high,
      );
    expect(within(transportMessages, 1, 29)).toBe(true);
    expect(within(userauthMessages, 50, 59)).toBe(true);
    expect(within(connectionMessages, 80, 127)).toBe(true);
  });

  test('30 and 31 mean what the agreed key exchange says, and nothing without one', () => {
    for (const kex of allKexes) {
      expect(messageIn({ kex, auth: null }, 30)).toBe(kex.init);
      expect(messageIn({ kex, auth: null }, 31)).toBe(kex.reply);
    }
    expect(messageIn({ kex: null, auth: null }, 30)).toBeUndefined();
    expect(messageIn({ kex: null, auth: null }, 31)).toBeUndefined();
  });

  test('60 means what the method under way says, and nothing without one', () => {
    for (const [auth, [first]] of methodMessages) {
      expect(messageIn({ kex: null, auth }, 60)).toBe(first);
    }
    expect(messageIn({ kex: null, auth: null }, 60)).toBeUndefined();
  });

  test('that nobody knows mean nothing', () => {
    for (const number of [0, 8, 22, 29, 54, 83, 101, 128, 192, 255, undefined]) {
      expect(messageIn({ kex: null, auth: null }, number)).toBeUndefined();
    }
  });

  test.each(fixed)('$name starts with its number, and no other number is taken', (message) => {
    const sample = fc.sample(
      known({ ...any.transport, ...any.userauth, ...any.connection }, message.name),
      { seed: 1, numRuns: 1 },
    );
    const wire = encode(message, sample[0]);
    expect(wire[0]).toBe(message.number);
    wire[0] = message.number + 1;
    expect(faultOf(message, wire)).toMatchObject({
      kind: 'bad-value',
      field: 'message',
      offset: 0,
    });
  });
});

describe('requests of unknown kinds keep their data', () => {
  test.each<[string, Codec<unknown>, Bytes]>([
    [
      'a global request',
      connectionMessages.SSH_MSG_GLOBAL_REQUEST,
      hex('50 00000003 612062 01 c0ffee'),
    ],
    [
      'a channel request',
      connectionMessages.SSH_MSG_CHANNEL_REQUEST,
      hex('62 00000000 00000003 612062 00 c0ffee'),
    ],
    [
      'an authentication request',
      userauthMessages.SSH_MSG_USERAUTH_REQUEST,
      hex('32 00000001 61 00000001 62 00000003 678081 c0ffee'),
    ],
    ['a public key', PublicKeyBlob, hex('00000003 612062 c0ffee')],
    ['a signature', SignatureBlob, hex('00000003 612062 c0ffee')],
  ])('%s', (_what, codec, wire) => {
    const { ok, fields } = decodeTree(codec, wire);
    expect(ok).toBe(true);
    expect(fields.at(-1)).toMatchObject({ start: wire.length - 3, end: wire.length });
    expectHonestReading(codec, wire);
  });

  test('a request of a method named like a property of every object is of an unknown kind', () => {
    for (const method of ['constructor', '__proto__', 'toString']) {
      const request = { user_name: 'a', service_name: 'b' };
      const wire = new Uint8Array([
        ...encode(userauthMessages.SSH_MSG_USERAUTH_REQUEST, { ...request, method_name: 'none' }),
      ]);
      const head = wire.subarray(0, wire.length - 8);
      const named = new Uint8Array([...head, 0, 0, 0, method.length, ...utf8(method), 7]);
      const { ok, fields } = decodeTree(userauthMessages.SSH_MSG_USERAUTH_REQUEST, named);
      expect(ok).toBe(true);
      expect(fields.at(-1)?.name).toBe('method_data');
    }
  });
});

describe('every kind of key', () => {
  test.each([...keyAlgorithms.values()])(
    '$name makes blobs that its layouts explain',
    (algorithm) => {
      fc.assert(
        fc.property(any.bytesOf(algorithm.randomLength), any.bytes, (random, data) => {
          const privateKey = privateKeyFrom(algorithm, random);
          const key = publicBlobOf(algorithm, privateKey);
          const signature = algorithm.sign(data, privateKey);
          for (const [codec, blobBytes] of [
            [PublicKeyBlob, key],
            [SignatureBlob, signature],
          ] as const) {
            const { ok, fields } = decodeTree<unknown>(codec, blobBytes);
            expect(ok).toBe(true);
            expect(fields.length).toBeGreaterThan(1);
            expectHonestReading(codec, blobBytes);
          }
          expect(algorithm.verify(signature, data, key)).toBe(true);
          expect(algorithm.verify(signature, new Uint8Array([...data, 0]), key)).toBe(false);
          expect(algorithm.verify(key, data, signature)).toBe(false);
        }),
        repeatable(10),
      );
    },
  );
});

describe('the identification line', () => {
  test('may end in a bare LF, with a remark', () => {
    const { ok, fields } = decodeTree(IdentificationLine, utf8('SSH-2.0-x\n'));
    expect(ok).toBe(true);
    expect(remarksIn(fields)).toEqual([['line end', expect.stringContaining('bare LF')]]);
  });

  test('keeps a comment with hyphens, and tells an empty one from none', () => {
    expect(decode(IdentificationLine, utf8('SSH-2.0-a-b c-d e\r\n'))).toMatchObject({
      value: { protoversion: '2.0', softwareversion: 'a-b', comments: 'c-d e' },
    });
    expect(decode(IdentificationLine, utf8('SSH-2.0-a \r\n'))).toMatchObject({
      value: { comments: '' },
    });
  });
});

describe('a frame is explained in layers that hold all of its bytes', () => {
  const context = {
    kind: 'packet',
    protection: plaintext,
    methods: { kex: null, auth: null },
  } as const;

  test('whatever message is in the packet', () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      ...messages.map(({ codec, values }) => values.map((value) => encode(codec, value))),
    );
    const kexOrNone = fc.constantFrom(null, ...allKexes);
    const method = fc.constantFrom(null, ...methodMessages.keys());
    fc.assert(
      fc.property(bodies, kexOrNone, method, fc.nat(255), (payload, kex, auth, padding) => {
        const packet = new Uint8Array(5 + payload.length + padding);
        new DataView(packet.buffer).setUint32(0, packet.length - 4);
        packet[4] = padding;
        packet.set(payload, 5);
        const frame = { wire: packet, packet, context: { ...context, methods: { kex, auth } } };
        const layers = explainFrame(frame);
        expect(layers.map((layer) => layer.name)).toEqual(['wire', 'packet', 'message']);
        for (const layer of layers) expectTiled(layer);
        expect(layers[2]?.bytes).toEqual(payload);
      }),
      repeatable(400),
    );
  });
});

function expectTiled({ bytes: all, fields }: ReturnType<typeof explainFrame>[number]): void {
  expect(flawIn(fields, all.length)).toBeNull();
}
