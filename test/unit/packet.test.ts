/** Packets through every cipher and MAC, and what happens to those that somebody changed. */
import { createCipheriv, createHmac, type CipherGCMTypes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, sameBytes, type Bytes } from '../../src/codec/bytes.ts';
import { seededRandom } from '../../src/crypto/random.ts';
import { ciphers } from '../../src/protocol/ssh/ciphers.ts';
import { macs } from '../../src/protocol/ssh/macs.ts';
import {
  following,
  PacketReader,
  PacketWriter,
  type Packet,
  type Reading,
} from '../../src/protocol/ssh/packet.ts';
import {
  plaintext,
  protect,
  type DirectionKeys,
  type Protection,
} from '../../src/protocol/ssh/protection.ts';
import { counting, flipBit, repeatable, toHex } from './crypto/bytes.ts';

interface Suite {
  readonly name: string;
  readonly make: () => Protection;
}

const random = seededRandom('packets');
const draw = (length: number): Bytes => random('padding', length);

const suites: readonly Suite[] = [...ciphers.values()].flatMap((cipher): Suite[] => {
  const keys = (integrity: number): DirectionKeys => ({
    iv: seededRandom(cipher.name)('iv', cipher.ivLength),
    encryption: seededRandom(cipher.name)('key', cipher.keyLength),
    integrity: seededRandom(cipher.name)('mac', integrity),
  });
  if (cipher.kind === 'aead') {
    return [{ name: cipher.name, make: () => protect(cipher, null, keys(0)) }];
  }
  return [...macs.values()].map((mac) => ({
    name: `${cipher.name} with ${mac.name}`,
    make: () => protect(cipher, mac, keys(mac.keyLength)),
  }));
});
const all: readonly Suite[] = [{ name: 'no cipher', make: () => plaintext }, ...suites];

function writerOf({ make }: Suite): PacketWriter {
  const writer = new PacketWriter(draw);
  writer.protect(make(), false);
  return writer;
}

function readerOf({ make }: Suite): PacketReader {
  const reader = new PacketReader();
  reader.protect(make(), false);
  return reader;
}

const payloadOf = (reading: Reading): Bytes => {
  if (reading.kind !== 'packet') throw new Error(JSON.stringify(reading));
  return reading.packet.payload;
};

/** All packets that a reader finds in a stream that arrives in chunks. */
function readAll(reader: PacketReader, stream: Bytes, chunk: () => number): Packet[] {
  const packets: Packet[] = [];
  for (let at = 0; at < stream.length;) {
    const size = Math.max(1, chunk());
    reader.push(stream.subarray(at, at + size));
    at += size;
    for (let next = reader.next(); next.kind !== 'more'; next = reader.next()) {
      if (next.kind === 'fault') throw new Error(JSON.stringify(next.fault));
      packets.push(next.packet);
    }
  }
  return packets;
}

test('every cipher and every MAC is in the registries', () => {
  expect([...ciphers.keys()]).toEqual(
    expect.arrayContaining([
      'chacha20-poly1305@openssh.com',
      'aes256-gcm@openssh.com',
      'aes128-gcm@openssh.com',
      'aes256-ctr',
      'aes128-ctr',
    ]),
  );
  expect([...macs.keys()]).toEqual(
    expect.arrayContaining([
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha2-256',
      'hmac-sha2-512',
    ]),
  );
});

