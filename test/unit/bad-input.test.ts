/** Everything that a peer can get wrong: its own fault, on the right side, and nothing is accepted after it. */
import { describe, expect, test } from 'vitest';
import { bigToBytes, concat, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { decode, encode, type DecodeFault } from '../../src/codec/tape.ts';
import { mpint, nameList, signedMpint, string, text } from '../../src/codec/types.ts';
import { group14 } from '../../src/crypto/modp.ts';
import { disconnectOn, type Fault, type FaultKind } from '../../src/protocol/ssh/fault.ts';
import { connectionMessages } from '../../src/protocol/ssh/messages/connection.ts';
import type { Message, Role } from '../../src/protocol/ssh/messages/message.ts';
import {
  disconnectReasons,
  SSH_MSG_DISCONNECT,
  transportMessages,
} from '../../src/protocol/ssh/messages/transport.ts';
import { userauthMessages } from '../../src/protocol/ssh/messages/userauth.ts';
import * as fc from 'fast-check';
import { flipBit, hex } from './crypto/bytes.ts';
import * as any from './support/arbitraries.ts';
import { defaultAlgorithms, hostKey, keyPair, userKey } from './support/ends.ts';
import { loggedInPair, pack, Pair, unpack, type PairOptions } from './support/pair.ts';
import { valueOf } from './support/tree.ts';

type Case = readonly [
  what: string,
  victim: Role,
  fault: Partial<Fault> & { readonly kind: FaultKind },
  run: () => Pair,
];

const other = (side: Role): Role => (side === 'client' ? 'server' : 'client');
const lax = { client: { markers: ['ext-info-c'] }, server: { markers: [] } } satisfies PairOptions;
const dh = {
  client: { algorithms: { ...defaultAlgorithms, kex: ['diffie-hellman-group14-sha256'] } },
} satisfies PairOptions;

const numbered = (number: number, ...parts: readonly Bytes[]): Bytes =>
  concat(Uint8Array.of(number), ...parts);
const ignore = encode(transportMessages.SSH_MSG_IGNORE, { data: utf8('noise') });
const newKeys = numbered(21);
const success = numbered(52);

/** A pair in which `from` says other things than `message`. */
function instead(
  from: Role,
  message: string,
  make: (payload: Bytes) => readonly Bytes[],
  options: PairOptions = {},
): Pair {
  const pair = new Pair(options);
  pair[from].alter = (name, payload) => (name === message ? make(payload) : [payload]);
  return pair.start();
}

/** A pair in which the bytes of one frame of `from` are others. */
const onWire = (
  from: Role,
  number: number,
  make: (wire: Bytes) => readonly Bytes[],
  options: PairOptions = {},
): Pair =>
  new Pair({
    ...options,
    onWire: (sender, wire, at) => (sender === from && at === number ? make(wire) : [wire]),
  }).start();

/** A frame with other bytes from `at` on. */
const patched = (at: number, bytes: string) => (wire: Bytes) => {
  const changed = wire.slice();
  changed.set(hex(bytes), at);
  return [changed];
};

/** A copy with the lowest bit of one byte flipped. */
const flipped = (bytes: Bytes, at: number): Bytes => flipBit(bytes, at * 8);

/** What the victim did: it closed over the fault, told why, let nobody in, and takes nothing more. */
function expectRefused(pair: Pair, victim: Role, fault: Case[2]): void {
  expect(pair.fault(victim)).toMatchObject(fault);
  const events = pair.events[victim].filter(({ kind }) => kind === 'closed');
  expect(events).toEqual([{ kind: 'closed', fault: pair.fault(victim) }]);
  expect(pair[victim].service.at).toBe('ended');

  const reason = disconnectOn[fault.kind];
  const sent = pair.watch[victim].frames.filter(({ way }) => way === 'out');
  const last = sent.at(-1);
  const pastHello = pair[victim].peerIdentification !== '';
  if (reason && pastHello) {
    expect(last?.message).toBe('SSH_MSG_DISCONNECT');
    const said = valueOf(SSH_MSG_DISCONNECT, unpack(last?.packet ?? new Uint8Array()));
    expect(said.reason_code).toBe(disconnectReasons[reason]);
  } else expect(last?.message).not.toBe('SSH_MSG_DISCONNECT');

  const before = [pair.watch[victim].frames.length, pair.events[victim].length];
  pair.inject(victim, pack(success)).inject(victim, pack(newKeys)).end(victim);
  expect([pair.watch[victim].frames.length, pair.events[victim].length]).toEqual(before);
}

function check(cases: readonly Case[], mayHaveLoggedIn = false): void {
  test.each(cases)('%s: at the %s', (_what, victim, fault, run) => {
    const pair = run();
    expectRefused(pair, victim, fault);
    if (mayHaveLoggedIn) return;
    expect(pair.has(victim, 'logged-in')).toBe(false);
    expect(pair.has('server', 'logged-in') && pair.has('client', 'logged-in')).toBe(false);
  });
}

const both = (make: (from: Role, victim: Role) => Case): Case[] => [
  make('client', 'server'),
  make('server', 'client'),
];

/** The number of a side's KEXINIT among its frames. */
const KEXINIT = 1;

describe('identification', () => {
  const opens = (victim: Role, line: string) => (): Pair => {
    const pair = new Pair();
    pair[victim].receive({ kind: 'command', command: { do: 'start' } });
    return pair.inject(victim, utf8(line));
  };
  check([
    ...both((_from, victim): Case => [
      'a line over 255 characters',
      victim,
      { kind: 'identification-too-long', limit: 255 },
      opens(victim, `SSH-2.0-${'x'.repeat(246)}\r\n`),
    ]),
    ...both((_from, victim): Case => [
      'a line that never ends',
      victim,
      { kind: 'identification-too-long', limit: 255 },
      opens(victim, `SSH-2.0-${'x'.repeat(300)}`),
    ]),
    ...both((_from, victim): Case => [
      'version 1.5',
      victim,
      { kind: 'unsupported-version', version: '1.5' },
      opens(victim, 'SSH-1.5-old\r\n'),
    ]),
    ...both((_from, victim): Case => [
      'version 3.0',
      victim,
      { kind: 'unsupported-version', version: '3.0' },
      opens(victim, 'SSH-3.0-new\r\n'),
    ]),
    ...both((_from, victim): Case => [
      'a line without a second hyphen',
      victim,
      { kind: 'bad-identification' },
      opens(victim, 'SSH-2.0\r\n'),
    ]),
    ...both((_from, victim): Case => [
      'a line without a program',
      victim,
      { kind: 'bad-identification' },
      opens(victim, 'SSH-2.0-\r\n'),
    ]),
    [
      'a line before it, from a client',
      'server',
      { kind: 'bad-identification', line: 'hello' },
      opens('server', 'hello'),
    ],
    [
      'HTTP, from a client',
      'server',
      { kind: 'bad-identification' },
      opens('server', 'GET / HTTP/1.1\r\n\r\n'),
    ],
    [
      'a byte order mark before it, from a client',
      'server',
      { kind: 'bad-identification' },
      opens('server', '\uFEFFSSH-2.0-x\r\n'),
    ],
    [
      'more lines before it than a client puts up with',
      'client',
      { kind: 'identification-too-long', limit: 1024 },
      opens('client', 'welcome\r\n'.repeat(1025)),
    ],
    [
      'a line before it that never ends',
      'client',
      { kind: 'identification-too-long', limit: 8192 },
      opens('client', 'w'.repeat(9000)),
    ],
  ]);

  test('nothing is lost of a line that comes byte by byte, and 255 characters are allowed', () => {
    const line = `SSH-2.0-${'x'.repeat(245)}`;
    expect(line.length + 2).toBe(255);
    const pair = loggedInPair({ client: { identification: line }, chunk: () => 1 });
    expect(pair.server.peerIdentification).toBe(line);
  });
});

describe('a connection that ends', () => {
  const cut = (from: Role, number: number, keep: number): Pair => {
    const pair = new Pair({
      onWire: (sender, wire, at) =>
        sender !== from || at < number ? [wire] : at === number ? [wire.subarray(0, keep)] : [],
    });
    return pair.start().end(other(from));
  };
  check([
    ...both((from, victim): Case => [
      'in the middle of a packet',
      victim,
      { kind: 'connection-lost', state: 'negotiate', unread: 100 },
      () => cut(from, KEXINIT, 100),
    ]),
    ...both((from, victim): Case => [
      'in the middle of a length',
      victim,
      { kind: 'connection-lost', unread: 3 },
      () => cut(from, KEXINIT, 3),
    ]),
    ...both((from, victim): Case => [
      'in the middle of an encrypted packet',
      victim,
      { kind: 'connection-lost', unread: 20 },
      () => cut(from, 4, 20),
    ]),
    ...both((from, victim): Case => [
      'in the middle of the identification',
      victim,
      { kind: 'connection-lost', state: 'hello', unread: 5 },
      () => cut(from, 0, 5),
    ]),
  ]);
});

describe('a packet', () => {
  const most = { least: 5, most: 262_144 };
  const headers: readonly [string, string, Case[2]][] = [
    ['length 0', '00000000', { kind: 'packet-length-out-of-range', length: 0, ...most }],
    ['length 4', '00000004', { kind: 'packet-length-out-of-range', length: 4 }],
    ['length 2^32 - 1', 'ffffffff', { kind: 'packet-length-out-of-range', length: 2 ** 32 - 1 }],
    ['length 2^31', '80000000', { kind: 'packet-length-out-of-range', length: 2 ** 31 }],
    ['one byte over the limit', '00040001', { kind: 'packet-length-out-of-range' }],
    ['a length that is no multiple', '0000000d', { kind: 'packet-length-not-multiple', block: 8 }],
    ['padding of 3', '0000000c03', { kind: 'padding-too-short', padding: 3 }],
    ['no padding', '0000000c00', { kind: 'padding-too-short', padding: 0 }],
    [
      'padding one longer than fits',
      '0000000c0c',
      { kind: 'padding-too-long', padding: 12, room: 11 },
    ],
    ['padding of 255', '0000000cff', { kind: 'padding-too-long', padding: 255, room: 11 }],
  ];
  check(
    headers.flatMap(([what, head, fault]) =>
      both((from, victim): Case => [
        what,
        victim,
        fault,
        () => onWire(from, KEXINIT, patched(0, head)),
      ]),
    ),
  );

  describe('under keys', () => {
    const sealed = (from: Role, change: (packet: Bytes) => void): Pair => {
      const pair = loggedInPair();
      const { packet, protection, sequence } = pair[from].writer.write(ignore);
      const wrong = packet.slice();
      change(wrong);
      return pair.inject(other(from), protection.seal(sequence, wrong));
    };
    const padding = (n: number) => (packet: Bytes) => void packet.set([n], 4);
    const length = (n: number) => (packet: Bytes) => new DataView(packet.buffer).setUint32(0, n);
    check(
      both((from, victim) => [
        'padding of 3',
        victim,
        { kind: 'padding-too-short', padding: 3 },
        () => sealed(from, padding(3)),
      ]).concat(
        both((from, victim) => [
          'padding of 255',
          victim,
          { kind: 'padding-too-long', padding: 255 },
          () => sealed(from, padding(255)),
        ]),
        both((from, victim) => [
          'length 0',
          victim,
          { kind: 'packet-length-out-of-range', length: 0 },
          () => sealed(from, length(0)),
        ]),
        both((from, victim) => [
          'length 13',
          victim,
          { kind: 'packet-length-not-multiple', length: 13 },
          () => sealed(from, length(13)),
        ]),
      ),
      true,
    );
  });

  const suites = [
    ['chacha20-poly1305@openssh.com', 'hmac-sha2-256', 'chacha20-poly1305@openssh.com'],
    ['aes256-gcm@openssh.com', 'hmac-sha2-256', 'aes256-gcm@openssh.com'],
    ['aes256-ctr', 'hmac-sha2-256', 'hmac-sha2-256'],
    ['aes256-ctr', 'hmac-sha2-256-etm@openssh.com', 'hmac-sha2-256-etm@openssh.com'],
  ] as const;
  describe.each(suites)('under %s and %s', (cipher, mac, algorithm) => {
    const algorithms = { ...defaultAlgorithms, ciphers: [cipher], macs: [mac] };
    const options = { client: { algorithms }, server: { algorithms } };
    check([
      ...both((from, victim): Case => [
        'with a wrong tag',
        victim,
        { kind: 'bad-mac', algorithm, sequence: 0 },
        () => onWire(from, 4, (wire) => [flipped(wire, wire.length - 1)], options),
      ]),
      ...both((from, victim): Case => [
        'with a changed byte',
        victim,
        { kind: 'bad-mac', algorithm, sequence: 0 },
        () => onWire(from, 4, (wire) => [flipped(wire, 17)], options),
      ]),
    ]);

    // A length that is encrypted comes out as any number under the wrong sequence number or key stream.
    const unreadable = ['bad-mac', 'packet-length-out-of-range', 'packet-length-not-multiple'];
    test.each(['client', 'server'] as const)('that comes twice from the %s is refused', (from) => {
      const pair = onWire(from, 4, (wire) => [wire, wire], options);
      expect(unreadable).toContain(pair.fault(other(from))?.kind);
      expect(pair.has('client', 'logged-in') && pair.has('server', 'logged-in')).toBe(false);
    });
    test.each(['client', 'server'] as const)(
      'after one of the %s that was lost is refused',
      (from) => {
        const pair = loggedInPair(options);
        pair[from].writer.write(ignore);
        pair.say(from, ignore);
        // So many more bytes that a length out of thin air is either complete or out of range.
        pair.inject(other(from), new Uint8Array(300_000));
        expect(unreadable).toContain(pair.fault(other(from))?.kind);
      },
    );
  });
});

describe('a message that is not what its layout says', () => {
  const kexInitWith = (from: Role, list: Bytes): Pair =>
    instead(from, 'SSH_MSG_KEXINIT', (payload) => [
      concat(payload.subarray(0, 17), list, payload.subarray(17)),
    ]);
  const malformed = (problem: DecodeFault['kind'], more: object = {}): Case[2] => ({
    kind: 'malformed-message',
    problem,
    ...more,
  });
  check([
    ...both((from, victim): Case => [
      'bytes left over after KEXINIT',
      victim,
      malformed('bytes-left-over', { message: 'SSH_MSG_KEXINIT', found: '1 more bytes' }),
      () => instead(from, 'SSH_MSG_KEXINIT', (payload) => [concat(payload, hex('00'))]),
    ]),
    ...both((from, victim): Case => [
      'bytes left over after NEWKEYS',
      victim,
      malformed('bytes-left-over', { message: 'SSH_MSG_NEWKEYS', offset: 1 }),
      () => instead(from, 'SSH_MSG_NEWKEYS', (payload) => [concat(payload, hex('00'))]),
    ]),
    [
      'bytes left over after SERVICE_REQUEST',
      'server',
      malformed('bytes-left-over', { message: 'SSH_MSG_SERVICE_REQUEST' }),
      () => instead('client', 'SSH_MSG_SERVICE_REQUEST', (payload) => [concat(payload, hex('00'))]),
    ],
    [
      'bytes left over after USERAUTH_SUCCESS',
      'client',
      malformed('bytes-left-over', { message: 'SSH_MSG_USERAUTH_SUCCESS' }),
      () =>
        instead('server', 'SSH_MSG_USERAUTH_SUCCESS', (payload) => [concat(payload, hex('00'))]),
    ],
    ...both((from, victim): Case => [
      'a KEXINIT that ends too soon',
      victim,
      malformed('truncated', { message: 'SSH_MSG_KEXINIT' }),
      () => instead(from, 'SSH_MSG_KEXINIT', (payload) => [payload.subarray(0, -3)]),
    ]),
    ...both((from, victim): Case => [
      'a control character in a name-list',
      victim,
      malformed('bad-name-list', { field: 'kex_algorithms.names', found: 'byte 0xa' }),
      () => kexInitWith(from, encode(string, utf8('curve\n'))),
    ]),
    ...both((from, victim): Case => [
      'a name-list longer than its packet',
      victim,
      malformed('truncated', { field: 'kex_algorithms', offset: 21 }),
      () => kexInitWith(from, hex('ffffffff')),
    ]),
    [
      'a negative mpint for e',
      'server',
      malformed('negative-mpint', { message: 'SSH_MSG_KEXDH_INIT', field: 'e.number' }),
      () =>
        instead('client', 'SSH_MSG_KEXDH_INIT', () => [numbered(30, encode(signedMpint, -5n))], dh),
    ],
    [
      'a negative mpint for f',
      'client',
      malformed('negative-mpint', { message: 'SSH_MSG_KEXDH_REPLY', field: 'f.number' }),
      () =>
        instead(
          'server',
          'SSH_MSG_KEXDH_REPLY',
          () => [
            numbered(
              31,
              encode(string, hostKey.publicBlob),
              encode(signedMpint, -5n),
              hex('00000000'),
            ),
          ],
          dh,
        ),
    ],
    [
      'a key query with a signature behind it',
      'server',
      malformed('bytes-left-over', { message: 'SSH_MSG_USERAUTH_REQUEST' }),
      () => {
        const signature = hostKey.algorithm.sign(hex('00'), hostKey.privateKey);
        return publickeyRequest({ has: false, signature });
      },
    ],
    [
      'a key proof without its signature',
      'server',
      malformed('truncated', { message: 'SSH_MSG_USERAUTH_REQUEST', field: 'signature' }),
      () => publickeyRequest({ has: true }),
    ],
  ]);
});

/** A client that offers this instead of its first publickey request. */
function publickeyRequest(given: {
  readonly has?: boolean;
  readonly algorithm?: string;
  readonly blob?: Bytes;
  readonly signature?: Bytes;
}): Pair {
  const { has = false, algorithm = 'ssh-ed25519', blob = userKey.publicBlob, signature } = given;
  const request = numbered(
    50,
    encode(text, 'alice'),
    encode(text, 'ssh-connection'),
    encode(text, 'publickey'),
    Uint8Array.of(has ? 1 : 0),
    encode(text, algorithm),
    encode(string, blob),
    ...(signature ? [encode(string, signature)] : []),
  );
  let requests = 0;
  return instead('client', 'SSH_MSG_USERAUTH_REQUEST', (payload) => [
    ++requests === 2 ? request : payload,
  ]);
}

describe('a message out of order', () => {
  const serviceRequest = encode(transportMessages.SSH_MSG_SERVICE_REQUEST, {
    service_name: 'ssh-userauth',
  });
  const serviceAccept = encode(transportMessages.SSH_MSG_SERVICE_ACCEPT, {
    service_name: 'ssh-userauth',
  });
  const none = encode(userauthMessages.SSH_MSG_USERAUTH_REQUEST, {
    user_name: 'alice',
    service_name: 'ssh-connection',
    method_name: 'none',
  });
  const before =
    (...first: readonly Bytes[]) =>
    (payload: Bytes) => [...first, payload];
  /** The side's own KEXINIT once more, before another message. */
  const kexInitAgain = (from: Role, message: string, options: PairOptions): Pair => {
    const pair = new Pair(options);
    let kexInit = new Uint8Array();
    pair[from].alter = (name, payload) => {
      if (name === 'SSH_MSG_KEXINIT') kexInit = payload.slice();
      return name === message ? [kexInit, payload] : [payload];
    };
    return pair.start();
  };

  for (const [mode, options] of [
    ['strict', {}],
    ['not strict', lax],
  ] as const) {
    describe(`(${mode})`, () => {
      check([
        [
          'NEWKEYS before the key exchange',
          'server',
          { kind: 'early-newkeys', state: 'key-exchange' },
          () => instead('client', 'SSH_MSG_KEX_ECDH_INIT', before(newKeys), options),
        ],
        [
          'NEWKEYS before the reply',
          'client',
          { kind: 'early-newkeys', state: 'key-exchange' },
          () => instead('server', 'SSH_MSG_KEX_ECDH_REPLY', before(newKeys), options),
        ],
        ...both((from, victim): Case => [
          'NEWKEYS before KEXINIT',
          victim,
          { kind: 'early-newkeys', state: 'negotiate' },
          () => instead(from, 'SSH_MSG_KEXINIT', before(newKeys), options),
        ]),
        [
          'KEXINIT again before KEX_ECDH_INIT',
          'server',
          { kind: 'kexinit-during-kex', state: 'key-exchange' },
          () => kexInitAgain('client', 'SSH_MSG_KEX_ECDH_INIT', options),
        ],
        [
          'KEXINIT again before KEX_ECDH_REPLY',
          'client',
          { kind: 'kexinit-during-kex', state: 'key-exchange' },
          () => kexInitAgain('server', 'SSH_MSG_KEX_ECDH_REPLY', options),
        ],
        ...both((from, victim): Case => [
          'KEXINIT again before NEWKEYS',
          victim,
          { kind: 'kexinit-during-kex', state: 'newkeys' },
          () => kexInitAgain(from, 'SSH_MSG_NEWKEYS', options),
        ]),
      ]);
    });
  }

  check([
    [
      'KEX_ECDH_INIT twice',
      'server',
      {
        kind: 'unexpected-message',
        state: 'newkeys',
        expected: expect.arrayContaining(['SSH_MSG_NEWKEYS']),
        got: 'SSH_MSG_KEX_ECDH_INIT',
      },
      () => instead('client', 'SSH_MSG_KEX_ECDH_INIT', (payload) => [payload, payload], lax),
    ],
    [
      'KEX_ECDH_REPLY twice',
      'client',
      { kind: 'unexpected-message', state: 'newkeys', got: 'SSH_MSG_KEX_ECDH_REPLY' },
      () => instead('server', 'SSH_MSG_KEX_ECDH_REPLY', (payload) => [payload, payload], lax),
    ],
    [
      'SERVICE_REQUEST before NEWKEYS',
      'server',
      { kind: 'unexpected-message', state: 'key-exchange', got: 'SSH_MSG_SERVICE_REQUEST' },
      () => instead('client', 'SSH_MSG_KEX_ECDH_INIT', before(serviceRequest), lax),
    ],
    [
      'SERVICE_ACCEPT before NEWKEYS',
      'client',
      { kind: 'unexpected-message', state: 'key-exchange', got: 'SSH_MSG_SERVICE_ACCEPT' },
      () => instead('server', 'SSH_MSG_KEX_ECDH_REPLY', before(serviceAccept), lax),
    ],
    [
      'SERVICE_ACCEPT twice',
      'client',
      { kind: 'unexpected-message', state: 'probing', got: 'SSH_MSG_SERVICE_ACCEPT' },
      () => instead('server', 'SSH_MSG_SERVICE_ACCEPT', (payload) => [payload, payload]),
    ],
    [
      'USERAUTH_REQUEST before the service is accepted',
      'server',
      { kind: 'userauth-before-service', got: 'SSH_MSG_USERAUTH_REQUEST' },
      () => instead('client', 'SSH_MSG_SERVICE_REQUEST', () => [none]),
    ],
    [
      'USERAUTH_REQUEST before any keys',
      'server',
      { kind: 'userauth-before-service' },
      () => instead('client', 'SSH_MSG_KEX_ECDH_INIT', before(none), lax),
    ],
    [
      'USERAUTH_SUCCESS before anything was asked',
      'client',
      { kind: 'unexpected-message', got: 'SSH_MSG_USERAUTH_SUCCESS' },
      () => instead('server', 'SSH_MSG_SERVICE_ACCEPT', () => [success]),
    ],
    [
      'USERAUTH_SUCCESS before keys',
      'client',
      { kind: 'userauth-before-service', got: 'SSH_MSG_USERAUTH_SUCCESS' },
      () => instead('server', 'SSH_MSG_KEX_ECDH_REPLY', before(success), lax),
    ],
    [
      'USERAUTH_SUCCESS to a client that only asked about a key',
      'client',
      { kind: 'unexpected-message', state: 'offering', got: 'SSH_MSG_USERAUTH_SUCCESS' },
      () => instead('server', 'SSH_MSG_USERAUTH_PK_OK', () => [success]),
    ],
    [
      'another service than the one that was asked for',
      'client',
      { kind: 'service-not-available', service: 'ssh-connection' },
      () =>
        instead('server', 'SSH_MSG_SERVICE_ACCEPT', () => [
          encode(transportMessages.SSH_MSG_SERVICE_ACCEPT, { service_name: 'ssh-connection' }),
        ]),
    ],
    [
      'a request for an unknown service',
      'server',
      { kind: 'service-not-available', service: 'ssh-connection' },
      () =>
        instead('client', 'SSH_MSG_SERVICE_REQUEST', () => [
          encode(transportMessages.SSH_MSG_SERVICE_REQUEST, { service_name: 'ssh-connection' }),
        ]),
    ],
  ]);

  test('a second SERVICE_REQUEST after the login is refused', () => {
    const pair = loggedInPair().say('client', serviceRequest);
    expectRefused(pair, 'server', { kind: 'unexpected-message', state: 'connected' });
  });
});

describe('under strict key exchange', () => {
  const debug = numbered(4, hex('00 00000000 00000000'));
  const unimplemented = numbered(3, hex('00000000'));
  const early: readonly [string, Bytes][] = [
    ['SSH_MSG_IGNORE', ignore],
    ['SSH_MSG_DEBUG', debug],
    ['SSH_MSG_UNIMPLEMENTED', unimplemented],
    ['message 22', numbered(22)],
    ['message 192', numbered(192)],
    ['message without a number', new Uint8Array()],
  ];

  check(
    both((from, victim): Case => [
      'a first packet that is not KEXINIT',
      victim,
      { kind: 'strict-kex-first-packet' },
      () => instead(from, 'SSH_MSG_KEXINIT', (payload) => [ignore, payload]),
    ]),
  );
  check(
    early.flatMap(([got, payload]): Case[] => [
      [
        `${got} before KEX_ECDH_INIT`,
        'server',
        { kind: 'strict-kex-violation', got },
        () => instead('client', 'SSH_MSG_KEX_ECDH_INIT', (init) => [payload, init]),
      ],
      [
        `${got} before KEX_ECDH_REPLY`,
        'client',
        { kind: 'strict-kex-violation', got },
        () => instead('server', 'SSH_MSG_KEX_ECDH_REPLY', (reply) => [payload, reply]),
      ],
      ...both((from, victim): Case => [
        `${got} before NEWKEYS`,
        victim,
        { kind: 'strict-kex-violation', got },
        () => instead(from, 'SSH_MSG_NEWKEYS', (newKeys) => [payload, newKeys]),
      ]),
    ]),
  );

  test.each(early)('without it, %s anywhere before NEWKEYS goes through', (_got, payload) => {
    for (const from of ['client', 'server'] as const) {
      const pair = new Pair(lax);
      pair[from].alter = (_name, one) =>
        one[0] === 20 || one[0] === 30 || one[0] === 31 || one[0] === 21 ? [payload, one] : [one];
      pair.start();
      expect([pair.has('client', 'logged-in'), pair.has('server', 'logged-in')]).toEqual([
        true,
        true,
      ]);
    }
  });

  test.each(early)('after NEWKEYS, %s goes through again', (_got, payload) => {
    for (const from of ['client', 'server'] as const) {
      const pair = loggedInPair().say(from, payload);
      expect([pair.fault('client'), pair.fault('server')]).toEqual([undefined, undefined]);
    }
  });

  check(
    both((from, victim): Case => [
      'DISCONNECT is understood all the same',
      victim,
      { kind: 'disconnected', reason: 3, description: 'no' },
      () =>
        instead(
          from,
          from === 'client' ? 'SSH_MSG_KEX_ECDH_INIT' : 'SSH_MSG_KEX_ECDH_REPLY',
          () => [
            encode(SSH_MSG_DISCONNECT, { reason_code: 3, description: 'no', language_tag: '' }),
          ],
        ),
    ]),
  );
});

describe('a message that only the other role may send', () => {
  const all = [
    ...Object.values<Message<unknown>>(transportMessages),
    ...Object.values<Message<unknown>>(userauthMessages),
  ].filter(({ from }) => from !== 'both');
  const sample = (message: Message<unknown>): Bytes => {
    const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      ...any.transport,
      ...any.userauth,
    };
    const arbitrary = values[message.name];
    if (!arbitrary) throw new Error(`no arbitrary for ${message.name}`);
    return encode(message, fc.sample(arbitrary, { seed: 7, numRuns: 1 })[0]);
  };

  const places: Readonly<Record<Role, readonly string[]>> = {
    client: [
      'SSH_MSG_KEXINIT',
      'SSH_MSG_KEX_ECDH_INIT',
      'SSH_MSG_NEWKEYS',
      'SSH_MSG_SERVICE_REQUEST',
      'SSH_MSG_USERAUTH_REQUEST',
    ],
    server: [
      'SSH_MSG_KEXINIT',
      'SSH_MSG_KEX_ECDH_REPLY',
      'SSH_MSG_NEWKEYS',
      'SSH_MSG_SERVICE_ACCEPT',
      'SSH_MSG_USERAUTH_FAILURE',
      'SSH_MSG_USERAUTH_PK_OK',
    ],
  };
  check(
    all.flatMap((message) => {
      const [victim, liar] =
        message.from === 'client'
          ? (['client', 'server'] as const)
          : (['server', 'client'] as const);
      return places[liar].map((place): Case => [
        `${message.name} from the ${liar} in the place of ${place}`,
        victim,
        { kind: 'wrong-role-message', got: message.name, only: victim },
        () => instead(liar, place, () => [sample(message)]),
      ]);
    }),
  );
  check([
    [
      'KEX_ECDH_REPLY from the client',
      'server',
      { kind: 'wrong-role-message', got: 'SSH_MSG_KEX_ECDH_REPLY', only: 'server' },
      () => instead('client', 'SSH_MSG_KEX_ECDH_INIT', () => [numbered(31, hex('00'))]),
    ],
    [
      'KEX_ECDH_INIT from the server',
      'client',
      { kind: 'wrong-role-message', got: 'SSH_MSG_KEX_ECDH_INIT', only: 'client' },
      () => instead('server', 'SSH_MSG_KEX_ECDH_REPLY', () => [numbered(30, hex('00'))]),
    ],
  ]);

  test('PK_OK from a client that was told so is refused', () => {
    let requests = 0;
    const pair = instead('client', 'SSH_MSG_USERAUTH_REQUEST', (payload) =>
      ++requests === 3
        ? [numbered(60, encode(text, 'ssh-ed25519'), encode(string, userKey.publicBlob))]
        : [payload],
    );
    expectRefused(pair, 'server', { kind: 'wrong-role-message', got: 'SSH_MSG_USERAUTH_PK_OK' });
    expect(pair.has('server', 'logged-in')).toBe(false);
  });
});

