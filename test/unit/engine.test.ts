/** Client and server driven directly, and against each other, in memory. */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, sameBytes, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { encode, type Codec } from '../../src/codec/tape.ts';
import { mpintBytes, string } from '../../src/codec/types.ts';
import { WINDOW } from '../../src/protocol/ssh/channels.ts';
import {
  connectionMessages,
  SSH_MSG_CHANNEL_DATA,
  SSH_MSG_CHANNEL_OPEN,
  SSH_MSG_CHANNEL_REQUEST,
  SSH_MSG_CHANNEL_WINDOW_ADJUST,
  SSH_MSG_GLOBAL_REQUEST,
  type ChannelRequest,
} from '../../src/protocol/ssh/messages/connection.ts';
import { deriveKeys } from '../../src/protocol/ssh/keys.ts';
import type { Role } from '../../src/protocol/ssh/messages/message.ts';
import {
  SSH_MSG_DISCONNECT,
  SSH_MSG_EXT_INFO,
  transportMessages,
} from '../../src/protocol/ssh/messages/transport.ts';
import { Party } from '../../src/world/engine-party.ts';
import { counting, hex, repeatable, toHex } from './crypto/bytes.ts';
import {
  defaultAlgorithms,
  hostKey,
  keyPair,
  strictMarkers,
  userKey,
  Watch,
  type Reply,
  noKey,
} from './support/ends.ts';
import { loggedInPair, Pair, unpack, type PairOptions } from './support/pair.ts';
import { valueOf } from './support/tree.ts';

const none = new Uint8Array();
const other = (side: Role): Role => (side === 'client' ? 'server' : 'client');
const loggedIn = (pair: Pair) => [pair.has('client', 'logged-in'), pair.has('server', 'logged-in')];
const open = [undefined, undefined];
const faults = (pair: Pair) => [pair.fault('client'), pair.fault('server')];

/** Bytes that are different at every place, so that a lost or doubled one shows. */
const pattern = (size: number, start = 0): Bytes =>
  Uint8Array.from({ length: size }, (_byte, at) => ((at + start) * 2_654_435_761) >>> 24);

/** A server whose commands print this. */
const prints =
  (stdout: Bytes, stderr: Bytes = none, exitStatus = 0): Reply =>
  (question) =>
    question.name === 'run-command'
      ? { name: question.name, answer: { stdout, stderr, exitStatus } }
      : null;

/** The payloads of one message that a side sent, in order. */
const sentBy = <T>(pair: Pair, side: Role, codec: Codec<T> & { readonly name: string }): T[] =>
  pair.watch[side].frames
    .filter(({ way, message }) => way === 'out' && message === codec.name)
    .map(({ packet }) => valueOf(codec, unpack(packet ?? none)));

describe('the identification exchange', () => {
  test('lets a server say other lines before, and passes them over', () => {
    const pair = loggedInPair({ server: { linesBefore: ['welcome', '', 'SS is not SSH-'] } });
    expect(pair.watch.client.names('in').slice(0, 4)).toEqual([
      ...Array.from({ length: 3 }, () => 'line before the identification'),
      'SSH-2.0-test_server',
    ]);
  });

  test('lets it say as many as OpenSSH puts up with', () => {
    const linesBefore = Array.from({ length: 1024 }, () => 'again');
    expect(loggedIn(loggedInPair({ server: { linesBefore } }))).toEqual([true, true]);
  });

  test.each(['client', 'server'] as const)('takes SSH-1.99 from a %s as 2.0', (side) => {
    const identification = 'SSH-1.99-old_and_new with comments';
    const pair = loggedInPair({ [side]: { identification } });
    expect(pair[other(side)].peerIdentification).toBe(identification);
  });

  test('puts the line into the hash byte for byte, without its end, whatever bytes it has', () => {
    const pair = new Pair();
    pair.client.receive({ kind: 'command', command: { do: 'start' } });
    const line = concat(utf8('SSH-2.0-x caf'), hex('e9 ff'), utf8(' \uFEFF'));
    pair.inject('client', concat(line, utf8('\r\n')));
    expect(toHex(pair.watch.client.value('V_S'))).toBe(toHex(line));
  });
});

describe('a handshake', () => {
  test('does not depend on how the stream is cut', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 });
    const whole = loggedInPair().command({ do: 'open', command: 'hello' });
    fc.assert(
      fc.property(sizes, (chunks) => {
        let n = 0;
        const pair = loggedInPair({ chunk: () => chunks[n++ % chunks.length] ?? 1 });
        pair.command({ do: 'open', command: 'hello' });
        expect(pair.output(0)).toEqual(utf8('hello'));
        expect(pair.sent.client.map(toHex)).toEqual(whole.sent.client.map(toHex));
        expect(pair.sent.server.map(toHex)).toEqual(whole.sent.server.map(toHex));
      }),
      repeatable(12),
    );
  });

  test('gives both ends the same secret, hash and keys, and different ones each way', () => {
    const { watch } = loggedInPair();
    for (const symbol of ['K', 'H', 'C', 'D']) {
      expect(watch.client.value(symbol)).toEqual(watch.server.value(symbol));
    }
    expect(watch.client.value('C')).not.toEqual(watch.client.value('D'));
  });

  test.each([
    ['curve25519-sha256', 'SSH_MSG_KEX_ECDH_INIT'],
    ['curve25519-sha256@libssh.org', 'SSH_MSG_KEX_ECDH_INIT'],
    ['diffie-hellman-group14-sha256', 'SSH_MSG_KEXDH_INIT'],
  ])('by %s uses %s and logs in', (name, init) => {
    const pair = loggedInPair({ client: { algorithms: { ...defaultAlgorithms, kex: [name] } } });
    expect(pair.watch.client.names('out')[2]).toBe(init);
  });

  test.each([
    ['curve25519-sha256', 'Q_C', 'Q_S', string],
    ['diffie-hellman-group14-sha256', 'e', 'f', mpintBytes],
  ] as const)('by %s hashes what RFC 4253 §8 lists, in its order', (kex, client, server, codec) => {
    const { watch } = loggedInPair({
      client: { algorithms: { ...defaultAlgorithms, kex: [kex] } },
    });
    const { client: io } = watch;
    const preimage = Buffer.concat([
      ...['V_C', 'V_S', 'I_C', 'I_S', 'K_S'].map((symbol) => encode(string, io.value(symbol))),
      encode(codec, io.value(client)),
      encode(codec, io.value(server)),
      encode(mpintBytes, io.value('K')),
    ]);
    expect(toHex(io.value('H'))).toBe(createHash('sha256').update(preimage).digest('hex'));
    expect(utf8('SSH-2.0-test_client')).toEqual(io.value('V_C'));
    expect(io.value('K_S')).toEqual(hostKey.publicBlob);
  });
});