describe.each(all)('$name', (suite) => {
  test('brings back payloads of any size, in whatever pieces the stream arrives', () => {
    const sizes = fc.array(fc.oneof(fc.nat(80), fc.nat(35_000)), { minLength: 1, maxLength: 6 });
    const pieces = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(sizes, pieces, (lengths, chunks) => {
        const payloads = lengths.map((length) => draw(length));
        const writer = writerOf(suite);
        const stream = concat(...payloads.map((payload) => writer.write(payload).wire));
        let n = 0;
        const packets = readAll(readerOf(suite), stream, () => chunks[n++ % chunks.length] ?? 1);
        expect(packets.length).toBe(payloads.length);
        expect(
          packets.every(({ payload }, at) => sameBytes(payload, payloads[at] ?? payload.slice(1))),
        ).toBe(true);
        expect(packets.map(({ sequence }) => sequence)).toEqual(payloads.map((_payload, at) => at));
      }),
      repeatable(8),
    );
  });

  test('comes back byte by byte as well', () => {
    const writer = writerOf(suite);
    const stream = concat(writer.write(counting(100)).wire, writer.write(counting(0)).wire);
    const packets = readAll(readerOf(suite), stream, () => 1);
    expect(packets.map(({ payload }) => payload.length)).toEqual([100, 0]);
  });

  test('pads with 4 to 255 bytes, up to whole blocks', () => {
    const writer = writerOf(suite);
    for (let length = 0; length < 70; length++) {
      const { packet, protection, wire } = writer.write(counting(length));
      const padding = packet[4] ?? 0;
      expect(padding).toBeGreaterThanOrEqual(4);
      expect(packet.length).toBe(5 + length + padding);
      const inBlocks = packet.length - (protection.lengthInBlocks ? 0 : 4);
      expect(inBlocks % protection.blockLength).toBe(0);
      expect(new DataView(packet.buffer).getUint32(0)).toBe(packet.length - 4);
      expect(wire.length).toBe(packet.length + protection.tagLength);
      expect(padding).toBeLessThan(4 + protection.blockLength);
      // RFC 4253 §6 asks for 16 bytes; under chacha20-poly1305 OpenSSH makes packets of 12, and so do we.
      expect(packet.length).toBeGreaterThanOrEqual(Math.max(12, protection.blockLength));
    }
  });

  test('pads further where the length must not tell what is inside', () => {
    for (let length = 10; length < 60; length++) {
      const { packet } = writerOf(suite).write(counting(length), 64);
      expect([64, 128, 192]).toContain(packet.length - (suite.make().lengthInBlocks ? 0 : 4));
      expect(packet[4]).toBeGreaterThanOrEqual(4);
    }
  });

  test('waits for the whole packet, and says how much is there', () => {
    const { wire } = writerOf(suite).write(counting(50));
    const reader = readerOf(suite);
    reader.push(wire.subarray(0, -1));
    expect(reader.next()).toEqual({ kind: 'more' });
    expect(reader.unread).toBe(wire.length - 1);
    reader.push(wire.subarray(-1));
    expect(payloadOf(reader.next())).toEqual(counting(50));
    expect(reader.unread).toBe(0);
  });
});

describe.each(suites)('$name, changed on the way', (suite) => {
  const faults = ['bad-mac', 'packet-length-out-of-range', 'packet-length-not-multiple'];

  test('takes no packet with a flipped bit, whichever it is', () => {
    const { wire } = writerOf(suite).write(counting(40));
    for (let bit = 0; bit < wire.length * 8; bit++) {
      const reader = readerOf(suite);
      reader.push(flipBit(wire, bit));
      const reading = reader.next();
      // A length that grew waits for more; then the tag is elsewhere, and wrong.
      if (reading.kind === 'more') {
        expect(bit).toBeLessThan(32);
        reader.push(new Uint8Array(262_144 + 100));
      }
      const then = reading.kind === 'more' ? reader.next() : reading;
      expect(then.kind === 'fault' && faults.includes(then.fault.kind)).toBe(true);
    }
  });

  test('takes no packet cut short by a byte in its middle', () => {
    const { wire } = writerOf(suite).write(counting(40));
    const reader = readerOf(suite);
    reader.push(concat(wire.subarray(0, 20), wire.subarray(21), new Uint8Array(64)));
    const reading = reader.next();
    expect(reading.kind === 'fault' && faults.includes(reading.fault.kind)).toBe(true);
  });

  test('tells the sequence number and the algorithm of a packet with a wrong tag', () => {
    const writer = writerOf(suite);
    const reader = readerOf(suite);
    reader.push(
      concat(writer.write(counting(9)).wire, flipBit(writer.write(counting(9)).wire, 31 * 8)),
    );
    expect(payloadOf(reader.next())).toEqual(counting(9));
    const algorithm = suite.name.split(' with ').at(-1);
    expect(reader.next()).toEqual({
      kind: 'fault',
      fault: { kind: 'bad-mac', algorithm, sequence: 1 },
    });
  });

  test('opens nothing under the number of another packet, with ciphers that use the number', () => {
    const [seal, open] = [suite.make(), suite.make()];
    const { packet } = writerOf(suite).write(counting(20));
    const wire = seal.seal(5, packet);
    open.length(5, wire);
    const opened = open.open(6, wire);
    // AES-GCM counts by itself: there the number is not in what is sealed. RFC 5647 §7.1.
    if (suite.name.includes('gcm')) expect(opened).toEqual(packet);
    else expect(opened).toBeNull();
  });
});