describe('connection messages before the login', () => {
  const all = Object.values<Message<unknown>>(connectionMessages);
  const samples: Readonly<Record<string, fc.Arbitrary<unknown>>> = any.connection;
  const sample = (message: Message<unknown>): Bytes => {
    const arbitrary = samples[message.name];
    if (!arbitrary) throw new Error(`no arbitrary for ${message.name}`);
    return encode(message, fc.sample(arbitrary, { seed: 7, numRuns: 1 })[0]);
  };
  const places: readonly [Role, string, PairOptions][] = [
    ['client', 'SSH_MSG_KEX_ECDH_INIT', lax],
    ['client', 'SSH_MSG_SERVICE_REQUEST', {}],
    ['client', 'SSH_MSG_USERAUTH_REQUEST', {}],
    ['server', 'SSH_MSG_KEX_ECDH_REPLY', lax],
    ['server', 'SSH_MSG_SERVICE_ACCEPT', {}],
    ['server', 'SSH_MSG_USERAUTH_FAILURE', {}],
    ['server', 'SSH_MSG_USERAUTH_PK_OK', {}],
  ];
  check(
    places.flatMap(([from, place, options]) =>
      all.map((message): Case => [
        `${message.name} from the ${from} in the place of ${place}`,
        other(from),
        { kind: 'connection-message-before-login', got: message.name },
        () => instead(from, place, () => [sample(message)], options),
      ]),
    ),
  );
});