describe('the six keys', () => {
  /** RFC 4253 §7.2, by node:crypto. */
  function key(pair: Pair, letter: string, length: number, sessionId: Bytes): string {
    const io = pair.watch.client;
    const K = encode(mpintBytes, io.value('K'));
    const H = io.value('H');
    const hash = (...parts: Bytes[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
    let made: Buffer = hash(K, H, utf8(letter), sessionId);
    while (made.length < length) made = Buffer.concat([made, hash(K, H, made)]);
    return made.subarray(0, length).toString('hex');
  }

  test.each<[string, string, Readonly<Record<string, number>>]>([
    ['chacha20-poly1305@openssh.com', 'none', { C: 64, D: 64 }],
    ['aes256-gcm@openssh.com', 'none', { A: 12, B: 12, C: 32, D: 32 }],
    ['aes256-ctr', 'hmac-sha2-256', { A: 16, B: 16, C: 32, D: 32, E: 32, F: 32 }],
    ['aes128-ctr', 'hmac-sha2-512', { A: 16, B: 16, C: 16, D: 16, E: 64, F: 64 }],
  ])(
    'of %s with %s are as long as they must be, and no others are made',
    (cipher, mac, lengths) => {
      const algorithms = { ...defaultAlgorithms, ciphers: [cipher], macs: [mac] };
      const pair = loggedInPair({ client: { algorithms }, server: { algorithms } });
      const sessionId = pair.watch.client.value('H');
      for (const letter of 'ABCDEF') {
        const length = lengths[letter];
        const made = pair.watch.client.values.get(letter);
        expect(made && toHex(made)).toBe(length && key(pair, letter, length, sessionId));
      }
      pair.command({ do: 'rekey' });
      expect(pair.watch.client.value('H')).not.toEqual(sessionId);
      for (const [letter, length] of Object.entries(lengths)) {
        const made = toHex(pair.watch.client.value(letter));
        expect(made).toBe(key(pair, letter, length, sessionId));
        expect(made).not.toBe(key(pair, letter, length, pair.watch.client.value('H')));
      }
    },
  );

  test('are made of as many hashes as they need, each over all before', () => {
    const pair = loggedInPair();
    if (pair.client.transport.at !== 'running') throw new Error('not running');
    const { agreed } = pair.client.transport.session;
    const { cipher } = agreed.clientToServer;
    const long = {
      ...agreed,
      clientToServer: { cipher: { ...cipher, keyLength: 100 }, mac: null },
    };
    const [K, H] = [pair.watch.client.value('K'), pair.watch.client.value('H')];
    const sessionId = counting(32);
    const { clientToServer } = deriveKeys(new Watch('keys'), long, { K, H, sessionId });
    expect(toHex(clientToServer.encryption)).toBe(key(pair, 'C', 100, sessionId));
  });
});

describe('strict key exchange', () => {
  const sequences = (pair: Pair, side: Role): [string, number][] =>
    pair.watch[side].frames
      .filter(({ way, sequence }) => way === 'out' && sequence >= 0)
      .map(({ message, sequence }) => [message, sequence]);

  test('starts the sequence numbers again at every NEWKEYS', () => {
    const pair = loggedInPair().command({ do: 'rekey' });
    for (const side of ['client', 'server'] as const) {
      const numbers = sequences(pair, side);
      const after = numbers.filter((_one, at) => numbers[at - 1]?.[0] === 'SSH_MSG_NEWKEYS');
      expect(after.map(([, sequence]) => sequence)).toEqual(side === 'client' ? [0] : [0]);
    }
    pair.command({ do: 'open', command: 'x' });
    const numbers = sequences(pair, 'client');
    const last = numbers.findLastIndex(([message]) => message === 'SSH_MSG_NEWKEYS');
    expect(numbers[last + 1]).toEqual(['SSH_MSG_CHANNEL_OPEN', 0]);
  });

  test.each<[string, PairOptions]>([
    ['neither end asks', { client: { markers: [] }, server: { markers: [] } }],
    ['only the client asks', { server: { markers: [] } }],
    ['only the server asks', { client: { markers: ['ext-info-c'] } }],
  ])('where %s, the numbers go on', (_who, options) => {
    const pair = loggedInPair(options)
      .command({ do: 'rekey' })
      .command({ do: 'open', command: 'x' });
    for (const side of ['client', 'server'] as const) {
      const numbers = sequences(pair, side).map(([, sequence]) => sequence);
      expect(numbers).toEqual(numbers.map((_number, at) => at));
    }
    expect(faults(pair)).toEqual(open);
  });

  test('allows a rekey after other packets, and IGNORE in the middle of it', () => {
    const pair = loggedInPair();
    const ignore = encode(transportMessages.SSH_MSG_IGNORE, { data: none });
    pair.client.alter = (_name, payload) => [ignore, payload];
    pair.server.alter = (_name, payload) => [ignore, payload];
    pair
      .command({ do: 'rekey' })
      .serverCommand({ do: 'rekey' })
      .command({ do: 'open', command: 'x' });
    expect(pair.output(0)).toEqual(utf8('x'));
  });
});

describe('extension negotiation', () => {
  test('tells a client that asks, once, behind NEWKEYS', () => {
    const pair = loggedInPair().command({ do: 'rekey' });
    const names = pair.watch.client.names('in');
    expect(names.filter((name) => name === 'SSH_MSG_EXT_INFO').length).toBe(1);
    expect(names[names.indexOf('SSH_MSG_EXT_INFO') - 1]).toBe('SSH_MSG_NEWKEYS');
    expect([...pair.client.extensions]).toEqual([['server-sig-algs', 'ssh-ed25519']]);
  });

  test.each<[string, PairOptions]>([
    ['that does not ask', { client: { markers: ['kex-strict-c-v00@openssh.com'] } }],
    ['where there is nothing to tell', { server: { extensions: {} } }],
  ])('tells nothing to a client %s', (_what, options) => {
    expect(loggedInPair(options).watch.client.names('in')).not.toContain('SSH_MSG_EXT_INFO');
  });

  test('is over after the first exchange, though a client asks again', () => {
    const pair = loggedInPair();
    pair.client.alter = (name, payload) => {
      if (name !== 'SSH_MSG_KEXINIT') return [payload];
      const kexInit = valueOf(transportMessages.SSH_MSG_KEXINIT, payload);
      const kex_algorithms = [...kexInit.kex_algorithms, 'ext-info-c'];
      return [encode(transportMessages.SSH_MSG_KEXINIT, { ...kexInit, kex_algorithms })];
    };
    pair.command({ do: 'rekey' });
    expect(faults(pair)).toEqual(open);
    const names = pair.watch.client.names('in');
    expect(names.filter((name) => name === 'SSH_MSG_EXT_INFO').length).toBe(1);
  });

  test('a server takes the EXT_INFO of a client too', () => {
    const extensions = [
      { extension_name: 'ext-info-in-auth@openssh.com', extension_value: utf8('0') },
    ];
    const pair = new Pair();
    pair.client.alter = (name, payload) =>
      name === 'SSH_MSG_SERVICE_REQUEST'
        ? [encode(SSH_MSG_EXT_INFO, { extensions }), payload]
        : [payload];
    expect(loggedIn(pair.start())).toEqual([true, true]);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['names it', { 'publickey-hostbound@openssh.com': '0' }, 'publickey-hostbound-v00@openssh.com'],
    ['does not', {}, 'publickey'],
    ['names another version of it', { 'publickey-hostbound@openssh.com': '1' }, 'publickey'],
  ])('the host key is bound into the login where the server %s', (_what, extensions, method) => {
    const pair = loggedInPair({ server: { extensions } });
    expect(pair.lastReceived('server', 'SSH_MSG_USERAUTH_REQUEST')).toMatchObject({
      method_name: method,
      has_signature: true,
    });
  });
});

describe('IGNORE, DEBUG and UNIMPLEMENTED', () => {
  const noise: readonly Bytes[] = [
    encode(transportMessages.SSH_MSG_IGNORE, { data: counting(200) }),
    encode(transportMessages.SSH_MSG_DEBUG, {
      always_display: true,
      message_text: 'note',
      language_tag: '',
    }),
    encode(transportMessages.SSH_MSG_UNIMPLEMENTED, { packet_sequence_number: 3 }),
  ];

  test.each(['client', 'server'] as const)('of a %s change nothing, wherever they come', (side) => {
    const pair = new Pair({ client: { markers: [] }, server: { markers: [] } });
    pair[side].alter = (_name, payload) => [...noise, payload];
    pair.start().command({ do: 'open', command: 'hello' });
    expect(pair.output(0)).toEqual(utf8('hello'));
    expect(pair.watch[other(side)].names('out')).not.toContain('SSH_MSG_UNIMPLEMENTED');
  });
});

describe('logging in', () => {
  const wrong: Reply = ({ name }) =>
    name === 'check-password'
      ? { name, answer: false }
      : name === 'authorize-key'
        ? { name, answer: noKey }
        : null;
  const byPassword = { keys: [], mayAskPassword: true };

  test('by key: a query, PK_OK, then the proof', () => {
    const pair = loggedInPair();
    expect(
      pair.watch.client.names('out').filter((name) => name === 'SSH_MSG_USERAUTH_REQUEST').length,
    ).toBe(3);
    expect(pair.watch.client.names('in')).toContain('SSH_MSG_USERAUTH_PK_OK');
    expect(
      pair.watch.server.steps.find(({ key }) => key === 'checked-user-signature')?.report?.result,
    ).toBe('valid');
  });

  test('by the second key, where the first is not known', () => {
    const stranger = keyPair('stranger');
    const pair = loggedInPair({
      client: { keys: [stranger, userKey] },
      reply: (question) =>
        question.name === 'authorize-key' && sameBytes(question.ask.publicKey, stranger.publicBlob)
          ? { name: question.name, answer: noKey }
          : null,
    });
    expect(pair.events.server.filter(({ kind }) => kind === 'question').length).toBe(3);
  });

  test('by password, in a packet that does not tell its length', () => {
    const sizes = ['a dozen here', 'a password that is three times as long'].map((password) => {
      const pair = loggedInPair({
        client: byPassword,
        reply: ({ name }) =>
          name === 'password'
            ? { name, answer: password }
            : name === 'check-password'
              ? { name, answer: true }
              : null,
      });
      return pair.watch.client.frames.findLast(({ way }) => way === 'out')?.wire.length;
    });
    expect(sizes[0]).toBe(sizes[1]);
  });

  test('asks for the password three times, then gives up', () => {
    const pair = new Pair({ client: byPassword, reply: wrong }).start();
    expect(pair.events.client.filter(({ kind }) => kind === 'question').length).toBe(4);
    expect(pair.fault('client')).toEqual({
      kind: 'login-refused',
      user: 'alice',
      methods: ['publickey', 'password'],
    });
    expect(loggedIn(pair)).toEqual([false, false]);
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
  ])(
    'is refused after %i wrong attempts, with DISCONNECT; `none` is free',
    (maxAuthTries, asked) => {
      const pair = new Pair({ client: byPassword, server: { maxAuthTries }, reply: wrong }).start();
      expect(pair.fault('server')).toEqual({ kind: 'too-many-attempts', limit: maxAuthTries });
      expect(pair.fault('client')).toMatchObject({ kind: 'disconnected', reason: 2 });
      const checks = pair.events.server.filter(
        (event) => event.kind === 'question' && event.question.name === 'check-password',
      );
      expect(checks.length).toBe(asked);
      expect(loggedIn(pair)).toEqual([false, false]);
    },
  );

  test('counts keys that are refused as well', () => {
    const keys = Array.from({ length: 8 }, (_key, at) => keyPair(`key ${at}`));
    const pair = new Pair({ client: { keys }, reply: wrong }).start();
    expect(pair.fault('server')).toEqual({ kind: 'too-many-attempts', limit: 6 });
  });

  test('only by methods that the server has', () => {
    const pair = new Pair({ server: { authMethods: ['password'] } }).start();
    expect(pair.fault('client')).toMatchObject({ kind: 'login-refused', methods: ['password'] });
    expect(pair.has('server', 'question')).toBe(false);
  });

  test('gives up where nobody types a password', () => {
    const reply: Reply = ({ name }) => (name === 'password' ? { name, answer: null } : null);
    const pair = new Pair({ client: byPassword, reply }).start();
    expect(pair.fault('client')).toMatchObject({ kind: 'login-refused' });
  });

  test('shows the banner before', () => {
    const pair = loggedInPair({ server: { banner: 'Authorised use only.\r\n' } });
    const kinds = pair.events.client.map(({ kind }) => kind);
    expect(kinds.indexOf('banner')).toBeLessThan(kinds.indexOf('logged-in'));
    expect(pair.events.client).toContainEqual({ kind: 'banner', text: 'Authorised use only.\r\n' });
  });

  test('a request after the login is passed over', () => {
    const pair = loggedInPair();
    const request = pair.watch.client.frames.find(
      ({ message }) => message === 'SSH_MSG_USERAUTH_REQUEST',
    );
    const before = pair.watch.server.names('out').length;
    pair.say('client', unpack(request?.packet ?? none));
    expect(pair.watch.server.names('out').length).toBe(before);
    expect(faults(pair)).toEqual(open);
  });
});

describe('the host key', () => {
  const answering = (found: 'unknown' | 'refused' | 'accepted-new', typed = 'yes'): Reply => {
    return ({ name }) =>
      name === 'look-up-host-key'
        ? { name, answer: { found } }
        : name === 'confirm-host-key'
          ? { name, answer: typed }
          : null;
  };
  const questions = (pair: Pair) =>
    pair.events.client.flatMap((event) =>
      event.kind === 'question' ? [event.question.address] : [],
    );

  test('that is unknown is asked about, before its signature is checked', () => {
    const pair = loggedInPair({ reply: answering('unknown') });
    expect(questions(pair)).toEqual(['client/look-up-host-key#1', 'client/confirm-host-key#1']);
    const keys = pair.watch.client.steps.map(({ key }) => key);
    expect(keys.indexOf('host-key-accepted')).toBeLessThan(keys.indexOf('verified-host'));
  });

  test.each([
    ['no', 'no'],
    ['No', 'No'],
    ['', ''],
  ])('is refused by %s', (_what, typed) => {
    const pair = new Pair({ reply: answering('unknown', typed) }).start();
    expect(pair.fault('client')).toEqual({
      kind: 'host-key-not-accepted',
      host: 'server.example',
      answer: typed,
    });
    expect(pair.watch.client.names('out')).not.toContain('SSH_MSG_NEWKEYS');
  });

  test('is asked about again until the answer is yes, no or the fingerprint', () => {
    const typed = ['maybe', 'SHA256:wrong', 'YES'];
    let n = 0;
    const pair = loggedInPair({
      reply: ({ name }) =>
        name === 'look-up-host-key'
          ? { name, answer: { found: 'unknown' } }
          : name === 'confirm-host-key'
            ? { name, answer: typed[n++] ?? 'no' }
            : null,
    });
    expect(questions(pair).length).toBe(4);
  });

  test('is accepted by its fingerprint', () => {
    const digest = createHash('sha256')
      .update(hostKey.publicBlob)
      .digest('base64')
      .replace(/=+$/, '');
    expect(loggedIn(loggedInPair({ reply: answering('unknown', `SHA256:${digest}`) }))).toEqual([
      true,
      true,
    ]);
    const other = digest.slice(0, -1);
    const pair = new Pair({
      reply: (question) =>
        question.address.endsWith('confirm-host-key#2')
          ? null
          : answering('unknown', `SHA256:${other}`)(question),
    });
    expect(questions(pair.start()).length).toBe(3);
  });

  test('that strict checking does not know is refused without asking', () => {
    const pair = new Pair({ reply: answering('refused') }).start();
    expect(questions(pair)).toEqual(['client/look-up-host-key#1']);
    expect(pair.fault('client')).toMatchObject({ kind: 'host-key-not-accepted' });
  });

  test.each(['changed', 'revoked'] as const)('that is %s ends it', (found) => {
    const pair = new Pair({
      reply: ({ name }) =>
        name === 'look-up-host-key' ? { name, answer: { found, line: 3 } } : null,
    }).start();
    expect(pair.fault('client')).toMatchObject({
      kind: `host-key-${found}`,
      line: 3,
      keyType: 'ED25519',
    });
    expect(pair.has('server', 'logged-in')).toBe(false);
  });

  test('that changed is gone on with where nobody checks, and no password is sent', () => {
    const reply: Reply = ({ name }) =>
      name === 'look-up-host-key'
        ? { name, answer: { found: 'changed', line: 3, tolerated: true } }
        : null;
    expect(loggedIn(loggedInPair({ reply }))).toEqual([true, true]);
    const client = { keys: [], mayAskPassword: true };
    const pair = new Pair({ reply, client }).start();
    expect(questions(pair)).toEqual(['client/look-up-host-key#1']);
    expect(pair.fault('client')).toMatchObject({ kind: 'login-refused' });
  });

  test('is not asked about again in a rekey, but another one is', () => {
    const pair = loggedInPair();
    pair.command({ do: 'rekey' });
    expect(questions(pair)).toEqual(['client/look-up-host-key#1']);
    const stranger = keyPair('another host');
    const changed = loggedInPair();
    changed.server.alter = (name, payload) =>
      name === 'SSH_MSG_KEX_ECDH_REPLY'
        ? [
            concat(
              payload.subarray(0, 1),
              encode(string, stranger.publicBlob),
              payload.subarray(5 + hostKey.publicBlob.length),
            ),
          ]
        : [payload];
    changed.command({ do: 'rekey' });
    expect(questions(changed)).toEqual(['client/look-up-host-key#1', 'client/look-up-host-key#2']);
    expect(changed.fault('client')).toMatchObject({ kind: 'bad-host-signature' });
  });

  test('is asked about while later bytes wait', () => {
    const pair = new Pair({
      reply: answering('unknown'),
      leaveOpen: 'client/confirm-host-key#1',
    }).start();
    expect(pair.client.transport.at).toBe('confirm-host-key');
    expect(pair.watch.client.names('in').at(-1)).toBe('SSH_MSG_KEX_ECDH_REPLY');
    expect(pair.watch.client.names('out')).not.toContain('SSH_MSG_NEWKEYS');
    pair.answer('client', 'client/confirm-host-key#1', { name: 'confirm-host-key', answer: 'yes' });
    expect(loggedIn(pair)).toEqual([true, true]);
  });
});

describe('a channel', () => {
  const statuses = (pair: Pair) =>
    pair.events.client.flatMap((event) =>
      event.kind === 'exit-status' ? [[event.channel, event.status]] : [],
    );

  test('carries both streams, the exit status, EOF and CLOSE, each once', () => {
    const pair = loggedInPair({ reply: prints(utf8('out'), utf8('err'), 42) });
    pair.command({ do: 'open', command: 'anything' });
    expect([pair.output(0), pair.output(0, 'stderr')]).toEqual([utf8('out'), utf8('err')]);
    expect(statuses(pair)).toEqual([[0, 42]]);
    const names = pair.watch.client.names('in');
    expect(names.slice(-4)).toEqual([
      'SSH_MSG_CHANNEL_EXTENDED_DATA',
      'SSH_MSG_CHANNEL_REQUEST',
      'SSH_MSG_CHANNEL_EOF',
      'SSH_MSG_CHANNEL_CLOSE',
    ]);
    expect(
      pair.watch.server.names('in').filter((name) => name === 'SSH_MSG_CHANNEL_CLOSE').length,
    ).toBe(1);
    expect([pair.has('client', 'channel-closed'), pair.has('server', 'channel-closed')]).toEqual([
      true,
      true,
    ]);
  });

  test('for a shell asks with no command', () => {
    const pair = loggedInPair().command({ do: 'open', command: null });
    expect(pair.output(0)).toEqual(utf8('a shell'));
    expect(pair.lastReceived('server', 'SSH_MSG_CHANNEL_REQUEST')).toMatchObject({
      request_type: 'shell',
    });
  });

  test('is one of several at once, and each gets its own', () => {
    const outputs = [100_000, 3_000_000, 0, 70_000].map((size, at) => pattern(size, at));
    const pair = loggedInPair({
      reply: (question) => {
        if (question.name !== 'run-command') return null;
        const n = Number(question.ask.command);
        return {
          name: question.name,
          answer: { stdout: outputs[n] ?? none, stderr: utf8(`e${n}`), exitStatus: n },
        };
      },
    });
    pair.commands(...['0', '1', '2', '3'].map((command) => ({ do: 'open', command }) as const));
    outputs.forEach((output, channel) => {
      expect(sameBytes(pair.output(channel), output)).toBe(true);
      expect(pair.output(channel, 'stderr')).toEqual(utf8(`e${channel}`));
    });
    expect(statuses(pair).toSorted()).toEqual([0, 1, 2, 3].map((n) => [n, n]));
    const order = pair.watch.client.frames
      .filter(({ way, message }) => way === 'in' && message === 'SSH_MSG_CHANNEL_DATA')
      .map(({ value }) => JSON.stringify(value).slice(0, 24));
    expect(new Set(order).size).toBeGreaterThan(1);
  });

  test.each<[string, ChannelRequest]>([
    [
      'pty-req',
      {
        recipient_channel: 0,
        request_type: 'pty-req',
        want_reply: true,
        terminal: 'xterm',
        width_characters: 80,
        height_rows: 24,
        width_pixels: 0,
        height_pixels: 0,
        terminal_modes: hex('00'),
      },
    ],
    [
      'env',
      {
        recipient_channel: 0,
        request_type: 'env',
        want_reply: true,
        variable_name: 'LANG',
        variable_value: 'C',
      },
    ],
  ])('takes %s, and goes on as if nothing was', (_name, request) => {
    const pair = idle().say('client', encode(SSH_MSG_CHANNEL_REQUEST, request));
    expect(pair.lastReceived('client', 'SSH_MSG_CHANNEL_SUCCESS')).toEqual({
      recipient_channel: 0,
    });
    const silent = idle().say(
      'client',
      encode(SSH_MSG_CHANNEL_REQUEST, { ...request, want_reply: false }),
    );
    expect(silent.watch.server.names('out').at(-1)).toBe('SSH_MSG_CHANNEL_OPEN_CONFIRMATION');
    pair.say(
      'client',
      encode(SSH_MSG_CHANNEL_REQUEST, {
        recipient_channel: 0,
        request_type: 'exec',
        want_reply: true,
        command: 'x',
      }),
    );
    expect(pair.output(0)).toEqual(utf8('x'));
  });

  test('runs one command only: a second exec is refused', () => {
    const exec = encode(SSH_MSG_CHANNEL_REQUEST, {
      recipient_channel: 0,
      request_type: 'exec',
      want_reply: true,
      command: 'x',
    });
    const pair = idle();
    const frames = pair.watch.server.frames.length;
    pair.client.alter = (name, payload) => (name === 'SSH_MSG_CHANNEL_CLOSE' ? [] : [payload]);
    pair.say('client', exec, exec);
    const replies = pair.watch.server.frames
      .slice(frames)
      .filter(({ message }) => /(SUCCESS|FAILURE)$/.test(message));
    expect(replies.map(({ message }) => message)).toEqual([
      'SSH_MSG_CHANNEL_SUCCESS',
      'SSH_MSG_CHANNEL_FAILURE',
    ]);
  });

  test('of another type than session is refused by the server, and every one by the client', () => {
    const ask = encode(SSH_MSG_CHANNEL_OPEN, {
      channel_type: 'direct-tcpip',
      sender_channel: 9,
      initial_window_size: 1,
      maximum_packet_size: 1,
      channel_data: none,
    });
    const toServer = loggedInPair().say('client', ask);
    expect(toServer.watch.server.names('out').at(-1)).toBe('SSH_MSG_CHANNEL_OPEN_FAILURE');
    const toClient = loggedInPair().say('server', ask);
    expect(toClient.lastReceived('server', 'SSH_MSG_CHANNEL_OPEN_FAILURE')).toMatchObject({
      recipient_channel: 9,
      reason_code: 1,
    });
  });

  test('that is closed takes no request: each that wants a reply gets FAILURE, and no more', () => {
    const pair = loggedInPair();
    pair.client.alter = (name, payload) => (name === 'SSH_MSG_CHANNEL_CLOSE' ? [] : [payload]);
    pair.command({ do: 'open', command: 'over' });
    const before = pair.watch.server.names('out').length;
    for (const want_reply of [true, false]) {
      const to = { recipient_channel: 0, want_reply };
      pair.say(
        'client',
        encode(SSH_MSG_CHANNEL_REQUEST, {
          ...to,
          request_type: 'env',
          variable_name: 'LANG',
          variable_value: 'C',
        }),
        encode(SSH_MSG_CHANNEL_REQUEST, { ...to, request_type: 'shell' }),
      );
    }
    expect(pair.watch.server.names('out').slice(before)).toEqual([
      'SSH_MSG_CHANNEL_FAILURE',
      'SSH_MSG_CHANNEL_FAILURE',
    ]);
  });

  test('is one of ten at most; where one is closed, another may be opened', () => {
    const pair = loggedInPair({ reply: prints(none) });
    pair.client.alter = (name, payload) => (name === 'SSH_MSG_CHANNEL_CLOSE' ? [] : [payload]);
    const ask = encode(SSH_MSG_CHANNEL_OPEN, {
      channel_type: 'session',
      sender_channel: 99,
      initial_window_size: 1,
      maximum_packet_size: 32_768,
      channel_data: none,
    });
    pair.commands(...Array.from({ length: 10 }, () => ({ do: 'open', command: 'x' }) as const));
    const answers = (): string[] =>
      pair.watch.server.names('out').filter((name) => name.startsWith('SSH_MSG_CHANNEL_OPEN_'));
    expect(new Set(answers())).toEqual(new Set(['SSH_MSG_CHANNEL_OPEN_CONFIRMATION']));
    // The client knows of no channel 99, so that either answer ends it; the server goes on.
    const close = encode(connectionMessages.SSH_MSG_CHANNEL_CLOSE, { recipient_channel: 3 });
    pair.server.alter = (name, payload) =>
      name.startsWith('SSH_MSG_CHANNEL_OPEN_')
        ? [encode(transportMessages.SSH_MSG_IGNORE, { data: payload })]
        : [payload];
    const step = pair.watch.server.steps.filter(({ key }) => key === 'channel-open');
    expect(step.length).toBe(10);
    pair.say('client', ask);
    expect(pair.watch.server.steps.filter(({ key }) => key === 'channel-open').length).toBe(10);
    pair.client.alter = (_name, payload) => [payload];
    pair.say('client', close, ask);
    expect(pair.watch.server.steps.filter(({ key }) => key === 'channel-open').length).toBe(11);
    expect(faults(pair)).toEqual(open);
  });

  test.each([true, false])(
    'is the last after no-more-sessions (a reply is wanted: %s)',
    (want_reply) => {
      const pair = loggedInPair();
      const request_name = 'no-more-sessions@openssh.com';
      pair.say('client', encode(SSH_MSG_GLOBAL_REQUEST, { request_name, want_reply }));
      expect(pair.watch.server.names('out').includes('SSH_MSG_REQUEST_SUCCESS')).toBe(want_reply);
      pair.command({ do: 'open', command: 'one more' });
      expect(pair.fault('client')).toMatchObject({ kind: 'channel-refused', reason: 1 });
    },
  );

  test.each(['SSH_MSG_CHANNEL_SUCCESS', 'SSH_MSG_CHANNEL_FAILURE'] as const)(
    'takes %s that nobody waits for, and goes on',
    (name) => {
      const answer = encode(connectionMessages[name], { recipient_channel: 0 });
      const pair = idle().say('client', answer);
      expect(faults(pair)).toEqual(open);
      const running = loggedInPair({ reply: prints(utf8('x')) });
      running.client.alter = (sent, payload) => (sent === 'SSH_MSG_CHANNEL_CLOSE' ? [] : [payload]);
      running.server.alter = (sent, payload) =>
        sent === 'SSH_MSG_CHANNEL_SUCCESS' ? [payload, answer] : [payload];
      running.command({ do: 'open', command: 'x' });
      expect(running.events.client.filter(({ kind }) => kind === 'command-started').length).toBe(1);
      expect(running.output(0)).toEqual(utf8('x'));
      expect(faults(running)).toEqual(open);
    },
  );

  test('whose command the server refuses ends the client', () => {
    const pair = idle().say('server', hex('64 00000000'));
    expect(pair.fault('client')).toEqual({ kind: 'command-refused', request: 'exec' });
  });

  test('that the server refuses ends the client with the reason', () => {
    const pair = loggedInPair();
    pair.server.alter = (name, payload) =>
      name === 'SSH_MSG_CHANNEL_OPEN_CONFIRMATION'
        ? [
            encode(connectionMessages.SSH_MSG_CHANNEL_OPEN_FAILURE, {
              recipient_channel: 0,
              reason_code: 4,
              description: 'full',
              language_tag: '',
            }),
          ]
        : [payload];
    pair.command({ do: 'open', command: 'x' });
    expect(pair.fault('client')).toEqual({
      kind: 'channel-refused',
      reason: 4,
      description: 'full',
    });
  });
});

/** A pair with one channel open, on which nothing was asked for. */
function idle(): Pair {
  const pair = loggedInPair();
  pair.client.alter = (name, payload) => (name === 'SSH_MSG_CHANNEL_REQUEST' ? [] : [payload]);
  return pair.command({ do: 'open', command: 'never asked for' });
}

describe('requests that nobody knows', () => {
  const global = (want: boolean) => hex(`50 00000001 78 0${want ? 1 : 0} c0ffee`);
  const channel = (want: boolean) => hex(`62 00000000 00000001 78 0${want ? 1 : 0} c0ffee`);

  test.each(['client', 'server'] as const)(
    'get FAILURE from a peer of the %s where they want a reply',
    (from) => {
      const pair = idle();
      const said = () => pair.watch[other(from)].names('out');
      const before = said().length;
      pair.say(from, global(false), channel(false));
      expect(said().length).toBe(before);
      pair.say(from, global(true));
      expect(said().slice(before)).toEqual(['SSH_MSG_REQUEST_FAILURE']);
      expect(faults(pair)).toEqual(open);
      // The engine of the one that asked by hand knows of no request, so it ends here.
      pair.say(from, channel(true));
      expect(said().slice(before)).toEqual(['SSH_MSG_REQUEST_FAILURE', 'SSH_MSG_CHANNEL_FAILURE']);
    },
  );

  test('hostkeys-00@openssh.com is taken politely: nothing is said, nothing is asked', () => {
    const pair = loggedInPair({ server: { announceHostKeys: true } });
    expect(pair.lastReceived('client', 'SSH_MSG_GLOBAL_REQUEST')).toMatchObject({
      request_name: 'hostkeys-00@openssh.com',
      hostkeys: [hostKey.publicBlob],
    });
    expect(faults(pair)).toEqual(open);
    const wantsReply = encode(SSH_MSG_GLOBAL_REQUEST, {
      request_name: 'hostkeys-00@openssh.com',
      want_reply: true,
      hostkeys: [hostKey.publicBlob, hex('00')],
    });
    pair.say('server', wantsReply);
    expect(pair.watch.client.names('out').at(-1)).toBe('SSH_MSG_REQUEST_FAILURE');
  });
});

describe('windows', () => {
  const adjust = (bytes_to_add: number): Bytes =>
    encode(SSH_MSG_CHANNEL_WINDOW_ADJUST, { recipient_channel: 0, bytes_to_add });
  /** A client that gives room only when told to. */
  const slow = (window: number, maxPacket: number, stdout: Bytes): Pair => {
    const pair = loggedInPair({ reply: prints(stdout) });
    pair.client.alter = (name, payload) => {
      if (name === 'SSH_MSG_CHANNEL_WINDOW_ADJUST') return [];
      if (name !== 'SSH_MSG_CHANNEL_OPEN') return [payload];
      const opens = valueOf(SSH_MSG_CHANNEL_OPEN, payload);
      return [
        encode(SSH_MSG_CHANNEL_OPEN, {
          ...opens,
          initial_window_size: window,
          maximum_packet_size: maxPacket,
        }),
      ];
    };
    return pair.command({ do: 'open', command: 'x' });
  };
  const sizes = (pair: Pair, side: Role): number[] =>
    sentBy(pair, side, SSH_MSG_CHANNEL_DATA).map(({ data }) => data.length);

  test('are never exceeded by a server, and packets never larger than agreed', () => {
    const output = pattern(2000);
    const pair = slow(300, 256, output);
    expect(sizes(pair, 'server')).toEqual([256, 44]);
    pair.say('client', adjust(1));
    expect(sizes(pair, 'server')).toEqual([256, 44, 1]);
    pair.say('client', adjust(0));
    expect(sizes(pair, 'server')).toEqual([256, 44, 1]);
    expect(pair.has('client', 'exit-status')).toBe(false);
    pair.say('client', adjust(600));
    expect(sizes(pair, 'server')).toEqual([256, 44, 1, 256, 256, 88]);
    pair.say('client', adjust(2000));
    expect(pair.output(0)).toEqual(output);
    expect(pair.has('client', 'exit-status')).toBe(true);
  });

  test('of nothing let nothing through; an empty output needs none', () => {
    expect(sizes(slow(0, 32_768, utf8('x')), 'server')).toEqual([]);
    expect(slow(0, 32_768, none).has('client', 'exit-status')).toBe(true);
  });

  test('never grow beyond 2^32 - 1, however much is given', () => {
    const pair = slow(10, 256, pattern(1000));
    pair.say('client', adjust(2 ** 32 - 1));
    expect(pair.output(0)).toEqual(pattern(1000));
    expect(faults(pair)).toEqual(open);
  });

  test('let a server send no more than 32768 bytes a message, whatever a client would take', () => {
    const pair = slow(2 ** 32 - 1, 2 ** 32 - 1, pattern(100_000));
    expect(sizes(pair, 'server')).toEqual([32_768, 32_768, 32_768, 1696]);
  });

  test.each([
    [0, 1],
    [255, 1],
    [256, 0],
  ])('with packets of at most %i bytes: %i refused', (maxPacket, refused) => {
    const pair = slow(WINDOW, maxPacket, utf8('x'));
    const refusals = sentBy(pair, 'server', connectionMessages.SSH_MSG_CHANNEL_OPEN_FAILURE);
    expect(refusals.map(({ reason_code }) => reason_code)).toEqual(refused ? [4] : []);
    expect(pair.output(0)).toEqual(refused ? none : utf8('x'));
  });

  test.each(['client', 'server'] as const)(
    'count extended data of an unknown type from a %s, which goes nowhere',
    (from) => {
      // The download stands still, so the channel is open.
      const pair = slow(0, 32_768, pattern(10));
      pair.client.alter = (_name, payload) => [payload];
      const before = pair.events[other(from)].length;
      const adjusts = () => sentBy(pair, other(from), SSH_MSG_CHANNEL_WINDOW_ADJUST);
      const given = adjusts().length;
      const data = (data_type_code: number, size: number): Bytes =>
        encode(connectionMessages.SSH_MSG_CHANNEL_EXTENDED_DATA, {
          recipient_channel: 0,
          data_type_code,
          data: pattern(size),
        });
      pair.say(from, data(2, 32_768), data(0, 32_768), data(2, 32_768));
      expect(pair.events[other(from)].length).toBe(before);
      expect(adjusts().length).toBe(given);
      pair.say(from, data(1, 1));
      expect(pair.output(0, 'stderr', other(from))).toEqual(pattern(1));
      expect(
        adjusts()
          .slice(given)
          .map(({ bytes_to_add }) => bytes_to_add),
      ).toEqual([98_305]);
      expect(faults(pair)).toEqual(open);
    },
  );

  test('of a server hold a client back as well, and EOF waits behind the data', () => {
    const pair = loggedInPair({ reply: prints(pattern(3_000_000)) });
    // A download that stands still keeps the channel open; the upload gets room by hand.
    pair.client.alter = (name, payload) =>
      name === 'SSH_MSG_CHANNEL_WINDOW_ADJUST' ? [] : [payload];
    pair.server.alter = (name, payload) =>
      name === 'SSH_MSG_CHANNEL_WINDOW_ADJUST' ? [adjust(100)] : [payload];
    pair.command({ do: 'open', command: 'x' });
    const upload = pattern(250);
    pair.command({ do: 'send', channel: 0, bytes: upload }).command({ do: 'eof', channel: 0 });
    expect(sizes(pair, 'client')).toEqual([100]);
    pair.say('server', adjust(100));
    expect(sizes(pair, 'client')).toEqual([100, 100]);
    expect(pair.watch.client.names('out')).not.toContain('SSH_MSG_CHANNEL_EOF');
    pair.say('server', adjust(100));
    expect(sizes(pair, 'client')).toEqual([100, 100, 50]);
    expect(pair.watch.client.names('out').at(-1)).toBe('SSH_MSG_CHANNEL_EOF');
    expect(pair.output(0, 'stdout', 'server')).toEqual(upload);
  });

  /** Goes through what a side saw, and gives the least that was left of the window it sends into. */
  function leastLeft(pair: Pair, sender: Role, initial: number): number {
    let window = initial;
    let least = window;
    for (const { way, message, packet } of pair.watch[sender].frames) {
      const payload = packet && unpack(packet);
      if (!payload) continue;
      if (way === 'in' && message === 'SSH_MSG_CHANNEL_WINDOW_ADJUST') {
        window += valueOf(SSH_MSG_CHANNEL_WINDOW_ADJUST, payload).bytes_to_add;
      }
      if (way === 'out' && message === 'SSH_MSG_CHANNEL_DATA') {
        window -= valueOf(SSH_MSG_CHANNEL_DATA, payload).data.length;
      }
      least = Math.min(least, window);
    }
    return least;
  }

  test('are accounted for over megabytes, both ways at once', () => {
    const [down, up] = [pattern(5_000_000), pattern(2_500_000, 77)];
    const pair = loggedInPair({
      reply: prints(down),
      onStarted: { do: 'send', channel: 0, bytes: up },
    });
    pair.command({ do: 'open', command: 'x' });
    expect(sameBytes(pair.output(0), down)).toBe(true);
    expect(sameBytes(pair.output(0, 'stdout', 'server'), up)).toBe(true);
    expect(leastLeft(pair, 'server', WINDOW)).toBeGreaterThanOrEqual(0);
    expect(leastLeft(pair, 'client', 0)).toBeGreaterThanOrEqual(0);
  });
});

describe('a rekey in the middle of a transfer', () => {
  const [down, up] = [pattern(4_000_000), pattern(2_300_000, 5)];
  const suites = [
    ['chacha20-poly1305@openssh.com', 'hmac-sha2-256'],
    ['aes256-ctr', 'hmac-sha2-256'],
  ] as const;

  for (const by of ['client', 'server', 'both'] as const) {
    test.each(suites)(`asked for by ${by}, keeps every byte both ways: %s`, (cipher, mac) => {
      for (const strict of [true, false]) {
        const algorithms = { ...defaultAlgorithms, ciphers: [cipher], macs: [mac] };
        let seen = 0;
        const pair = loggedInPair({
          client: { algorithms, markers: strict ? strictMarkers.client : [] },
          server: { algorithms, markers: strict ? strictMarkers.server : [] },
          reply: prints(down),
          onStarted: { do: 'send', channel: 0, bytes: up },
          rekeyAt: () => (++seen % 20 === 0 ? by : null),
        });
        pair.command({ do: 'open', command: 'x' });
        expect(faults(pair)).toEqual(open);
        expect(sameBytes(pair.output(0), down)).toBe(true);
        expect(sameBytes(pair.output(0, 'stdout', 'server'), up)).toBe(true);
        const exchanges = pair.watch.client
          .names('in')
          .filter((name) => name === 'SSH_MSG_NEWKEYS').length;
        expect(exchanges).toBeGreaterThanOrEqual(3);
        expect(
          pair.watch.server.names('in').filter((name) => name === 'SSH_MSG_NEWKEYS').length,
        ).toBe(exchanges);
        expect(pair.has('client', 'exit-status')).toBe(true);
      }
    });
  }

  test('has no message of a service between KEXINIT and NEWKEYS', () => {
    let seen = 0;
    const pair = loggedInPair({
      reply: prints(down),
      rekeyAt: () => (++seen === 20 ? 'both' : null),
    });
    pair.command({ do: 'open', command: 'x' });
    for (const side of ['client', 'server'] as const) {
      const inits = sentBy(pair, side, transportMessages.SSH_MSG_KEXINIT);
      expect(inits.length).toBe(2);
      // As OpenSSH: the client's markers stand in its first KEXINIT only, the server's in each.
      const markers = inits[1]?.kex_algorithms.filter((name) => /strict|ext-info/.test(name));
      expect(markers).toEqual(side === 'client' ? [] : strictMarkers.server);
      const names = pair.watch[side].names('out');
      const from = names.lastIndexOf('SSH_MSG_KEXINIT');
      const between = names.slice(from + 1, names.indexOf('SSH_MSG_NEWKEYS', from));
      expect(between.every((name) => name.startsWith('SSH_MSG_KEX_'))).toBe(true);
    }
  });

  test('asked for while another runs is not begun twice', () => {
    const pair = loggedInPair();
    pair.commands({ do: 'rekey' }, { do: 'rekey' });
    expect(sentBy(pair, 'client', transportMessages.SSH_MSG_KEXINIT).length).toBe(2);
    expect(faults(pair)).toEqual(open);
  });
});

describe('the end', () => {
  test('is a DISCONNECT by application, and no fault on either side', () => {
    const pair = loggedInPair().command({ do: 'close' });
    expect(faults(pair)).toEqual([null, null]);
    expect(sentBy(pair, 'client', SSH_MSG_DISCONNECT)).toEqual([
      { reason_code: 11, description: 'disconnected by user', language_tag: '' },
    ]);
  });

  test('without a word is a lost connection for a client, and for a server with a channel open', () => {
    const lost = { kind: 'connection-lost', state: 'running', unread: 0 };
    expect(loggedInPair().end('client').fault('client')).toEqual(lost);
    expect(idle().end('server').fault('server')).toEqual(lost);
    expect(loggedInPair().end('server').fault('server')).toBeNull();
  });

  test('after which nothing is taken or said any more', () => {
    const pair = loggedInPair().command({ do: 'close' });
    const before = [pair.sent.client.length, pair.events.client.length];
    pair
      .command({ do: 'open', command: 'x' })
      .command({ do: 'rekey' })
      .command({ do: 'close' })
      .end('client');
    expect([pair.sent.client.length, pair.events.client.length]).toEqual(before);
  });

  test('what arrived before it is still taken', () => {
    const pair = loggedInPair();
    const goodbye = encode(SSH_MSG_DISCONNECT, {
      reason_code: 11,
      description: 'x',
      language_tag: '',
    });
    const { wire } = pair.client.writer.write(goodbye);
    pair.inject('server', wire.subarray(0, 5)).inject('server', wire.subarray(5)).end('server');
    expect(pair.fault('server')).toBeNull();
  });
});

test('an end that sends very many messages at once does not run out of stack', () => {
  const send = Array.from({ length: 300_005 }, () => none);
  const engine = {
    transport: { at: 'running' },
    service: { at: 'connected' },
    receive: () => ({ send, events: [] }),
  };
  const party = new Party(
    engine,
    () => null,
    () => [],
  );
  expect(party.move({ kind: 'end' }).send.length).toBe(300_005);
});