describe('sequence numbers', () => {
  test('wrap around at 2^32', () => {
    expect(following(0)).toBe(1);
    expect(following(2 ** 31 - 1)).toBe(2 ** 31);
    expect(following(2 ** 32 - 2)).toBe(2 ** 32 - 1);
    expect(following(2 ** 32 - 1)).toBe(0);
  });

  test.each(suites)('are sealed and opened around the wrap: $name', (suite) => {
    const [out, into] = [suite.make(), suite.make()];
    const { packet } = writerOf(suite).write(counting(30));
    for (const sequence of [2 ** 32 - 2, 2 ** 32 - 1, 0, 1]) {
      const wire = out.seal(sequence, packet);
      expect(into.length(sequence, wire)).toBe(packet.length - 4);
      expect(into.open(sequence, wire)).toEqual(packet);
    }
  });

  test('go on over a change of keys, and start again where they are reset', () => {
    for (const reset of [false, true]) {
      const writer = new PacketWriter(draw);
      const reader = new PacketReader();
      const numbers = [writer.write(counting(3)), writer.write(counting(3))];
      for (const { wire } of numbers) reader.push(wire);
      expect([reader.next().kind, reader.next().kind]).toEqual(['packet', 'packet']);
      const [suite] = suites;
      if (!suite) throw new Error('no suite');
      writer.protect(suite.make(), reset);
      reader.protect(suite.make(), reset);
      const next = writer.write(counting(3));
      expect(next.sequence).toBe(reset ? 0 : 2);
      reader.push(next.wire);
      expect(reader.next()).toMatchObject({ kind: 'packet', packet: { sequence: reset ? 0 : 2 } });
    }
  });
});

test('before NEWKEYS the padding is zeros, after it is random', () => {
  const writer = new PacketWriter(draw);
  expect(writer.write(counting(3)).packet.slice(8)).toEqual(new Uint8Array(8));
  const [suite] = suites;
  if (!suite) throw new Error('no suite');
  writer.protect(suite.make(), false);
  const { packet } = writer.write(counting(3));
  expect(packet.slice(8).some((byte) => byte !== 0)).toBe(true);
});