describe('public values of the key exchange', () => {
  const { p } = group14;
  const badDh: readonly [string, bigint][] = [
    ['0', 0n],
    ['1', 1n],
    ['p - 1', p - 1n],
    ['p', p],
    ['p + 1', p + 1n],
    ['2^2100', 1n << 2100n],
  ];
  const badX25519: readonly [string, Bytes][] = [
    ['all zeros', new Uint8Array(32)],
    ['1, a point of low order', Uint8Array.of(1, ...new Uint8Array(31))],
    ['31 bytes', new Uint8Array(31).fill(9)],
    ['33 bytes', new Uint8Array(33).fill(9)],
    ['no bytes', new Uint8Array()],
  ];
  const reply = (pub: Bytes): Bytes =>
    numbered(
      31,
      encode(string, hostKey.publicBlob),
      pub,
      encode(string, hostKey.algorithm.sign(hex('00'), hostKey.privateKey)),
    );

  check([
    ...badX25519.flatMap(([what, value]): Case[] => [
      [
        `Q_C of ${what}`,
        'server',
        { kind: 'bad-public-value', field: 'Q_C' },
        () =>
          instead('client', 'SSH_MSG_KEX_ECDH_INIT', () => [numbered(30, encode(string, value))]),
      ],
      [
        `Q_S of ${what}`,
        'client',
        { kind: 'bad-public-value', field: 'Q_S' },
        () => instead('server', 'SSH_MSG_KEX_ECDH_REPLY', () => [reply(encode(string, value))]),
      ],
    ]),
    ...badDh.flatMap(([what, value]): Case[] => [
      [
        `e = ${what}`,
        'server',
        { kind: 'dh-value-out-of-range', field: 'e' },
        () =>
          instead('client', 'SSH_MSG_KEXDH_INIT', () => [numbered(30, encode(mpint, value))], dh),
      ],
      [
        `f = ${what}`,
        'client',
        { kind: 'dh-value-out-of-range', field: 'f' },
        () => instead('server', 'SSH_MSG_KEXDH_REPLY', () => [reply(encode(mpint, value))], dh),
      ],
    ]),
  ]);

  test('the smallest and the greatest value that are allowed are taken', () => {
    for (const value of [2n, p - 2n]) {
      const pair = instead(
        'client',
        'SSH_MSG_KEXDH_INIT',
        () => [numbered(30, encode(mpint, value))],
        dh,
      );
      expect(pair.fault('server')?.kind).not.toBe('dh-value-out-of-range');
      expect(pair.watch.server.value('e')).toEqual(bigToBytes(value));
      // The client did not send this e, so the signature is over another H.
      expect(pair.fault('client')).toMatchObject({ kind: 'bad-host-signature' });
    }
  });
});

