/** Bytes that nobody meant: an end answers with a fault or waits, and never throws or hangs. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, type Bytes } from '../../../src/codec/bytes.ts';
import { HANDSHAKE } from '../../../src/protocol/tls/names.ts';
import type { Role } from '../../../src/protocol/tls/role.ts';
import { handshake, record } from './support/edit.ts';
import { withClientCertificate, type Alter } from './support/ends.ts';
import { connectedPair, Pair } from './support/pair.ts';

const sides = ['client', 'server'] as const;
const repeatable = (numRuns: number) => ({ seed: 20260101, numRuns });
const garbage = fc.uint8Array({ maxLength: 300 });
/** Records with a plausible header, and anything in them. */
const records = fc
  .array(fc.tuple(fc.constantFrom(20, 21, 22, 23), garbage), { maxLength: 4 })
  .map((list) => concat(...list.map(([type, content]) => record(type, content))));

const messages = [
  'ClientHello',
  'ServerHello',
  'HelloRetryRequest',
  'EncryptedExtensions',
  'CertificateRequest',
  'Certificate',
  'CertificateVerify',
  'Finished',
  'NewSessionTicket',
] as const;

describe.each(sides)('a %s', (side) => {
  test.each([
    ['has only just begun', () => new Pair({ onWire: () => [] }).start()],
    [
      'waits in the middle',
      () => new Pair({ onWire: (_from, wire, n) => (n > 2 ? [] : [wire]) }).start(),
    ],
    ['is connected', () => connectedPair()],
  ] as const)('that %s takes any bytes', (_name, make) => {
    fc.assert(
      fc.property(fc.oneof(garbage, records), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        const pair = make();
        for (let at = 0; at < bytes.length; at += size)
          pair.input(side, { kind: 'bytes', bytes: bytes.slice(at, at + size) });
        pair.input(side, { kind: 'end' });
        expect(pair[side].transport.at === 'closed' || pair[side].questions.size > 0).toBe(true);
      }),
      repeatable(20),
    );
  });
});

test('a message in very many records, all at once', () => {
  const message = handshake(HANDSHAKE.client_hello, new Uint8Array(50_000));
  const bytes = concat(...Array.from(message, (byte) => record(22, Uint8Array.of(byte))));
  const pair = new Pair().input('server', { kind: 'bytes', bytes });
  expect(pair.fault('server')).toMatchObject({ kind: 'malformed-message', message: 'ClientHello' });
});

/** A connection with everything in it, in which one message is another. */
function changed(alter: Partial<Record<Role, Alter>>): Pair {
  return new Pair({
    client: { ...withClientCertificate.client, keyShares: [] },
    server: { ...withClientCertificate.server, tickets: 1, cookie: true },
    alter,
  }).start();
}

describe.each(messages)('%s', (name) => {
  const both = (change: (bytes: Bytes) => Bytes): Pair => {
    const alter: Alter = (message, bytes) => [message === name ? change(bytes) : bytes];
    return changed({ client: alter, server: alter });
  };

  test('may say anything', () => {
    fc.assert(
      fc.property(garbage, (body) => {
        both((bytes) => handshake(bytes[0] ?? 0, body));
      }),
      repeatable(10),
    );
  });

  test('may be wrong in any place', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const pair = both((bytes) => {
          const wrong = bytes.slice();
          const at = 4 + (place % Math.max(1, bytes.length - 4));
          wrong[at] = (wrong[at] ?? 0) ^ by;
          return wrong;
        });
        // Either it does not matter, or somebody has found it.
        const { client, server } = pair;
        const isOver = client.transport.at === 'closed' || server.transport.at === 'closed';
        expect(isOver || pair.states.join() === 'connected,open,connected,open').toBe(true);
      }),
      repeatable(10),
    );
  });
});