/** What OpenSSL makes of the same packet. */
describe('the same bytes as node:crypto composed by hand', () => {
  const uint32 = (n: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(n);
    return bytes;
  };
  const keysFor = (iv: number, encryption: number, integrity: number): DirectionKeys => ({
    iv: counting(iv),
    encryption: Uint8Array.from(counting(encryption), (n) => 255 - n),
    integrity: Uint8Array.from(counting(integrity), (n) => n ^ 0x5a),
  });
  const protectionOf = (cipher: string, mac: string | null, keys: DirectionKeys): Protection => {
    const [found, check] = [ciphers.get(cipher), mac === null ? null : macs.get(mac)];
    if (!found || check === undefined) throw new Error(`no ${cipher} or ${mac}`);
    return protect(found, check, keys);
  };
  const packets = [40, 0, 1000].map((length) => {
    const writer = new PacketWriter(draw);
    writer.protect(protectionOf('aes256-gcm@openssh.com', null, keysFor(12, 32, 0)), false);
    return writer.write(counting(length)).packet;
  });
  /** For ciphers that count packet_length in blocks, or in blocks of eight. */
  const evenPackets = [40, 0, 1000].map((length) => {
    const writer = new PacketWriter(draw);
    writer.protect(protectionOf('aes256-ctr', 'hmac-sha2-256', keysFor(16, 32, 32)), false);
    return writer.write(counting(length)).packet;
  });

  test('chacha20-poly1305@openssh.com', () => {
    const keys = keysFor(0, 64, 0);
    const protection = protectionOf('chacha20-poly1305@openssh.com', null, keys);
    const chacha = (key: Bytes, sequence: number, counter: number, bytes: Bytes): Buffer => {
      // OpenSSL's 16-byte IV is a 64-bit counter, little-endian, and the 64-bit nonce.
      const iv = Buffer.concat([
        Buffer.from([counter, 0, 0, 0, 0, 0, 0, 0]),
        uint32(0),
        uint32(sequence),
      ]);
      return createCipheriv('chacha20', key, iv).update(bytes);
    };
    packets.forEach((packet, at) => {
      const sequence = at + 7;
      const [forPayload, forLength] = [
        keys.encryption.subarray(0, 32),
        keys.encryption.subarray(32),
      ];
      const length = chacha(forLength, sequence, 0, packet.subarray(0, 4));
      const body = chacha(forPayload, sequence, 1, packet.subarray(4));
      const oneTimeKey = chacha(forPayload, sequence, 0, new Uint8Array(32));
      const tag = poly1305(oneTimeKey, Buffer.concat([length, body]));
      expect(toHex(protection.seal(sequence, packet))).toBe(
        toHex(Buffer.concat([length, body, tag])),
      );
    });
  });

  test.each<[string, CipherGCMTypes, number]>([
    ['aes128-gcm@openssh.com', 'aes-128-gcm', 16],
    ['aes256-gcm@openssh.com', 'aes-256-gcm', 32],
  ])('%s', (name, openssl, size) => {
    const keys = keysFor(12, size, 0);
    const protection = protectionOf(name, null, keys);
    const nonce = Buffer.from(keys.iv);
    packets.forEach((packet, at) => {
      const cipher = createCipheriv(openssl, keys.encryption, nonce);
      cipher.setAAD(packet.subarray(0, 4));
      const body = Buffer.concat([cipher.update(packet.subarray(4)), cipher.final()]);
      const expected = Buffer.concat([packet.subarray(0, 4), body, cipher.getAuthTag()]);
      expect(toHex(protection.seal(at, packet))).toBe(toHex(expected));
      nonce.writeBigUInt64BE(nonce.readBigUInt64BE(4) + 1n, 4); // RFC 5647 §7.1: the invocation counter
    });
  });

  test.each<[string, string, number, string, string]>([
    ['aes128-ctr', 'aes-128-ctr', 16, 'hmac-sha2-256', 'sha256'],
    ['aes256-ctr', 'aes-256-ctr', 32, 'hmac-sha2-512', 'sha512'],
    ['aes256-ctr', 'aes-256-ctr', 32, 'hmac-sha2-256', 'sha256'],
  ])(
    '%s (%s, %i bytes) with %s: the MAC is over the plaintext',
    (name, openssl, size, mac, hash) => {
      const keys = keysFor(16, size, hash === 'sha256' ? 32 : 64);
      const protection = protectionOf(name, mac, keys);
      const cipher = createCipheriv(openssl, keys.encryption, keys.iv);
      evenPackets.forEach((packet, sequence) => {
        const tag = createHmac(hash, keys.integrity)
          .update(uint32(sequence))
          .update(packet)
          .digest();
        expect(toHex(protection.seal(sequence, packet))).toBe(
          toHex(Buffer.concat([cipher.update(packet), tag])),
        );
      });
    },
  );

  test.each<[string, string, number, string, string]>([
    ['aes128-ctr', 'aes-128-ctr', 16, 'hmac-sha2-512-etm@openssh.com', 'sha512'],
    ['aes256-ctr', 'aes-256-ctr', 32, 'hmac-sha2-256-etm@openssh.com', 'sha256'],
  ])(
    '%s (%s, %i bytes) with %s: the MAC is over what is on the wire',
    (name, openssl, size, mac, hash) => {
      const keys = keysFor(16, size, hash === 'sha256' ? 32 : 64);
      const protection = protectionOf(name, mac, keys);
      const cipher = createCipheriv(openssl, keys.encryption, keys.iv);
      packets.forEach((packet, sequence) => {
        const sent = Buffer.concat([packet.subarray(0, 4), cipher.update(packet.subarray(4))]);
        const tag = createHmac(hash, keys.integrity).update(uint32(sequence)).update(sent).digest();
        expect(toHex(protection.seal(sequence, packet))).toBe(toHex(Buffer.concat([sent, tag])));
      });
    },
  );
});

/** RFC 8439 §2.5, in big numbers: there is no bare Poly1305 in node:crypto. */
function poly1305(key: Bytes, message: Bytes): Buffer {
  const little = (bytes: Bytes): bigint =>
    BigInt(`0x${toHex(Uint8Array.from(bytes).toReversed()) || '0'}`);
  const r = little(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    const block = message.subarray(at, at + 16);
    sum = ((sum + little(Uint8Array.from([...block, 1]))) * r) % ((1n << 130n) - 5n);
  }
  const tag = BigInt.asUintN(128, sum + little(key.subarray(16)));
  return Buffer.from(Buffer.from(tag.toString(16).padStart(32, '0'), 'hex').toReversed());
}