describe('the host key and its signature', () => {
  const forged = (forge: (signature: Bytes, data: Bytes) => Bytes): Pair => {
    const pair = new Pair();
    pair.watch.server.forge = forge;
    return pair.start();
  };
  const withHostKey = (blob: Bytes): Pair =>
    instead('server', 'SSH_MSG_KEX_ECDH_REPLY', (payload) => [
      numbered(31, encode(string, blob), payload.subarray(1 + 4 + hostKey.publicBlob.length)),
    ]);
  const renamed = (blob: Bytes, name: string): Bytes =>
    concat(encode(text, name), blob.subarray(4 + 'ssh-ed25519'.length));
  const stranger = keyPair('stranger');
  check([
    [
      'a signature with a flipped bit',
      'client',
      { kind: 'bad-host-signature', algorithm: 'ssh-ed25519' },
      () => forged((signature) => flipped(signature, signature.length - 40)),
    ],
    [
      'a signature over something else',
      'client',
      { kind: 'bad-host-signature' },
      () => forged((_signature, H) => hostKey.algorithm.sign(H.subarray(1), hostKey.privateKey)),
    ],
    [
      'a signature by another key',
      'client',
      { kind: 'bad-host-signature' },
      () => forged((_signature, H) => stranger.algorithm.sign(H, stranger.privateKey)),
    ],
    [
      'another host key than the one that signed',
      'client',
      { kind: 'bad-host-signature' },
      () => withHostKey(stranger.publicBlob),
    ],
    [
      'a signature of another kind than agreed',
      'client',
      { kind: 'host-signature-type', agreed: 'ssh-ed25519', got: 'rsa-sha2-512' },
      () => forged((signature) => renamed(signature, 'rsa-sha2-512')),
    ],
    [
      'a signature that is none',
      'client',
      { kind: 'host-signature-type', got: 'malformed' },
      () => forged(() => hex('0000')),
    ],
    [
      'an empty signature',
      'client',
      { kind: 'host-signature-type', got: 'malformed' },
      () => forged(() => new Uint8Array()),
    ],
    [
      'a signature of 63 bytes',
      'client',
      { kind: 'host-signature-type', got: 'malformed' },
      () =>
        forged((signature) =>
          concat(encode(text, 'ssh-ed25519'), encode(string, signature.subarray(-63))),
        ),
    ],
    [
      'a host key of another kind than agreed',
      'client',
      { kind: 'host-key-type', agreed: 'ssh-ed25519', got: 'ssh-rsa' },
      () => withHostKey(keyPair('host', 'ssh-rsa').publicBlob),
    ],
    [
      'a host key that is none',
      'client',
      { kind: 'malformed-host-key' },
      () => withHostKey(hex('ffffffff')),
    ],
    [
      'a host key of 31 bytes',
      'client',
      { kind: 'malformed-host-key' },
      () => withHostKey(concat(encode(text, 'ssh-ed25519'), encode(string, new Uint8Array(31)))),
    ],
    [
      'a host key with more behind it',
      'client',
      { kind: 'malformed-host-key' },
      () => withHostKey(concat(hostKey.publicBlob, hex('00'))),
    ],
  ]);

  test('nothing of the user is sent to a host that has not proven itself', () => {
    const pair = forged((_signature, H) => stranger.algorithm.sign(H, stranger.privateKey));
    expect(pair.watch.client.names('out')).toEqual([
      'SSH-2.0-test_client',
      'SSH_MSG_KEXINIT',
      'SSH_MSG_KEX_ECDH_INIT',
      'SSH_MSG_DISCONNECT',
    ]);
  });
});

describe('the user’s key and signature', () => {
  const stranger = keyPair('stranger');
  const forged = (forge: (signature: Bytes, data: Bytes) => Bytes): Pair => {
    const pair = new Pair();
    pair.watch.client.forge = forge;
    return pair.start();
  };
  check([
    [
      'a key blob that is none',
      'server',
      { kind: 'malformed-user-key' },
      () => publickeyRequest({ blob: hex('ffffffff') }),
    ],
    [
      'an empty key blob',
      'server',
      { kind: 'malformed-user-key' },
      () => publickeyRequest({ blob: new Uint8Array() }),
    ],
    [
      'a key of 31 bytes',
      'server',
      { kind: 'malformed-user-key' },
      () =>
        publickeyRequest({
          blob: concat(encode(text, 'ssh-ed25519'), encode(string, new Uint8Array(31))),
        }),
    ],
    [
      'a key of another kind than the algorithm takes',
      'server',
      { kind: 'malformed-user-key', problem: 'ssh-rsa offered as ssh-ed25519' },
      () => publickeyRequest({ blob: keyPair('alice', 'ssh-rsa').publicBlob }),
    ],
    [
      'a signature that names another algorithm than the request',
      'server',
      { kind: 'user-signature-type', named: 'ssh-ed25519', got: 'rsa-sha2-512' },
      () => forged((signature) => concat(encode(text, 'rsa-sha2-512'), signature.subarray(15))),
    ],
    [
      'a signature that is none',
      'server',
      { kind: 'user-signature-type', named: 'ssh-ed25519', got: 'malformed' },
      () => forged(() => hex('0000')),
    ],
    [
      'an answer about a key that was not offered',
      'client',
      { kind: 'malformed-user-key' },
      () =>
        instead('server', 'SSH_MSG_USERAUTH_PK_OK', () => [
          numbered(60, encode(text, 'ssh-ed25519'), encode(string, stranger.publicBlob)),
        ]),
    ],
  ]);

  test.each<[string, (signature: Bytes, data: Bytes) => Bytes]>([
    ['by the wrong key', (_signature, data) => stranger.algorithm.sign(data, stranger.privateKey)],
    ['with a flipped bit', (signature) => flipped(signature, signature.length - 1)],
    [
      'over another session',
      (_signature, data) =>
        userKey.algorithm.sign(
          concat(data.subarray(0, 4), new Uint8Array(32), data.subarray(36)),
          userKey.privateKey,
        ),
    ],
    [
      'for another user',
      (_signature, data) =>
        userKey.algorithm.sign(
          concat(data.subarray(0, 41), utf8('malic'), data.subarray(46)),
          userKey.privateKey,
        ),
    ],
  ])('a signature %s is invalid: FAILURE, and nobody is in', (_what, forge) => {
    const pair = forged(forge);
    expect(
      pair.watch.server.steps.find(({ key }) => key === 'checked-user-signature')?.report?.result,
    ).toBe('invalid');
    expect(pair.watch.server.names('out').at(-1)).toBe('SSH_MSG_USERAUTH_FAILURE');
    expect([pair.has('server', 'logged-in'), pair.has('client', 'logged-in')]).toEqual([
      false,
      false,
    ]);
    expect(pair.fault('client')).toMatchObject({ kind: 'login-refused', user: 'alice' });
  });
});

describe('channels', () => {
  const { SSH_MSG_CHANNEL_DATA, SSH_MSG_CHANNEL_EXTENDED_DATA, SSH_MSG_CHANNEL_OPEN_CONFIRMATION } =
    connectionMessages;
  const data = (channel: number, size: number): Bytes =>
    encode(SSH_MSG_CHANNEL_DATA, { recipient_channel: channel, data: new Uint8Array(size) });
  const stderr = (channel: number, size: number): Bytes =>
    encode(SSH_MSG_CHANNEL_EXTENDED_DATA, {
      recipient_channel: channel,
      data_type_code: 1,
      data: new Uint8Array(size),
    });
  /** A channel on which a command waits for its end: the server keeps it open behind a full window. */
  const open = (): Pair => {
    const endless = new Uint8Array(3_000_000);
    const pair = loggedInPair({
      reply: ({ name }) =>
        name === 'run-command'
          ? { name, answer: { stdout: endless, stderr: new Uint8Array(), exitStatus: 0 } }
          : null,
    });
    // The client gives no more room: its WINDOW_ADJUST never goes out.
    pair.client.alter = (name, payload) =>
      name === 'SSH_MSG_CHANNEL_WINDOW_ADJUST' ? [] : [payload];
    return pair.command({ do: 'open', command: 'endless' });
  };
  const beforeCommand = (): Pair => {
    const pair = loggedInPair();
    pair.client.alter = (name, payload) => (name === 'SSH_MSG_CHANNEL_REQUEST' ? [] : [payload]);
    return pair.command({ do: 'open', command: 'never asked for' });
  };

  /** A channel that the server has closed, and the client not yet. */
  const half = (): Pair => {
    const pair = loggedInPair();
    pair.client.alter = (name, payload) => (name === 'SSH_MSG_CHANNEL_CLOSE' ? [] : [payload]);
    return pair.command({ do: 'open', command: 'over' });
  };

  const toChannel = [
    'SSH_MSG_CHANNEL_WINDOW_ADJUST',
    'SSH_MSG_CHANNEL_DATA',
    'SSH_MSG_CHANNEL_EXTENDED_DATA',
    'SSH_MSG_CHANNEL_EOF',
    'SSH_MSG_CHANNEL_CLOSE',
    'SSH_MSG_CHANNEL_REQUEST',
  ] as const;
  const toClient = [
    'SSH_MSG_CHANNEL_SUCCESS',
    'SSH_MSG_CHANNEL_FAILURE',
    'SSH_MSG_CHANNEL_OPEN_CONFIRMATION',
    'SSH_MSG_CHANNEL_OPEN_FAILURE',
  ] as const;
  const sampleFor = (name: keyof typeof connectionMessages, channel: number): Bytes => {
    const message: Message<unknown> = connectionMessages[name];
    const arbitrary: fc.Arbitrary<object> = any.connection[name];
    return encode(message, {
      ...fc.sample(arbitrary, { seed: 3, numRuns: 1 })[0],
      recipient_channel: channel,
    });
  };
  check(
    [
      ...toChannel.flatMap((name) =>
        both((from, victim): Case => [
          `${name} for a channel that is not there`,
          victim,
          { kind: 'unknown-channel', channel: 7, got: name },
          () => loggedInPair().say(from, sampleFor(name, 7)),
        ]),
      ),
      ...toClient.map((name): Case => [
        `${name} for a channel that is not there`,
        'client',
        { kind: 'unknown-channel', channel: 7, got: name },
        () => loggedInPair().say('server', sampleFor(name, 7)),
      ]),
      ...toClient.map((name): Case => [
        `${name} from a client`,
        'server',
        name.includes('OPEN')
          ? { kind: 'unexpected-message', state: 'connected', got: name }
          : { kind: 'unknown-channel', channel: 7, got: name },
        () => loggedInPair().say('client', sampleFor(name, 7)),
      ]),
      [
        'data before there is anybody to read it',
        'server',
        { kind: 'window-exceeded', channel: 0, window: 0, size: 1 },
        () => beforeCommand().say('client', data(0, 1)),
      ],
      [
        'extended data before there is anybody to read it',
        'server',
        { kind: 'window-exceeded', channel: 0, window: 0, size: 1 },
        () => beforeCommand().say('client', stderr(0, 1)),
      ],
      [
        'data beyond the window of a channel that is being closed',
        'server',
        { kind: 'window-exceeded', channel: 0, window: 0, size: 1 },
        () =>
          half().say('client', ...Array.from({ length: 64 }, () => data(0, 32_768)), data(0, 1)),
      ],
      ...both((from, victim): Case => [
        'data in a packet larger than agreed',
        victim,
        { kind: 'channel-packet-too-big', channel: 0, most: 32_768, size: 32_769 },
        () => open().say(from, data(0, 32_769)),
      ]),
      [
        'data after EOF',
        'server',
        { kind: 'data-after-eof', channel: 0 },
        () => open().say('client', numbered(96, hex('00000000')), data(0, 1)),
      ],
      [
        'data after CLOSE',
        'server',
        { kind: 'unknown-channel', channel: 0 },
        () => open().say('client', numbered(97, hex('00000000')), data(0, 1)),
      ],
      [
        'a confirmation of a channel that is open already',
        'client',
        { kind: 'unknown-channel', channel: 0, got: 'SSH_MSG_CHANNEL_OPEN_CONFIRMATION' },
        () =>
          open().say(
            'server',
            encode(SSH_MSG_CHANNEL_OPEN_CONFIRMATION, {
              recipient_channel: 0,
              sender_channel: 9,
              initial_window_size: 9,
              maximum_packet_size: 9,
              channel_data: new Uint8Array(),
            }),
          ),
      ],
    ],
    true,
  );

  test('zero bytes of data in a full window are no fault', () => {
    const pair = beforeCommand().say('client', data(0, 0));
    expect(pair.fault('server')).toBeUndefined();
  });
});

describe('what is not known', () => {
  test.each([0, 8, 22, 29, 54, 59, 83, 89, 101, 127, 128, 191, 192, 255])(
    'message %i is answered with UNIMPLEMENTED and its sequence number, and the connection goes on',
    (number) => {
      for (const from of ['client', 'server'] as const) {
        const pair = loggedInPair().say(from, ignore, numbered(number, hex('c0ffee')));
        const sequence = pair.watch[from].frames.findLast(({ way }) => way === 'out')?.sequence;
        expect(pair.lastReceived(from, 'SSH_MSG_UNIMPLEMENTED')).toEqual({
          packet_sequence_number: sequence,
        });
        pair.command({ do: 'open', command: 'still here' });
        expect(pair.output(0)).toEqual(utf8('still here'));
      }
    },
  );

  test('an empty payload is answered the same way', () => {
    const pair = loggedInPair().say('client', new Uint8Array());
    expect(pair.watch.client.names('in').at(-1)).toBe('SSH_MSG_UNIMPLEMENTED');
    expect(pair.fault('server')).toBeUndefined();
  });
});

describe('what is wrong but tolerated goes through', () => {
  const bothIn = (pair: Pair) => [pair.has('client', 'logged-in'), pair.has('server', 'logged-in')];

  test.each(['client', 'server'] as const)(
    'a bare LF after the identification of the %s',
    (from) => {
      const pair = onWire(from, 0, (wire) => [concat(wire.subarray(0, -2), utf8('\n'))]);
      expect(bothIn(pair)).toEqual([true, true]);
    },
  );

  test.each(['client', 'server'] as const)('empty names in a name-list of the %s', (from) => {
    const pair = instead(from, 'SSH_MSG_KEXINIT', (payload) => {
      const value = valueOf(transportMessages.SSH_MSG_KEXINIT, payload);
      const names = encode(nameList, value.kex_algorithms);
      const list = encode(string, concat(utf8(','), names.subarray(4), utf8(',')));
      return [concat(payload.subarray(0, 17), list, payload.subarray(17 + names.length))];
    });
    expect(bothIn(pair)).toEqual([true, true]);
  });

  test('a needless zero before e, which is not in the hash', () => {
    const pair = instead(
      'client',
      'SSH_MSG_KEXDH_INIT',
      (payload) => {
        const { e } = valueOf(
          { walk: (tape) => ({ e: (tape.take(1), mpint.walk(tape)) }) },
          payload,
        );
        const content = encode(mpint, e).subarray(4);
        return [numbered(30, encode(string, concat(hex('0000'), content)))];
      },
      dh,
    );
    expect(bothIn(pair)).toEqual([true, true]);
  });

  test('TRUE as 2 in has_signature', () => {
    // The signature covers the byte 1, so this is a login only if the value counts, not the byte.
    const pair = instead('client', 'SSH_MSG_USERAUTH_REQUEST', (payload) => {
      const at = 1 + 4 + 5 + 4 + 14 + 4 + 9;
      return payload[at] === 1 && payload.length > 100
        ? [...patched(at, '02')(payload)]
        : [payload];
    });
    expect(decode(userauthMessages.SSH_MSG_USERAUTH_SUCCESS, success).ok).toBe(true);
    expect(bothIn(pair)).toEqual([true, true]);
  });
});

test('every kind of fault says what goes on the wire', () => {
  const codes: readonly string[] = Object.keys(disconnectReasons);
  for (const reason of Object.values(disconnectOn)) {
    if (reason !== null) expect(codes).toContain(reason);
  }
});
